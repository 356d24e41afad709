import { Bar } from './small.tsx';
import { ChevronRight } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Why } from '../protocol-agent.ts';
import { words } from '../i18n.ts';
import { whyWords } from './why-words.ts';

const t = words('en', whyWords);

/** Why the bot did what it did, with the numbers, folded away. */
export function WhyThis({ why }: { readonly why: Why }) {
  return (
    <details class="why">
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {t('why')}
      </summary>
      <WhyBody why={why} />
    </details>
  );
}

/** What was decided, on which numbers, and what would have turned it. */
export function WhyBody({ why }: { readonly why: Why }) {
  return (
    <div class="why__body">
      <p>
        <strong>{coded('verdict', why.verdict)}</strong>
        {typeof why.reason === 'string' && <> · {coded('reason', why.reason)}</>}
        {typeof why.rule === 'string' && why.rule !== why.reason && <> · “{why.rule}”</>}
      </p>
      {why.candidates.length > 0 && (
        <table class="why__table">
          <caption class="label">{t('why.candidates')}</caption>
          <tbody>
            {why.candidates.map((candidate, i) => (
              <tr key={candidate.entry}>
                <th scope="row">
                  {candidate.title}
                  {candidate.words.length > 0 && (
                    <span class="why__words">
                      {t('why.words', { words: candidate.words.join(', ') })}
                    </span>
                  )}
                </th>
                <td>
                  <Zones why={why}>
                    <Bar
                      value={candidate.confidence}
                      strong={i === 0}
                      label={t('tried.sure', { percent: percent(candidate.confidence) })}
                    />
                  </Zones>
                </td>
                <td class="why__number">{percent(candidate.confidence)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {why.signals.length > 0 && (
        <>
          <p class="label">{t('why.signals')}</p>
          <ul class="why__signals">
            {why.signals.map((signal) => (
              <li key={signal.signal}>
                {coded('signal', signal.signal)} {percent(signal.probability)}%
                {signal.words.length > 0 && <q>{signal.words.join(', ')}</q>}
              </li>
            ))}
          </ul>
        </>
      )}
      {why.matched.length > 0 && (
        <>
          <p class="label">{t('why.matched')}</p>
          <ul class="why__signals">
            {why.matched.map(({ rule, words: because }) => (
              <li key={rule}>
                {rule}
                {because.length > 0 && <q>{because.join(', ')}</q>}
              </li>
            ))}
          </ul>
        </>
      )}
      {typeof why.turn === 'string' && why.turn !== '' && <p class="why__turn">{why.turn}</p>}
      <p class="quiet why__foot">
        {t('why.numbers', {
          answer: percent(why.answerThreshold),
          askBack: percent(why.askBackThreshold),
          margin: percent(why.margin),
        })}{' '}
        {counted(why)}
        {t('why.versions', {
          policy: why.policyVersion,
          faq: why.faqVersion,
          model: why.model,
        })}{' '}
        {why.calibration !== '' && t('why.calibration', { name: why.calibration })}{' '}
        {why.adjustment > 0 &&
          t('why.adjusted', { percent: percent(why.prior), version: why.adjustment })}
      </p>
    </div>
  );
}

/** A bar with marks where asking back and answering begin. */
function Zones({ why, children }: { readonly why: Why; readonly children: ComponentChildren }) {
  return (
    <span class="zones">
      {children}
      <i class="zones__mark" style={{ insetInlineStart: `${percent(why.askBackThreshold)}%` }} />
      <i class="zones__mark" style={{ insetInlineStart: `${percent(why.answerThreshold)}%` }} />
    </span>
  );
}

/** What had been counted by then; empty if nothing had. */
function counted({ counters }: Why): string {
  const some = Object.entries(counters).filter(([, n]) => n > 0);
  return some.length === 0
    ? ''
    : `${t('why.counters', { counters: some.map(([name, n]) => `${readable(name)} ${n}`).join(', ') })} `;
}

/** The words for a code of the protocol, such as a reason; an unknown code is shown readably. */
function coded(family: 'verdict' | 'reason' | 'signal', code: string): string {
  const key = `${family}.${code}`;
  return isKey(key) ? t(key) : readable(code);
}

function isKey(key: string): key is keyof typeof whyWords {
  return Object.hasOwn(whyWords, key);
}

/** A code such as VISITOR_ASKED as a person would read it. */
export function readable(code: string): string {
  const plain = code.replaceAll('_', ' ').toLocaleLowerCase();
  return plain.charAt(0).toLocaleUpperCase() + plain.slice(1);
}

/** A probability as whole percent. */
export function percent(probability: number): number {
  return Math.round(probability * 100);
}
