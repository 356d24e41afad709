/** Reads a value from outside, or throws a `Misread` that names the place at fault. */
export type Decoder<T> = (value: unknown, place: string) => T;

/** What came from outside is not what was agreed. */
export class Misread extends Error {
  constructor(
    readonly place: string,
    readonly wanted: string,
  ) {
    super(`${place}: expected ${wanted}`);
    this.name = 'Misread';
  }
}

export const text: Decoder<string> = (value, place) => {
  if (typeof value !== 'string') throw new Misread(place, 'text');
  return value;
};

export const number: Decoder<number> = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Misread(place, 'a number');
  return value;
};

export const truth: Decoder<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw new Misread(place, 'true or false');
  return value;
};

/** One of a fixed set of words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Decoder<Word> {
  return (value, place) => {
    const word = words.find((each) => each === value);
    if (word === undefined) throw new Misread(place, words.join(', '));
    return word;
  };
}

/** Absent and null are read as null. */
export function maybe<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, place) => (value === undefined || value === null ? null : decoder(value, place));
}

/** Absent and null are read as `otherwise`. */
export function or<T>(decoder: Decoder<T>, otherwise: T): Decoder<T> {
  return (value, place) =>
    value === undefined || value === null ? otherwise : decoder(value, place);
}

export function list<T>(decoder: Decoder<T>): Decoder<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw new Misread(place, 'a list');
    return value.map((each: unknown, i) => decoder(each, `${place}[${i}]`));
  };
}

type Fields = Readonly<Record<string, Decoder<unknown>>>;
/** The object that a set of field decoders reads. */
export type Decoded<F extends Fields> = { readonly [Name in keyof F]: ReturnType<F[Name]> };

/** An object with these fields; fields that are not named are ignored. */
export function object<const F extends Fields>(fields: F): Decoder<Decoded<F>> {
  return (value, place) => {
    if (!isObject(value)) throw new Misread(place, 'an object');
    const decoded: Record<string, unknown> = {};
    for (const [name, decoder] of Object.entries(fields)) {
      decoded[name] = decoder(value[name], `${place}.${name}`);
    }
    if (!hasAll(decoded, fields)) throw new Misread(place, 'all fields');
    return decoded;
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasAll<F extends Fields>(
  decoded: Readonly<Record<string, unknown>>,
  fields: F,
): decoded is Decoded<F> {
  return Object.keys(fields).every((name) => name in decoded);
}
