import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Check, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Plus, Trash2 } from 'lucide-preact';
import type { Nudge, Welcome } from '../site.ts';
import { t } from '../words.ts';

const MOST_NUDGES = 10;
const LONGEST_WAIT = 3600;

interface Props {
  readonly welcome: Welcome;
  readonly error: (field: string) => string | null;
  readonly onWelcome: (welcome: Welcome) => void;
}

/** What comes before a visitor's first words: what is asked, what is agreed to, who is greeted. */
export function SiteWelcome({ welcome, error, onWelcome }: Props) {
  const { askName, askEmail, needed, consent, nudges } = welcome;
  const change = (at: number, nudge: Nudge) =>
    onWelcome({ ...welcome, nudges: nudges.map((one, i) => (i === at ? nudge : one)) });
  return (
    <>
      <fieldset class="field-group">
        <legend>{t('welcome.form')}</legend>
        <Check
          label={t('welcome.askName')}
          checked={askName}
          onCheck={(on) => onWelcome({ ...welcome, askName: on })}
        />
        <Check
          label={t('welcome.askEmail')}
          checked={askEmail}
          onCheck={(on) => onWelcome({ ...welcome, askEmail: on })}
        />
        <Check
          label={t('welcome.needed')}
          hint={t('welcome.needed.hint')}
          checked={needed}
          disabled={!askName && !askEmail}
          onCheck={(on) => onWelcome({ ...welcome, needed: on })}
        />
      </fieldset>
      <TextArea
        label={t('welcome.consent')}
        hint={t('welcome.consent.hint')}
        value={consent}
        onText={(text) => onWelcome({ ...welcome, consent: text })}
        error={error('consent')}
        maxLength={600}
        rows={2}
      />
      <fieldset class="field-group">
        <legend>{t('nudges')}</legend>
        <p class="quiet">{t('nudges.lead')}</p>
        {error('nudges') !== null && (
          <p class="field__error" role="alert">
            {error('nudges')}
          </p>
        )}
        {nudges.map((nudge, i) => (
          <div class="nudge" role="group" aria-label={t('nudge', { n: i + 1 })} key={i}>
            <TextField
              label={t('nudge.text')}
              value={nudge.text}
              onText={(text) => change(i, { ...nudge, text })}
              maxLength={200}
            />
            <div class="two">
              <TextField
                label={t('nudge.page')}
                hint={t('nudge.page.hint')}
                value={nudge.page}
                onText={(page) => change(i, { ...nudge, page })}
                maxLength={200}
                spellcheck={false}
              />
              <TextField
                label={t('nudge.seconds')}
                type="number"
                min={0}
                max={LONGEST_WAIT}
                value={String(nudge.seconds)}
                onText={(text) =>
                  change(i, {
                    ...nudge,
                    seconds: Math.min(LONGEST_WAIT, Math.max(0, Math.round(Number(text) || 0))),
                  })
                }
              />
            </div>
            <div class="row">
              <Check
                label={t('nudge.returning')}
                checked={nudge.returning}
                onCheck={(returning) => change(i, { ...nudge, returning })}
              />
              <IconButton
                icon={Trash2}
                label={t('nudge.remove', { n: i + 1 })}
                onClick={() =>
                  onWelcome({ ...welcome, nudges: nudges.filter((_, at) => at !== i) })
                }
              />
            </div>
          </div>
        ))}
        {nudges.length < MOST_NUDGES && (
          <Button
            small
            icon={Plus}
            onClick={() =>
              onWelcome({
                ...welcome,
                nudges: [...nudges, { page: '', seconds: 30, returning: false, text: '' }],
              })
            }
          >
            {t('nudge.add')}
          </Button>
        )}
      </fieldset>
    </>
  );
}
