import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner, Bar } from '@firsthand/shared/ui/small.tsx';
import { ArrowRight, CircleAlert } from 'lucide-preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  type Change,
  type Checked,
  isThrough,
  piece,
  type Says,
  sums,
  UNCHECKED,
  withPiece,
  type Worth,
} from '../check.ts';
import { useHere } from '../here.ts';
import { type Key, many, t } from '../words.ts';

/** A check of what a change would do to the past: not begun, under way or through, or broken off. */
export type Check =
  | { readonly is: 'none' }
  | { readonly is: 'going'; readonly checked: Checked }
  | { readonly is: 'done'; readonly checked: Checked }
  | { readonly is: 'failed'; readonly problem: Problem };

/** Asks the past again, piece by piece, until it is through, stopped, or the page is left. */
export function useCheck(path: string): {
  readonly check: Check;
  /** Begins; gives what was found, or null if it came to nothing or was stopped. */
  readonly begin: (draft: object) => Promise<Checked | null>;
  readonly forget: () => void;
} {
  const { rest } = useHere();
  const [check, setCheck] = useState<Check>({ is: 'none' });
  const round = useRef(0);
  const forget = useCallback(() => {
    round.current += 1;
    setCheck({ is: 'none' });
  }, []);
  useEffect(
    () => () => {
      round.current += 1;
    },
    [],
  );
  const begin = useCallback(
    async (draft: object): Promise<Checked | null> => {
      const mine = (round.current += 1);
      let checked = UNCHECKED;
      setCheck({ is: 'going', checked });
      while (!isThrough(checked)) {
        const at = checked.until === null ? {} : { until: checked.until, done: checked.done };
        const answer = await rest.request('POST', `${path}/check`, piece, { ...draft, ...at });
        if (round.current !== mine) return null;
        if (!answer.ok) {
          setCheck({ is: 'failed', problem: answer.problem });
          return null;
        }
        checked = withPiece(checked, answer.value);
        setCheck({ is: 'going', checked });
      }
      setCheck({ is: 'done', checked });
      return checked;
    },
    [rest, path],
  );
  return { check, begin, forget };
}

const later = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const FIRST = 6;
const TONES: Readonly<Record<Worth, 'good' | 'bad' | 'plain'>> = {
  BETTER: 'good',
  WORSE: 'bad',
  UNKNOWN: 'plain',
};

/** What a check has found so far. */
export function CheckShown({ check }: { readonly check: Check }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [check]);
  if (check.is === 'none') return null;
  if (check.is === 'failed') {
    return (
      <Banner tone="bad" icon={CircleAlert}>
        {t('check.failed')} {check.problem.detail}
      </Banner>
    );
  }
  const { checked } = check;
  return (
    <section class="past-check" aria-labelledby="check" ref={box}>
      <h3 id="check">{t('check')}</h3>
      {check.is === 'going' && (
        <div class="past-check__going" role="status">
          <span class="quiet">{t('check.going', { n: checked.done, of: checked.of })}</span>
          <Bar
            value={checked.of === 0 ? 0 : checked.done / checked.of}
            label={t('check.going', { n: checked.done, of: checked.of })}
          />
        </div>
      )}
      {check.is === 'done' && (
        <p class="quiet" role="status">
          {checked.changes.length === 0
            ? many('check.nothing', checked.of)
            : many('check.of', checked.of)}
        </p>
      )}
      {checked.moment !== null && (
        <p class="quiet">{t('check.moment', { at: later.format(Date.parse(checked.moment)) })}</p>
      )}
      {checked.changes.length > 0 && <Changes changes={checked.changes} />}
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const [whole, setWhole] = useState(false);
  const counted = sums(changes);
  const shown = whole ? changes : changes.slice(0, FIRST);
  return (
    <>
      <p class="past-check__sums">
        {(['WORSE', 'BETTER', 'UNKNOWN'] as const)
          .filter((worth) => counted[worth] > 0)
          .map((worth) => (
            <Badge key={worth} tone={TONES[worth]}>
              {t(`check.sum.${worth}`, { n: counted[worth] })}
            </Badge>
          ))}
      </p>
      <ul class="past-check__list" aria-label={t('check.list')}>
        {shown.map((change) => (
          <li key={change.text} class="past-check__change">
            <span class="past-check__words">
              <Badge tone={TONES[change.worth]}>{t(`check.worth.${change.worth}`)}</Badge>{' '}
              {change.conversation === '' ? (
                change.text
              ) : (
                <a
                  href={`../console/#/c/${encodeURIComponent(change.conversation)}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {change.text}
                </a>
              )}
              {change.times > 1 && (
                <span class="quiet"> {many('questions.times', change.times)}</span>
              )}
            </span>
            <span class="quiet past-check__said">
              {said(change.before)} <ArrowRight size={12} aria-label={t('proposal.becomes')} />{' '}
              {said(change.after)}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < changes.length && (
        <div class="row">
          <Button small onClick={() => setWhole(true)}>
            {t('lab.flips.more', { n: changes.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}

const SAID: Readonly<Record<string, Key>> = {
  ASK_BACK: 'check.says.ASK_BACK',
  REPHRASE: 'check.says.REPHRASE',
  OFFER: 'check.says.OFFER',
  SMALL_TALK: 'check.says.SMALL_TALK',
  ESCALATE: 'check.says.ESCALATE',
};

function said(says: Says): string {
  if (says.entry !== null) return t('check.says.ANSWER', { title: says.title });
  const key = SAID[says.verdict];
  return key === undefined ? says.verdict : t(key);
}
