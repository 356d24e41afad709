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

/** Passes a chat on: to a colleague, a team or the queue, with a brief that is kept until sent. */
export function TransferDialog({
  conversation,
  to,
}: {
  readonly conversation: string;
  readonly to?: Target | undefined;
}) {
  const { desk, briefs } = useHere();
  const [chosen, setChosen] = useState<Target | null>(to ?? null);
  const [brief, setBrief] = useState(() => briefs.of('transfer', conversation));
  const [search, setSearch] = useState('');
  const [error, setError] = useState<string | null>(null);
  const targets = targetsFor(desk.me.id, desk.colleagues.value, desk.teams.value, search);
  const write = (text: string) => {
    setBrief(text);
    briefs.keep('transfer', conversation, text);
  };
  const go = () => {
    if (chosen === null) {
      setError(t('transfer.choose'));
      return;
    }
    if (chosen.is === 'queue') desk.requeue(conversation, brief.trim());
    else desk.transfer(conversation, chosen, brief.trim());
    briefs.keep('transfer', conversation, '');
    dialog.close();
  };
  return (
    <Dialog
      title={t('transfer')}
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      onSubmit={go}
      footer={
        <>
          <Button kind="quiet" onClick={() => dialog.close()}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {chosen?.is === 'queue' ? t('transfer.doQueue') : t('transfer.do')}
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
        queue
        needsRoom
        error={error}
      />
      <TextArea
        label={t('transfer.brief')}
        hint={t('transfer.briefHint')}
        value={brief}
        onText={write}
        maxLength={1000}
        rows={3}
      />
    </Dialog>
  );
}
