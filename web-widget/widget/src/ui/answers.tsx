/* What the bot's answers need; it comes while the visitor writes. */
import { linkified } from '@firsthand/shared/links.ts';
import { markdown } from '@firsthand/shared/markdown.ts';
import css from './answers.css?inline';
import { dress } from './dress.ts';

export { Ways } from './ways.tsx';

dress(css);

/** The address that relative links of an answer start from: the page around us, or our own. */
const pageAddress = new URLSearchParams(location.hash.slice(1)).get('page') ?? location.href;

/** Words with their marks. */
export function Rich({ text }: { readonly text: string }) {
  return <>{markdown(text, pageAddress)}</>;
}

/** Words whose web addresses are links. */
export function Linked({ text }: { readonly text: string }) {
  return <>{linkified(text)}</>;
}
