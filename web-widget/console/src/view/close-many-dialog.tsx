import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { useState } from 'preact/hooks';
import { many, t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

const REASONS = ['solved', 'left', 'elsewhere', 'spam'] as const;

/** Ends several chats for one reason. What was promised in a chat keeps it open. */
export function CloseMany({ conversations }: { readonly conversations: readonly string[] }) {
  const { desk, picked } = useHere();
  const [reason, setReason] = useState<string>('solved');
  const { summaries } = desk.inbox.value;
  const closable = conversations.filter((each) => {
    const summary = summaries.get(each);
    return summary !== undefined && summary.due === undefined;
  });
  const kept = conversations.length - closable.length;
  return (
    <Dialog
      title={many('closeMany', closable.length)}
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        for (const each of closable) desk.close(each, reason);
        picked.value = null;
        dialog.close();
      }}
      footer={
        <>
          <Button kind="quiet" onClick={() => dialog.close()}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit" disabled={closable.length === 0}>
            {many('closeMany.do', closable.length)}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('closeMany.text')}</p>
      {kept > 0 && <p>{many('closeMany.kept', kept)}</p>}
      <fieldset class="radios">
        <legend class="field__label">{t('close.why')}</legend>
        {REASONS.map((each) => (
          <label key={each} class="radio">
            <input
              type="radio"
              name="reason"
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            {t(`close.${each}`)}
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
