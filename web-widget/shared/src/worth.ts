/** What a gesture is worth: an amount in the currency's smallest unit, or something in words. */
export interface Worth {
  readonly amount?: number;
  readonly currency?: string;
  readonly wording?: string;
}

/** The worth in words of a language; empty where it was not told. */
export function worthWords({ amount, currency, wording }: Worth, language: string): string {
  return amount === undefined || currency === undefined
    ? (wording ?? '')
    : money(amount, currency, language);
}

/** An amount of the currency's smallest unit, as a language writes money. */
export function money(amount: number, currency: string, language: string): string {
  try {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency });
    return format.format(amount / 10 ** digitsOf(currency));
  } catch {
    return `${amount / 10 ** digitsOf(currency)} ${currency}`;
  }
}

/** How many digits of a currency stand behind the point. */
export function digitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
