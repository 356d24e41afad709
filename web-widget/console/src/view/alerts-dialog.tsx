import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check, TextField } from '@firsthand/shared/ui/field.tsx';
import { BellRing, Volume2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { PushTest } from '../push.ts';
import type { QuietHours } from '../quiet-hours.ts';
import { t } from '../words.ts';
import { CallsHere } from './calls-here.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** How this agent is called: sound, notifications, quiet hours, and a test of it all. */
export function AlertsDialog() {
  const { alarm, push } = useHere();
  const [tested, setTested] = useState(false);
  const [called, setCalled] = useState<PushTest | null>(null);
  const permission = alarm.permission.value;
  const hours = alarm.quietHours.value;
  const setHours = (now: QuietHours) => {
    alarm.setQuietHours(now);
    void push.keepQuiet();
  };
  return (
    <Dialog
      title={t('alerts')}
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      footer={
        <Button
          kind="primary"
          icon={Volume2}
          onClick={() => {
            alarm.test();
            setTested(true);
            setCalled(null);
            if (push.state.peek() === 'on') void push.test().then(setCalled);
          }}
        >
          {t('menu.test')}
        </Button>
      }
    >
      <div class="alerts">
        <Check
          label={t('alerts.sound')}
          checked={!alarm.muted.value}
          onCheck={(on) => alarm.mute(!on)}
        />
        <div class="alerts__line">
          <p>{t(`alerts.notify.${permission}`)}</p>
          {permission === 'default' && (
            <Button small icon={BellRing} onClick={() => alarm.askPermission()}>
              {t('menu.notifications')}
            </Button>
          )}
        </div>
        <CallsHere />
        <Check
          label={t('alerts.quiet')}
          hint={t('alerts.quietHint')}
          checked={hours.on}
          onCheck={(on) => setHours({ ...hours, on })}
        />
        {hours.on && (
          <div class="alerts__hours">
            <TextField
              label={t('alerts.from')}
              type="time"
              value={hours.from}
              onText={(from) => setHours({ ...hours, from })}
            />
            <TextField
              label={t('alerts.to')}
              type="time"
              value={hours.to}
              onText={(to) => setHours({ ...hours, to })}
            />
          </div>
        )}
        <p role="status" class="quiet">
          {tested && t(alarm.silenced.value ? 'alerts.testSilenced' : 'alerts.tested')}
          {called !== null && ` ${t(`alerts.push.test.${called}`)}`}
        </p>
      </div>
    </Dialog>
  );
}
