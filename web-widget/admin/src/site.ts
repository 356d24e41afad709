import {
  type Decoder,
  isObject,
  list,
  Misread,
  number,
  object,
  oneOf,
  or,
  text,
  truth,
} from '@firsthand/shared/decode.ts';

const textsByName: Decoder<Readonly<Record<string, string>>> = (value, place) => {
  if (!isObject(value)) throw new Misread(place, 'texts by name');
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, text(one, `${place}.${name}`)]),
  );
};

/** A website with its key, the addresses it may be embedded on, and its look. */
export const site = object({
  key: text,
  name: text,
  origins: or(list(text), []),
  look: object({
    accent: or(text, '#b3471f'),
    position: or(oneOf('left', 'right'), 'right'),
    launcher: or(text, ''),
    greeting: or(text, ''),
    language: or(text, 'en'),
    style: object({
      scheme: or(oneOf('system', 'light', 'dark', 'page'), 'system'),
      radius: or(number, 18),
      faces: or(truth, true),
      logo: or(text, ''),
    }),
    welcome: object({
      askName: or(truth, false),
      askEmail: or(truth, false),
      needed: or(truth, false),
      consent: or(text, ''),
      nudges: or(
        list(object({ page: or(text, ''), seconds: number, returning: or(truth, false), text })),
        [],
      ),
    }),
    texts: or(list(object({ language: text, words: textsByName })), []),
  }),
});
export type Site = ReturnType<typeof site>;
export type Style = Site['look']['style'];
export type Welcome = Site['look']['welcome'];
export type Nudge = Welcome['nudges'][number];
export const sites = object({ sites: list(site) });

/** What is wrong with an allowed origin; null where nothing is. */
export function originFault(origin: string): 'scheme' | 'path' | 'unreadable' | null {
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return 'unreadable';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'scheme';
  return origin === url.origin ? null : 'path';
}

/** The tag that a website's owner puts into the page. */
export function embedCode(server: string, key: string): string {
  return `<script async src="${server}/widget.js" data-site="${key}"></script>`;
}
