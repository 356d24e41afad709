import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { countsOf } from '../inbox.ts';
import { many, t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** What a practice is, before it begins. */
export function PractiseDialog() {
  const { desk, house } = useHere();
  const mine = countsOf(desk.inbox.value).mine.count;
  return (
    <Dialog
      title={t('practise')}
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      onSubmit={() => {
        dialog.close();
        if (desk.status.peek() === 'available') desk.setStatus('away', t('practise'));
        house.practise();
      }}
      footer={
        <>
          <Button kind="quiet" onClick={() => dialog.close()}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit">
            {t('practise.do')}
          </Button>
        </>
      }
    >
      <p>{t('practise.text')}</p>
      {desk.status.value === 'available' && <p>{t('practise.away')}</p>}
      {mine > 0 && <p>{many('practise.mine', mine)}</p>}
    </Dialog>
  );
}
