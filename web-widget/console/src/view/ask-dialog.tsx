import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import { MOST_ASIDES } from '../asides.ts';
import { nameOf } from '../names.ts';
import { type Target, targetsFor } from '../targets.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { People } from './people.tsx';

const MANY = 6;

/** Asks a colleague or a team about a chat; what is written is kept until it is sent. */
export function AskDialog({ conversation }: { readonly conversation: string }) {
  const { desk, briefs } = useHere();
  const [chosen, setChosen] = useState<Target | null>(null);
  const [text, setText] = useState(() => briefs.of('ask', conversation));
  const [search, setSearch] = useState('');
  const [error, setError] = useState<string | null>(null);
  const full = (desk.transcripts.value.get(conversation)?.asides.length ?? 0) >= MOST_ASIDES;
  const write = (next: string) => {
    setText(next);
    briefs.keep('ask', conversation, next);
  };
  const go = () => {
    if (full) return;
    if (chosen === null || chosen.is === 'queue' || text.trim() === '') {
      setError(t('ask.choose'));
      return;
    }
    desk.ask(conversation, chosen, text.trim());
    briefs.keep('ask', conversation, '');
    dialog.close();
  };
  const colleague =
    chosen?.is === 'agent'
      ? desk.colleagues.value.find(({ agent }) => agent.id === chosen.id)
      : undefined;
  return (
    <Dialog
      title={t('ask')}
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      onSubmit={go}
      footer={
        <>
          <Button kind="quiet" onClick={() => dialog.close()}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit" disabled={full}>
            {t('ask.do')}
          </Button>
        </>
      }
    >
      {full && <p role="alert">{t('ask.full', { n: MOST_ASIDES })}</p>}
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
        legend={t('ask.whom')}
        targets={targetsFor(desk.me.id, desk.colleagues.value, desk.teams.value, search)}
        chosen={chosen}
        onChoose={(target) => {
          setChosen(target);
          setError(null);
        }}
        queue={false}
        needsRoom={false}
        error={error}
      />
      <p class="quiet" role="status">
        {colleague?.status === 'offline'
          ? t('ask.offline', { name: nameOf(desk.colleagues.value, colleague.agent.id) })
          : colleague?.status === 'away'
            ? t('ask.away', { name: nameOf(desk.colleagues.value, colleague.agent.id) })
            : ''}
      </p>
      <TextArea
        label={t('ask.text')}
        hint={t('ask.textHint')}
        value={text}
        onText={write}
        maxLength={2000}
        rows={3}
      />
    </Dialog>
  );
}
