import { Button } from '@firsthand/shared/ui/button.tsx';
import { Smartphone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { useHere } from './here.ts';

/** Whether this device is called while no console is open, and the way to turn that on and off. */
export function CallsHere() {
  const { push } = useHere();
  const [busy, setBusy] = useState(false);
  const state = push.state.value;
  const during = (work: () => Promise<void>) => () => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return (
    <div class="alerts__line">
      <p role="status">{t(`alerts.push.${state}`)}</p>
      {(state === 'off' || state === 'failed') && (
        <Button small icon={Smartphone} busy={busy} onClick={during(() => push.turnOn())}>
          {t(state === 'off' ? 'alerts.push.turnOn' : 'alerts.push.again')}
        </Button>
      )}
      {state === 'on' && (
        <Button small kind="quiet" busy={busy} onClick={during(() => push.turnOff())}>
          {t('alerts.push.turnOff')}
        </Button>
      )}
    </div>
  );
}
