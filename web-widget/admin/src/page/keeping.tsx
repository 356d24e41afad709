import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleCheck, TriangleAlert } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { type Loaded, useHere } from '../here.ts';
import { type Aged, aged, USUAL_DAYS, yearsOf } from '../privacy.ts';
import { many, t } from '../words.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' });
const OTHER = 'other';

/** What would be erased tonight if chats were kept for so many days; asked anew when that changes. */
export function useDue(path: string, keepDays: number | null): Loaded<Aged> {
  const { rest } = useHere();
  const [due, setDue] = useState<Loaded<Aged>>({ is: 'loading' });
  useEffect(() => {
    if (keepDays === null) return undefined;
    let wanted = true;
    setDue({ is: 'loading' });
    void rest.request('POST', `${path}/due`, aged, { keepDays }).then((answer) => {
      if (!wanted) return;
      setDue(
        answer.ok
          ? { is: 'there', value: answer.value }
          : { is: 'failed', problem: answer.problem },
      );
    });
    return () => {
      wanted = false;
    };
  }, [rest, path, keepDays]);
  return due;
}

/** How long chats are kept, and what a shorter time would erase. */
export function Keeping({
  days,
  onDays,
  bounds,
  due,
  error,
}: {
  /** As typed; empty is for ever. */
  readonly days: string;
  readonly onDays: (days: string) => void;
  readonly bounds: { readonly leastDays: number; readonly mostDays: number };
  /** Null where nothing more would be erased than now. */
  readonly due: Loaded<Aged> | null;
  readonly error: string | null;
}) {
  const isUsual = days === '' || USUAL_DAYS.some((usual) => String(usual) === days);
  const [typing, setTyping] = useState(!isUsual);
  return (
    <section class="card form" aria-labelledby="keep">
      <h2 id="keep">{t('privacy.keep')}</h2>
      <p class="quiet">{t('privacy.keepLead')}</p>
      <Select
        label={t('privacy.days')}
        value={typing ? OTHER : days}
        options={[
          { value: '', label: t('privacy.forEver') },
          ...USUAL_DAYS.map((each) => ({ value: String(each), label: inWords(each) })),
          { value: OTHER, label: t('privacy.other') },
        ]}
        onChoice={(choice) => {
          setTyping(choice === OTHER);
          if (choice !== OTHER) onDays(choice);
        }}
        error={typing ? null : error}
      />
      {typing && (
        <TextField
          label={t('privacy.otherDays')}
          hint={t('privacy.badDays', { least: bounds.leastDays, most: bounds.mostDays })}
          inputMode="numeric"
          value={days}
          onText={onDays}
          error={error}
          autocomplete="off"
        />
      )}
      {due !== null && <Due due={due} />}
    </section>
  );
}

function inWords(days: number): string {
  const years = yearsOf(days);
  return years === null ? t('privacy.ofDays', { n: days }) : many('privacy.years', years);
}

function Due({ due }: { readonly due: Loaded<Aged> }) {
  switch (due.is) {
    case 'loading':
      return (
        <p class="quiet" role="status">
          {t('privacy.counting')}
        </p>
      );
    case 'failed':
      return (
        <Banner tone="bad" icon={TriangleAlert}>
          {due.problem.detail}
        </Banner>
      );
    case 'there': {
      const { chats, oldest } = due.value;
      return chats === 0 || oldest === null ? (
        <Banner tone="good" icon={CircleCheck}>
          {t('privacy.nothingDue')}
        </Banner>
      ) : (
        <Banner tone="warn" icon={TriangleAlert}>
          {t(chats === 1 ? 'privacy.due.one' : 'privacy.due.many', {
            n: chats,
            oldest: day.format(new Date(oldest)),
          })}
        </Banner>
      );
    }
  }
}
