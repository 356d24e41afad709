import { list, maybe, number, object, oneOf, text } from '@firsthand/shared/decode.ts';
import type { Worth } from '@firsthand/shared/worth.ts';

const choice = object({
  id: text,
  version: number,
  name: text,
  text,
  codes: oneOf('NONE', 'FIXED', 'POOL'),
  code: maybe(text),
  amount: maybe(number),
  currency: maybe(text),
  wording: maybe(text),
  leftGiven: maybe(number),
  leftAmount: maybe(number),
  unavailable: maybe(text),
});

/** A gesture that this agent may choose. */
export type GestureChoice = ReturnType<typeof choice>;

/** What may be chosen on a site, and the day on which the next budget begins. */
export const gestureChoices = object({ renews: text, gestures: list(choice) });

const PLACE_OF_CODE = '{code}';

/** What stands for a code that is only known when it is given. */
export const CODE_TO_COME = '••••••';

export function worthOf({ amount, currency, wording }: GestureChoice): Worth {
  return amount === null || currency === null
    ? wording === null
      ? {}
      : { wording }
    : { amount, currency };
}

/** The code as the visitor will see it; null where there is none. */
export function codeShown({ codes, code }: GestureChoice): string | null {
  return codes === 'POOL' ? CODE_TO_COME : code;
}

/** The text as the visitor will read it. */
export function textShown(gesture: GestureChoice): string {
  return gesture.text.replaceAll(PLACE_OF_CODE, () => codeShown(gesture) ?? PLACE_OF_CODE);
}

/** The day of a date without a time, in words. */
export function dayInWords(date: string, language: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? date
    : day.toLocaleDateString(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
}
