import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Check, TextField } from '@firsthand/shared/ui/field.tsx';
import { CalendarPlus, X } from 'lucide-preact';
import { changed, type ExceptionalDay, type Holiday, without } from '../hours.ts';
import { t } from '../words.ts';
import { Spans } from './week.tsx';

/** Days on which a site is closed, and says so. */
export function Holidays({
  days,
  onDays,
}: {
  readonly days: readonly Holiday[];
  readonly onDays: (days: readonly Holiday[]) => void;
}) {
  return (
    <section class="card" aria-labelledby="holidays">
      <div class="card__head">
        <h2 id="holidays">{t('hours.holidays')}</h2>
        <Button
          kind="quiet"
          icon={CalendarPlus}
          onClick={() => onDays([...days, { date: '', yearly: true, name: '' }])}
        >
          {t('hours.addHoliday')}
        </Button>
      </div>
      <p class="quiet">{t('hours.holidaysLead')}</p>
      <ul class="days">
        {days.map((day, i) => (
          // A day has no name before one is typed: its place is it.
          // oxlint-disable-next-line react/no-array-index-key
          <li class="days__day" key={i}>
            <DateAndName day={day} onDay={(to) => onDays(changed(days, i, { ...day, ...to }))} />
            <Check
              label={t('hours.yearly')}
              checked={day.yearly}
              onCheck={(yearly) => onDays(changed(days, i, { ...day, yearly }))}
            />
            <IconButton
              label={t('hours.removeDay', { date: day.date })}
              icon={X}
              onClick={() => onDays(without(days, i))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Days with hours of their own, or none. */
export function Exceptions({
  days,
  onDays,
}: {
  readonly days: readonly ExceptionalDay[];
  readonly onDays: (days: readonly ExceptionalDay[]) => void;
}) {
  return (
    <section class="card" aria-labelledby="exceptions">
      <div class="card__head">
        <h2 id="exceptions">{t('hours.exceptions')}</h2>
        <Button
          kind="quiet"
          icon={CalendarPlus}
          onClick={() => onDays([...days, { date: '', name: '', hours: [] }])}
        >
          {t('hours.addException')}
        </Button>
      </div>
      <p class="quiet">{t('hours.exceptionsLead')}</p>
      <ul class="days">
        {days.map((day, i) => (
          // A day has no name before one is typed: its place is it.
          // oxlint-disable-next-line react/no-array-index-key
          <li class="days__day" key={i}>
            <DateAndName day={day} onDay={(to) => onDays(changed(days, i, { ...day, ...to }))} />
            <Spans
              name={day.date === '' ? t('hours.thisDay') : day.date}
              spans={day.hours}
              onSpans={(hours) => onDays(changed(days, i, { ...day, hours }))}
            />
            <IconButton
              label={t('hours.removeDay', { date: day.date })}
              icon={X}
              onClick={() => onDays(without(days, i))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DateAndName({
  day,
  onDay,
}: {
  readonly day: { readonly date: string; readonly name: string };
  readonly onDay: (day: { readonly date: string; readonly name: string }) => void;
}) {
  return (
    <>
      <TextField
        label={t('hours.date')}
        type="date"
        value={day.date}
        onText={(date) => onDay({ date, name: day.name })}
      />
      <TextField
        label={t('hours.name')}
        value={day.name}
        onText={(name) => onDay({ date: day.date, name })}
        maxLength={60}
      />
    </>
  );
}
