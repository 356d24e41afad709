import { VISITOR_LIMITS } from '@firsthand/shared/protocol.ts';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { stateOf } from '../chat.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';

const longest = VISITOR_LIMITS.say.text;
const tellLeftFrom = 400;
const idleAfterMs = 5000;

/** What was begun and not sent, kept for this window as long as it lives. */
function draftOf(
  site: string,
  conversation: string,
): { read(): string; write(text: string): void } {
  const name = `firsthand:draft:${site}:${conversation}`;
  return {
    read() {
      try {
        return sessionStorage.getItem(name) ?? '';
      } catch {
        return '';
      }
    },
    write(text) {
      try {
        if (text) sessionStorage.setItem(name, text);
        else sessionStorage.removeItem(name);
      } catch {
        // Without storage a draft lasts as long as its field.
      }
    },
  };
}

/** Where the visitor writes. */
export function Composer({
  client,
  chat,
  say,
  site,
  field,
}: Part & { readonly site: string; readonly field: RefObject<HTMLTextAreaElement> }) {
  const draft = draftOf(site, chat.timeline.conversation ?? '');
  const [text, setText] = useState(draft.read);
  const left = longest - text.length;

  useEffect(() => {
    // A draft begun before there was a conversation goes with it; else each has its own.
    setText((now) => now || draft.read());
  }, [chat.timeline.conversation]);
  useEffect(() => {
    draft.write(text);
    if (!text) return client.typing(false);
    client.typing(true);
    const idle = setTimeout(() => client.typing(false), idleAfterMs);
    return () => clearTimeout(idle);
  }, [text, chat.timeline.conversation]);
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }, [text]);

  function send(): void {
    const words = text.trim();
    if (!words) return;
    client.say({ type: 'say', text: words });
    setText('');
    field.current?.focus();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={longest}
        aria-label={say('write')}
        placeholder={say(stateOf(chat) === 'closed' ? 'reopen' : 'placeholder')}
        value={text}
        enterkeyhint="send"
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button class="send" aria-label={say('send')} disabled={text.trim() === ''}>
        <Icon of="send" />
      </button>
      {left <= tellLeftFrom && (
        <p class="left" role="status">
          {say('left', { count: left })}
        </p>
      )}
    </form>
  );
}
