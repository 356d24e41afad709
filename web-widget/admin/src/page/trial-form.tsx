import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check, Slider } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import { type Guard, MEASURES, USUAL, type Wish } from '../trial.ts';
import { t } from '../words.ts';

interface TrialFormProps {
  readonly busy: boolean;
  readonly onBegin: (wish: Wish) => void;
  readonly onClose: () => void;
}

/** On how many of the chats a version is tried, and what takes it back. */
export function TrialForm({ busy, onBegin, onClose }: TrialFormProps) {
  const [percent, setPercent] = useState(USUAL.percent);
  const [guards, setGuards] = useState<readonly Guard[]>(USUAL.guards);
  const change = (guard: Guard) =>
    setGuards(guards.map((each) => (each.measure === guard.measure ? guard : each)));
  return (
    <Dialog
      title={t('try')}
      onClose={onClose}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={() => onBegin({ percent, guards })}>
            {t('try.begin')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('try.text')}</p>
      <Slider
        label={t('try.percent')}
        min={1}
        max={90}
        step={1}
        value={percent}
        said={`${percent}%`}
        onValue={setPercent}
      />
      <h3>{t('try.guards')}</h3>
      <p class="quiet">{t('try.guards.text')}</p>
      {MEASURES.map((measure) => {
        const usual = USUAL.guards.find((each) => each.measure === measure);
        const guard = guards.find((each) => each.measure === measure);
        return (
          <fieldset key={measure} class="guard">
            <legend class="unseen">{t(`trial.${measure}`)}</legend>
            <Check
              label={t(`trial.${measure}`)}
              checked={guard !== undefined}
              onCheck={(on) =>
                setGuards(
                  on && usual !== undefined
                    ? [...guards, usual]
                    : guards.filter((each) => each.measure !== measure),
                )
              }
            />
            {guard !== undefined && (
              <>
                <Slider
                  label={t('try.worse')}
                  min={0}
                  max={50}
                  step={1}
                  value={Math.round(guard.worse * 100)}
                  said={t('try.points', { n: Math.round(guard.worse * 100) })}
                  onValue={(points) => change({ ...guard, worse: points / 100 })}
                />
                <Slider
                  label={t('try.fewest')}
                  min={10}
                  max={1000}
                  step={10}
                  value={guard.fewest}
                  said={String(guard.fewest)}
                  onValue={(fewest) => change({ ...guard, fewest: Math.round(fewest) })}
                />
              </>
            )}
          </fieldset>
        );
      })}
    </Dialog>
  );
}
