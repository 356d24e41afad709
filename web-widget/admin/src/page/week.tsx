import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { CopyCheck, Plus, X } from 'lucide-preact';
import {
  asTime,
  changed,
  copiedToWeekdays,
  type Day,
  DAYS,
  endsNextDay,
  type Hours,
  isTime,
  oneMore,
  type Span,
  withDay,
  without,
} from '../hours.ts';
import { t } from '../words.ts';

/** The hours of an ordinary week, day by day. */
export function Week({
  week,
  onWeek,
}: {
  readonly week: Hours['week'];
  readonly onWeek: (week: Hours['week']) => void;
}) {
  return (
    <section class="card" aria-labelledby="week">
      <div class="card__head">
        <h2 id="week">{t('hours.week')}</h2>
        <Button kind="quiet" icon={CopyCheck} onClick={() => onWeek(copiedToWeekdays(week))}>
          {t('hours.copyMonday')}
        </Button>
      </div>
      <ul class="week">
        {DAYS.map((day) => (
          <OneDay
            key={day}
            day={day}
            spans={week.filter((span) => span.day === day)}
            onSpans={(spans) => onWeek(withDay(week, day, spans))}
          />
        ))}
      </ul>
    </section>
  );
}

function OneDay({
  day,
  spans,
  onSpans,
}: {
  readonly day: Day;
  readonly spans: readonly Span[];
  readonly onSpans: (spans: readonly Span[]) => void;
}) {
  const name = t(`day.${day}`);
  return (
    <li class="week__day">
      <strong>{name}</strong>
      <Spans name={name} spans={spans} onSpans={onSpans} />
    </li>
  );
}

/** Some spans of one day, to be typed. */
export function Spans({
  name,
  spans,
  onSpans,
}: {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly onSpans: (spans: readonly Span[]) => void;
}) {
  return (
    <div class="spans">
      {spans.length === 0 && <span class="quiet spans__closed">{t('hours.closed')}</span>}
      {spans.map((span, i) => (
        // Spans have no name of their own: their place is it.
        // oxlint-disable-next-line react/no-array-index-key
        <div class="span" key={i} role="group" aria-label={t('hours.span', { name, n: i + 1 })}>
          <Time
            label={t('hours.from', { name })}
            value={span.from}
            onTime={(from) => onSpans(changed(spans, i, { from, to: span.to }))}
          />
          <span aria-hidden="true">–</span>
          <Time
            label={t('hours.to', { name })}
            value={span.to}
            onTime={(to) => onSpans(changed(spans, i, { from: span.from, to }))}
          />
          {endsNextDay(span) && <span class="quiet">{t('hours.nextDay')}</span>}
          <IconButton
            label={t('hours.removeSpan', { name, from: span.from })}
            icon={X}
            onClick={() => onSpans(without(spans, i))}
          />
        </div>
      ))}
      <IconButton
        label={t('hours.addSpan', { name })}
        icon={Plus}
        onClick={() => onSpans([...spans, oneMore(spans)])}
      />
    </div>
  );
}

function Time({
  label,
  value,
  onTime,
}: {
  readonly label: string;
  readonly value: string;
  readonly onTime: (time: string) => void;
}) {
  return (
    <input
      class="input span__time"
      type="text"
      inputMode="numeric"
      maxLength={5}
      autocomplete="off"
      aria-label={label}
      aria-invalid={!isTime(asTime(value))}
      value={value}
      onInput={(event) => onTime(event.currentTarget.value)}
      onBlur={(event) => onTime(asTime(event.currentTarget.value))}
    />
  );
}
