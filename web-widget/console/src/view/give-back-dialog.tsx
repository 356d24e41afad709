import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check, Select, TextArea } from '@firsthand/shared/ui/field.tsx';
import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import {
  entriesOf,
  LONGEST_SETTLED,
  MOST_SETTLED,
  settledDrafts,
  type SettledDraft,
  settledOf,
} from '../settled.ts';
import { unread } from '../transcript.ts';
import { promiseWords, t } from '../words.ts';
import { Due } from './due.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

const NO_ENTRY = '';
const close = () => dialog.close();

/** Gives a chat back to the bot, with what is settled and what is promised. */
export function GiveBack({ conversation }: { readonly conversation: string }) {
  const { desk } = useHere();
  const transcript = desk.transcripts.value.get(conversation) ?? unread(conversation);
  const [drafts, setDrafts] = useState(() => settledDrafts(transcript));
  const [entries] = useState(() => entriesOf(transcript));
  const promises = [...transcript.promises.values()];
  const change = (i: number, what: Partial<SettledDraft>) =>
    setDrafts(drafts.map((draft, at) => (at === i ? { ...draft, ...what } : draft)));
  return (
    <Dialog
      title={t('giveBack')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        desk.giveBack(conversation, settledOf(drafts));
        close();
      }}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t('do.giveBack')}
          </Button>
        </>
      }
    >
      <p>{t('giveBack.text')}</p>
      {promises.length > 0 && (
        <>
          <h3 class="label">{t('giveBack.promises')}</h3>
          <ul class="promised">
            {promises.map((promise) => (
              <li key={promise.id}>
                {promiseWords(promise)} <Due due={promise.due} />
              </li>
            ))}
          </ul>
        </>
      )}
      <fieldset class="settling">
        <legend class="field__label">{t('giveBack.settled')}</legend>
        <p class="quiet">{t('giveBack.settledHint')}</p>
        {drafts.map((draft, i) => (
          <Point
            key={i}
            draft={draft}
            number={i + 1}
            entries={entries}
            onChange={(what) => change(i, what)}
          />
        ))}
        {drafts.length < MOST_SETTLED && (
          <Button
            small
            icon={Plus}
            onClick={() => setDrafts([...drafts, { text: '', entry: null, chosen: true }])}
          >
            {t('giveBack.add')}
          </Button>
        )}
      </fieldset>
    </Dialog>
  );
}

function Point({
  draft,
  number,
  entries,
  onChange,
}: {
  readonly draft: SettledDraft;
  readonly number: number;
  readonly entries: ReturnType<typeof entriesOf>;
  readonly onChange: (what: Partial<SettledDraft>) => void;
}) {
  const title = entries.find(({ entry }) => entry === draft.entry)?.title ?? draft.entry;
  return (
    <div class="settling__point" role="group" aria-label={t('giveBack.point', { number })}>
      <Check
        label={title === null ? t('giveBack.own') : title}
        checked={draft.chosen}
        onCheck={(chosen) => onChange({ chosen })}
      />
      {draft.chosen && (
        <>
          <TextArea
            label={t('giveBack.words')}
            value={draft.text}
            onText={(text) => onChange({ text })}
            maxLength={LONGEST_SETTLED}
            rows={2}
          />
          <Select
            label={t('giveBack.about')}
            value={draft.entry ?? NO_ENTRY}
            options={[
              { value: NO_ENTRY, label: t('giveBack.aboutNone') },
              ...withOwn(entries, draft.entry).map((each) => ({
                value: each.entry,
                label: each.title,
              })),
            ]}
            onChoice={(entry) => onChange({ entry: entry === NO_ENTRY ? null : entry })}
          />
        </>
      )}
    </div>
  );
}

/** The entries that came up, and the point's own where it came up before this window looked. */
function withOwn(entries: ReturnType<typeof entriesOf>, own: string | null) {
  return own === null || entries.some(({ entry }) => entry === own)
    ? entries
    : [...entries, { entry: own, title: own }];
}
