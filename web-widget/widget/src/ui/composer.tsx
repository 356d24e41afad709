import { SAY_LIMITS } from '@firsthand/shared/protocol.ts';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { stateOf } from '../chat.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { extras, files, later, soon } from './later.tsx';
import type { OnTray } from './tray.tsx';

const Attach = later(
  soon,
  (part) => part.Attach,
  () => (
    <span class="round">
      <Icon of="clip" />
    </span>
  ),
);
const Emoji = later(extras, (part) => part.Emoji);
const Left = later(soon, (part) => part.Left);
const Tray = later(files, (part) => part.Tray);

const longest = SAY_LIMITS.text;
const tellLeftFrom = 400;
const idleAfterMs = 5000;

/** What was begun and not sent, kept for this window as long as it lives; sets it where `text` is given. */
function draft(name: string, text?: string): string {
  try {
    if (text) sessionStorage.setItem(name, text);
    else if (text === '') sessionStorage.removeItem(name);
    return sessionStorage.getItem(name) ?? '';
  } catch {
    // Without storage a draft lasts as long as its field.
    return '';
  }
}

/** Where the visitor writes. */
export function Composer({
  client,
  chat,
  say,
  field,
}: Part & { readonly field: RefObject<HTMLTextAreaElement> }) {
  const name = `firsthand:draft:${client.site}:${chat.timeline.conversation ?? ''}`;
  const [text, setText] = useState(() => draft(name));
  const left = longest - text.length;
  /** What was chosen last, for the tray, which is loaded with the first of it. */
  const [chosen, setChosen] = useState<readonly File[]>([]);
  /** What lies on the tray; nothing while it has not taken up what was chosen. */
  const [tray, setTray] = useState<OnTray>();
  /** Whether all is to be sent as soon as the last file is there. */
  const [due, setDue] = useState(false);
  const [faces, setFaces] = useState(false);
  const going = chosen.length > 0 && tray?.going !== false;

  useEffect(() => {
    if (due && !going) send();
  }, [due, going]);

  useEffect(() => {
    // A draft begun before there was a conversation goes with it; else each has its own.
    setText((now) => now || draft(name));
  }, [chat.timeline.conversation]);
  useEffect(() => {
    // Whoever begins to write may want the rest, and may have no line by then.
    if (text) void extras.bring().then(files.bring);
  }, [text === '']);
  useEffect(() => {
    draft(name, text);
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
    tray?.take().forEach(client.say);
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
      {chosen.length > 0 && (
        <Tray
          client={client}
          live={chat.link.is === 'live'}
          say={say}
          chosen={chosen}
          focus={() => field.current?.focus()}
          changed={(now) => {
            setTray(now);
            if (!now) setChosen([]);
          }}
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
      {chat.look.fileBytes > 0 && (
        <Attach
          say={say}
          field={field}
          chosen={(files) => {
            setTray(undefined);
            setChosen(files);
            field.current?.focus();
          }}
        />
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
        disabled={due || (text.trim() === '' && (chosen.length === 0 || tray?.lost === true))}
      >
        <Icon of="send" />
      </button>
      {left <= tellLeftFrom && <Left say={say} count={left} />}
    </form>
  );
}
