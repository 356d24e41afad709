import { Button } from '@firsthand/shared/ui/button.tsx';
import { t } from '../words.ts';

/** A reply that was begun before the chat became somebody else's: it is still there, and can be made a note. */
export function HeldBack({
  reply,
  onMove,
  onDiscard,
}: {
  readonly reply: string;
  readonly onMove: () => void;
  readonly onDiscard: () => void;
}) {
  return (
    <div class="held-back" role="group" aria-label={t('heldBack')}>
      <p>
        <span class="quiet">{t('heldBack')}</span> <q class="held-back__words">{reply}</q>
      </p>
      <Button small onClick={onMove}>
        {t('heldBack.move')}
      </Button>
      <Button small kind="quiet" onClick={onDiscard}>
        {t('heldBack.discard')}
      </Button>
    </div>
  );
}
