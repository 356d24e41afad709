import { linkified } from '@firsthand/shared/links.ts';
import type { GestureItem } from '@firsthand/shared/transcript.ts';
import { worthWords } from '@firsthand/shared/worth.ts';
import { useRef, useState } from 'preact/hooks';
import type { Say } from '../words/words.ts';
import { Icon } from './icons.tsx';
import { useId } from './ids.ts';
import { gift } from './later-icons.ts';

/** What an agent gave: the words, what it is worth, and the code with a button that copies it. */
export function Gift({ say, item }: { readonly say: Say; readonly item: GestureItem }) {
  const title = useId();
  const worth = worthWords(item, say.language);
  return (
    <section class="gift" aria-labelledby={title}>
      <p class="gift__from" id={title}>
        <Icon path={gift} />
        {say('gift', { name: item.agent?.name ?? say('somebody') })}
      </p>
      {worth !== '' && <p class="gift__worth">{worth}</p>}
      <div>{linkified(item.text)}</div>
      {item.code !== undefined && <Code say={say} code={item.code} />}
    </section>
  );
}

function Code({ say, code }: { readonly say: Say; readonly code: string }) {
  const shown = useRef<HTMLElement>(null);
  const [done, setDone] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    setDone((await copied(code, shown.current)) ? 'copied' : 'notCopied');
  };
  return (
    <>
      <p class="gift__code">
        <span class="unseen">{say('code')}: </span>
        <code ref={shown}>{code}</code>
        <button
          type="button"
          class="way"
          aria-label={`${say('copy')}: ${code}`}
          onClick={() => void copy()}
        >
          {say('copy')}
        </button>
      </p>
      <p class="gift__done" role="status">
        {done !== undefined && say(done)}
      </p>
    </>
  );
}

/** Copies, also where the page around us does not let a frame write to the clipboard. */
async function copied(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown === null) return false;
    getSelection()?.selectAllChildren(shown);
    // The only way that needs no permission of the page around us; it leaves the code selected.
    return document.execCommand('copy');
  }
}
