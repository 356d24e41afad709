/* What one needs as soon as one writes and reads; it comes by itself once the chat is there. */
import { linkified } from '@firsthand/shared/links.ts';
import { markdown } from '@firsthand/shared/markdown.ts';
import type { Part } from './app.tsx';
import { dress } from './dress.ts';
import { Icon } from './icons.tsx';
import css from './soon.css?inline';

export { Attach } from './attach.tsx';
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

/** That somebody types. */
export function Dots({ chat, say }: Pick<Part, 'chat' | 'say'>) {
  const name = chat.typing === 'BOT' ? say('bot') : (chat.status?.agent?.name ?? say('somebody'));
  return (
    <div class="typing" role="img" aria-label={say('typing', { name })}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** The way to the end, for who reads further up. */
export function Latest({ say, go }: Pick<Part, 'say'> & { readonly go: () => void }) {
  return (
    <button type="button" class="latest" onClick={go}>
      <Icon of="down" />
      {say('latest')}
    </button>
  );
}

/** How much can still be written, where it is not much. */
export function Left({ say, count }: Pick<Part, 'say'> & { readonly count: number }) {
  return (
    <p class="left" role="status">
      {say('left', { count })}
    </p>
  );
}
