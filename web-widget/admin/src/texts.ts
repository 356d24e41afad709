import { isObject, Misread, text } from '@firsthand/shared/decode.ts';

/** Texts by language; `*` is for all that are not named. */
export type Texts = Readonly<Record<string, string>>;

/** Reads texts by language. */
export function texts(value: unknown, place: string): Texts {
  if (!isObject(value)) throw new Misread(place, 'texts by language');
  return Object.fromEntries(
    Object.entries(value).map(([language, said]) => [language, text(said, `${place}.${language}`)]),
  );
}
