import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextArea } from '@firsthand/shared/ui/field.tsx';
import { Avatar } from '@firsthand/shared/ui/small.tsx';
import { Timer } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

const QUEUE = '';
const close = () => dialog.close();

/** Gives a chat to a colleague, who has it at once, or to whoever is free. */
export function Reassign({ conversation }: { readonly conversation: string }) {
  const { desk } = useHere();
  const summary = desk.inbox.value.summaries.get(conversation);
  const waits = summary?.state === 'queued' || typeof summary?.waitingSince === 'string';
  const owner = desk.transcripts.value.get(conversation)?.owner ?? null;
  const [to, setTo] = useState<string | null>(null);
  const [brief, setBrief] = useState('');
  const people = desk.colleagues.value.filter(
    ({ agent, status }) => status !== 'offline' && agent.id !== owner,
  );
  const give = () => {
    if (to === null) return;
    desk.reassign(conversation, to === QUEUE ? null : to, brief.trim());
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
          <Button kind="primary" type="submit" disabled={to === null}>
            {t('reassign.do')}
          </Button>
        </>
      }
    >
      <fieldset class="people">
        <legend class="label">{t('transfer.whom')}</legend>
        {!waits && (
          <label class="people__one">
            <input type="radio" name="to" checked={to === QUEUE} onChange={() => setTo(QUEUE)} />
            <Timer size={18} aria-hidden="true" />
            <span>{t('reassign.queue')}</span>
          </label>
        )}
        {people.map(({ agent, status, load, capacity }) => (
          <label key={agent.id} class="people__one">
            <input
              type="radio"
              name="to"
              checked={to === agent.id}
              disabled={load >= capacity}
              onChange={() => setTo(agent.id)}
            />
            <Avatar name={agent.name} picture={agent.picture} size="small" status={status} />
            <span>{agent.id === desk.me.id ? t('by.you') : agent.name}</span>
            <span class="quiet">
              {t(`status.${status}`)} · {t('load', { n: load, capacity })}
              {load >= capacity && ` · ${t('transfer.full')}`}
            </span>
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('transfer.brief')}
        hint={t('reassign.briefHint')}
        value={brief}
        onText={setBrief}
        maxLength={1000}
        rows={3}
      />
    </Dialog>
  );
}
