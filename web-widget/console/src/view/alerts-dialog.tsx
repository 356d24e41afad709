import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check, TextField } from '@firsthand/shared/ui/field.tsx';
import { BellRing, Volume2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** How this agent is called: sound, notifications, quiet hours, and a test of it all. */
export function AlertsDialog() {
  const { alarm } = useHere();
  const [tested, setTested] = useState(false);
  const permission = alarm.permission.value;
  const hours = alarm.quietHours.value;
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
        <Check
          label={t('alerts.quiet')}
          hint={t('alerts.quietHint')}
          checked={hours.on}
          onCheck={(on) => alarm.setQuietHours({ ...hours, on })}
        />
        {hours.on && (
          <div class="alerts__hours">
            <TextField
              label={t('alerts.from')}
              type="time"
              value={hours.from}
              onText={(from) => alarm.setQuietHours({ ...hours, from })}
            />
            <TextField
              label={t('alerts.to')}
              type="time"
              value={hours.to}
              onText={(to) => alarm.setQuietHours({ ...hours, to })}
            />
          </div>
        )}
        <p role="status" class="quiet">
          {tested && t(alarm.silenced.value ? 'alerts.testSilenced' : 'alerts.tested')}
        </p>
      </div>
    </Dialog>
  );
}
