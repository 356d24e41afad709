import { acceptedFiles } from '@firsthand/shared/accepted.ts';
import { VISITOR_LIMITS } from '@firsthand/shared/protocol.ts';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { stateOf } from '../chat.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { later } from './later.tsx';
import type { Picked } from './tray.tsx';

const Emoji = later(async () => (await import('./extras.tsx')).Emoji);
const Tray = later(async () => (await import('./files.tsx')).Tray);

const longest = VISITOR_LIMITS.say.text;
const tellLeftFrom = 400;
const idleAfterMs = 5000;
const mostFiles = 10;

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
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  /** Whether all is to be sent as soon as the last file is there. */
  const [due, setDue] = useState(false);
  const [faces, setFaces] = useState(false);
  const count = useRef(0);
  const chooser = useRef<HTMLInputElement>(null);
  const mayAttach = chat.look.fileBytes > 0;
  const going = picked.some(({ brought }) => brought === undefined);

  function pick(files: Iterable<File> | undefined | null): boolean {
    const more = mayAttach ? [...(files ?? [])].filter(({ size }) => size > 0) : [];
    setPicked((now) =>
      [...now, ...more.map((file) => ({ key: ++count.current, file, brought: undefined }))].slice(
        0,
        mostFiles,
      ),
    );
    if (more.length > 0) field.current?.focus();
    return more.length > 0;
  }
  const drop = (key: number): void => {
    setPicked((now) => now.filter((one) => one.key !== key));
    field.current?.focus();
  };

  useEffect(() => {
    const carries = (event: DragEvent): boolean =>
      mayAttach && event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent): void => {
      if (carries(event)) event.preventDefault();
    };
    const dropped = (event: DragEvent): void => {
      if (!carries(event)) return;
      event.preventDefault();
      pick(event.dataTransfer?.files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', dropped);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', dropped);
    };
  }, [mayAttach]);
  useEffect(() => {
    if (due && !going) send();
  }, [due, going]);

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
    // Behind a form it has no height.
    if (area.scrollHeight > 0) area.style.blockSize = `${area.scrollHeight + 2}px`;
  }, [text]);

  function send(): void {
    if (going) return setDue(true);
    setDue(false);
    for (const { brought } of picked) {
      if (brought && brought !== 'failed')
        client.say({ type: 'say', text: brought.name, file: brought.id });
    }
    // What could not be brought stays, and says so.
    setPicked((now) => now.filter((one) => one.brought === 'failed'));
    const words = text.trim();
    if (words) client.say({ type: 'say', text: words });
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
      {picked.length > 0 && (
        <Tray
          client={client}
          live={chat.link.is === 'live'}
          say={say}
          picked={picked}
          drop={drop}
          brought={(key, brought) =>
            setPicked((now) => now.map((one) => (one.key === key ? { ...one, brought } : one)))
          }
        />
      )}
      {faces && (
        <Emoji
          name={say('emoji')}
          pick={(emoji) => {
            const area = field.current;
            area?.setRangeText(emoji, area.selectionStart, area.selectionEnd, 'end');
            setText(area?.value ?? text);
            setFaces(false);
            area?.focus();
          }}
        />
      )}
      {mayAttach && (
        <>
          <button
            type="button"
            class="round"
            aria-label={say('attach')}
            onClick={() => chooser.current?.click()}
          >
            <Icon of="clip" />
          </button>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={acceptedFiles}
            onChange={(event) => {
              pick(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
      <textarea
        ref={field}
        rows={1}
        maxLength={longest}
        aria-label={say('write')}
        placeholder={say(stateOf(chat) === 'closed' ? 'reopen' : 'placeholder')}
        value={text}
        enterkeyhint="send"
        onInput={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          if (pick(event.clipboardData?.files)) event.preventDefault();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button
        type="button"
        class="round round--fine"
        aria-label={say('emoji')}
        aria-expanded={faces}
        onClick={() => setFaces(!faces)}
      >
        <Icon of="smile" />
      </button>
      <button
        class="send"
        aria-label={say('send')}
        disabled={
          due || (text.trim() === '' && !picked.some(({ brought }) => brought !== 'failed'))
        }
      >
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
