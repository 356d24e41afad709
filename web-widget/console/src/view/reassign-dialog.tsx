import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import { type Target, targetsFor } from '../targets.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { People } from './people.tsx';

const MANY = 6;
const close = () => dialog.close();

/** Gives a chat to a colleague, who has it at once, to a team's queue, or to whoever is free. */
export function Reassign({ conversation }: { readonly conversation: string }) {
  const { desk, briefs } = useHere();
  const summary = desk.inbox.value.summaries.get(conversation);
  const waits = summary?.state === 'queued' || typeof summary?.waitingSince === 'string';
  const owner = desk.transcripts.value.get(conversation)?.owner ?? '';
  const [chosen, setChosen] = useState<Target | null>(null);
  const [brief, setBrief] = useState(() => briefs.of('reassign', conversation));
  const [search, setSearch] = useState('');
  const [error, setError] = useState<string | null>(null);
  const targets = targetsFor(owner, desk.colleagues.value, desk.teams.value, search);
  const write = (text: string) => {
    setBrief(text);
    briefs.keep('reassign', conversation, text);
  };
  const give = () => {
    if (chosen === null) {
      setError(t('transfer.choose'));
      return;
    }
    desk.reassign(conversation, chosen, brief.trim());
    briefs.keep('reassign', conversation, '');
    close();
  };
  return (
    <Dialog
      title={t('reassign')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={give}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t('reassign.do')}
          </Button>
        </>
      }
    >
      {desk.colleagues.value.length + desk.teams.value.length > MANY && (
        <TextField
          label={t('people.search')}
          type="search"
          value={search}
          onText={setSearch}
          autocomplete="off"
        />
      )}
      <People
        legend={t('transfer.whom')}
        targets={targets}
        chosen={chosen}
        onChoose={(target) => {
          setChosen(target);
          setError(null);
        }}
        queue={waits ? false : 'first'}
        needsRoom
        unasked
        error={error}
      />
      <TextArea
        label={t('transfer.brief')}
        hint={t('reassign.briefHint')}
        value={brief}
        onText={write}
        maxLength={1000}
        rows={3}
      />
    </Dialog>
  );
}
