import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import { digitsOf, type Worth } from '@firsthand/shared/worth.ts';

/** Where the code of a gesture comes from. */
export const CODE_KINDS = ['NONE', 'FIXED', 'POOL'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

/** Something that agents may give, and how it stands. */
export const gesture = object({
  id: text,
  version: number,
  name: text,
  text,
  amount: maybe(number),
  currency: maybe(text),
  wording: maybe(text),
  codes: oneOf(...CODE_KINDS),
  code: maybe(text),
  mostGiven: maybe(number),
  mostAmount: maybe(number),
  lowAt: or(number, 10),
  enabled: truth,
  sites: or(list(text), []),
  left: or(number, 0),
  low: or(truth, false),
  given: or(number, 0),
});
export type Gesture = ReturnType<typeof gesture>;
export const gestures = object({ gestures: list(gesture) });

/** What became of codes that were pasted. */
export const added = object({
  added: number,
  skipped: list(
    object({
      line: number,
      code: text,
      why: oneOf('TWICE', 'HERE', 'ELSEWHERE', 'GIVEN', 'UNUSABLE'),
    }),
  ),
});
export type Added = ReturnType<typeof added>;

/** A gesture that was given, as it was then. */
export const given = object({
  conversation: text,
  seq: number,
  at: text,
  name: text,
  agent: text,
  agentName: or(text, ''),
  site: text,
  amount: maybe(number),
  currency: maybe(text),
  wording: maybe(text),
});
export type Given = ReturnType<typeof given>;
export const givenPage = object({ month: text, given: list(given), next: maybe(text) });

/** A worth as it came from the server, without what it lacks. */
export function worthOf({
  amount,
  currency,
  wording,
}: Pick<Gesture, 'amount' | 'currency' | 'wording'>): Worth {
  return amount === null || currency === null
    ? wording === null
      ? {}
      : { wording }
    : { amount, currency };
}

/** What an admin is writing. */
export interface GestureForm {
  readonly name: string;
  readonly text: string;
  readonly isMoney: boolean;
  readonly amount: string;
  readonly currency: string;
  readonly wording: string;
  readonly codes: CodeKind;
  readonly code: string;
  readonly mostGiven: string;
  readonly mostAmount: string;
  readonly lowAt: string;
  readonly enabled: boolean;
  readonly sites: ReadonlySet<string>;
}

/** The form of a gesture, or of a new one. */
export function formOf(known: Gesture | null): GestureForm {
  const currency = known?.currency ?? 'EUR';
  return {
    name: known?.name ?? '',
    text: known?.text ?? '',
    isMoney: known === null || known.amount !== null,
    amount: amountText(known?.amount ?? null, currency),
    currency,
    wording: known?.wording ?? '',
    codes: known?.codes ?? 'POOL',
    code: known?.code ?? '',
    mostGiven: known?.mostGiven?.toString() ?? (known === null ? '5' : ''),
    mostAmount: amountText(known?.mostAmount ?? null, currency),
    lowAt: String(known?.lowAt ?? 10),
    enabled: known?.enabled ?? true,
    sites: new Set(known?.sites ?? []),
  };
}

/** An amount of the smallest unit as it is typed. */
export function amountText(amount: number | null, currency: string): string {
  if (amount === null) return '';
  const digits = digitsOf(currency);
  return (amount / 10 ** digits).toFixed(digits);
}

/** A typed amount in the smallest unit; null where it is none. */
export function amountIn(typed: string, currency: string): number | null {
  const digits = digitsOf(currency);
  const match = /^(\d{1,10})(?:[.,](\d+))?$/.exec(typed.trim());
  const behind = match?.[2] ?? '';
  if (match?.[1] === undefined || behind.length > digits) return null;
  return Number(match[1] + behind.padEnd(digits, '0'));
}

/** The field at fault of what can't be sent as it is; null where all of it can. */
export function faultIn(form: GestureForm): 'amount' | 'mostGiven' | 'mostAmount' | 'lowAt' | null {
  const { isMoney, currency } = form;
  if (isMoney && !positive(amountIn(form.amount, currency))) return 'amount';
  if (form.mostGiven.trim() !== '' && !/^[1-9]\d{0,5}$/.test(form.mostGiven.trim())) {
    return 'mostGiven';
  }
  if (isMoney && form.mostAmount.trim() !== '' && !positive(amountIn(form.mostAmount, currency))) {
    return 'mostAmount';
  }
  return form.codes === 'POOL' && !/^\d{1,6}$/.test(form.lowAt.trim()) ? 'lowAt' : null;
}

function positive(amount: number | null): boolean {
  return amount !== null && amount > 0;
}

/** The form as the server takes it. */
export function draftOf(form: GestureForm): Readonly<Record<string, unknown>> {
  const { isMoney, currency } = form;
  return {
    name: form.name.trim(),
    text: form.text.trim(),
    ...(isMoney
      ? { amount: amountIn(form.amount, currency), currency: currency.trim() }
      : { wording: form.wording.trim() }),
    codes: form.codes,
    ...(form.codes === 'FIXED' ? { code: form.code.trim() } : {}),
    ...(form.mostGiven.trim() === '' ? {} : { mostGiven: Number(form.mostGiven) }),
    ...(isMoney && form.mostAmount.trim() !== ''
      ? { mostAmount: amountIn(form.mostAmount, currency) }
      : {}),
    ...(form.codes === 'POOL' ? { lowAt: Number(form.lowAt) } : {}),
    enabled: form.enabled,
    sites: [...form.sites],
  };
}
