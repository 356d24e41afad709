import type { Embedded, Firsthand } from '../module/firsthand.d.ts';
import { launch } from './launcher.ts';

/** Puts the chat into the page, as the tag does; a page has one chat, whoever put it there. */
export function embed({ site, server, language }: Embedded): Firsthand {
  if (!site) throw Error('Firsthand: site is missing.');
  return (window.firsthand ??= launch(new URL('.', server ?? import.meta.url), site, language));
}
