import { type Hours, NOBODY_CASES } from '../hours.ts';
import { t } from '../words.ts';
import { TextsByLanguage } from './texts-by-language.tsx';

interface NobodyTextsProps {
  readonly texts: Hours['texts'];
  readonly always: boolean;
  /** The field that was refused, such as `texts.HOLIDAY.fr`, and why. */
  readonly problem: { readonly field: string | null; readonly text: string } | undefined;
  readonly onTexts: (texts: Hours['texts']) => void;
}

/** A site's own words for who finds nobody there; a site that never closes needs but two of them. */
export function NobodyTexts({ texts, always, problem, onTexts }: NobodyTextsProps) {
  const cases = NOBODY_CASES.filter(
    (each) => !always || each === 'ALL_BUSY' || each === 'NOBODY_SIGNED_IN',
  );
  return (
    <section class="card form" aria-labelledby="nobody-texts">
      <div>
        <h2 id="nobody-texts">{t('hours.texts')}</h2>
        <p class="quiet">{t('hours.textsLead')}</p>
      </div>
      {cases.map((each) => (
        <TextsByLanguage
          key={each}
          label={t(`hours.text.${each}`)}
          hint={t(always ? 'hours.textHint.always' : `hours.textHint.${each}`)}
          texts={texts[each]}
          error={problem?.field?.startsWith(`texts.${each}`) === true ? problem.text : null}
          onTexts={(changed) => onTexts({ ...texts, [each]: changed })}
        />
      ))}
    </section>
  );
}
