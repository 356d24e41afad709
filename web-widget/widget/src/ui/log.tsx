import type { Attached } from '@firsthand/shared/protocol.ts';
import type { Item } from '@firsthand/shared/transcript.ts';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stateOf } from '../chat.ts';
import type { Client } from '../client.ts';
import type { Say } from '../words/words.ts';
import type { Part } from './app.tsx';
import { Avatar } from './header.tsx';
import { Icon } from './icons.tsx';
import { files, forms, later, soon } from './later.tsx';

const Linked = later(
  soon,
  (part) => part.Linked,
  ({ text }) => <>{text}</>,
);
export const Rich = later(
  soon,
  (part) => part.Rich,
  ({ text }) => (
    <>
      <p>{text}</p>
    </>
  ),
);
const Undelivered = later(forms, (part) => part.Undelivered);
const Dots = later(soon, (part) => part.Dots);
const Latest = later(soon, (part) => part.Latest);
const Ways = later(soon, (part) => part.Ways);
const ShownFile = later(files, (part) => part.ShownFile);
const Told = later(forms, (part) => part.Told);

const nearPx = 60;
export const oneDayMs = 86_400_000;
const groupWithinMs = 300_000;

/** Names the day of a moment: today, yesterday, or its date. */
export function dayInWords(say: Say, at: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(at)) / oneDayMs);
  if (days === 0) return say('today');
  if (days === 1) return say('yesterday');
  return at.toLocaleDateString(say.locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** The moment at which the day of `at` began. */
export function midnight(at: Date): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function senderOf(item: Item | undefined): string {
  if (item?.is === 'agent') return item.agent?.id ?? 'agent';
  return item?.is === 'bot' || item?.is === 'visitor' ? item.is : `${item?.seq}`;
}

/** What was said, and what is on its way; below it, a form in its place. */
export function Log({
  client,
  chat,
  say,
  mark,
  children,
}: Part & { readonly mark: number; readonly children: preact.ComponentChildren }) {
  const { items } = chat.timeline.shown;
  const scroller = useRef<HTMLDivElement>(null);
  const [behind, setBehind] = useState(false);
  const follows = useRef(true);
  /** Where its end was when it was last there. */
  const end = useRef(0);
  const sent = useRef('');
  const state = stateOf(chat);
  const caughtUp = chat.link.is === 'live' || chat.timeline.seq > 0;
  const pending = chat.outbox.filter(({ command }) => 'text' in command);
  const last = items.at(-1);

  function toEnd(): void {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    end.current = box.scrollTop;
    follows.current = true;
  }
  /** Whether the visitor reads at the end: whoever scrolls up leaves it, but not who has less room. */
  function isAtEnd(): boolean {
    const box = scroller.current;
    // What is hidden has no height, and nobody scrolls it.
    if (box && box.clientHeight > 0) {
      const now = box.scrollHeight - box.clientHeight;
      end.current = follows.current ? Math.min(end.current, now) : now;
      follows.current = end.current - box.scrollTop < nearPx;
    }
    return follows.current;
  }

  useLayoutEffect(() => {
    const newest = pending.at(-1)?.key ?? '';
    const says = newest !== '' && newest !== sent.current;
    sent.current = newest;
    if (isAtEnd() || says) toEnd();
    else if (items.length > 0) setBehind(true);
  }, [last, pending.length, chat.typing, state, mark, chat.place === undefined]);
  useEffect(() => {
    const watch = new ResizeObserver(() => isAtEnd() && toEnd());
    const box = scroller.current;
    if (box) [box, ...box.children].forEach((part) => watch.observe(part));
    return () => watch.disconnect();
  }, []);

  const rows = useMemo(() => {
    const now = new Date();
    let day = '';
    return items.map((item, i) => {
      const before = items[i - 1];
      const next = items[i + 1];
      const at = new Date(item.at);
      const today = dayInWords(say, at, now);
      const newDay = today !== day;
      day = today;
      const firstUnseen =
        mark > 0 && item.seq > mark && (before?.seq ?? 0) <= mark && item.is !== 'visitor';
      const begins =
        newDay ||
        firstUnseen ||
        senderOf(before) !== senderOf(item) ||
        Date.parse(item.at) - Date.parse(before?.at ?? item.at) > groupWithinMs;
      const ends = !next || Date.parse(next.at) - Date.parse(item.at) > groupWithinMs;
      return (
        <Fragment key={`${item.seq} ${item.is}`}>
          {newDay && (
            <p class="mark">
              <span>{today}</span>
            </p>
          )}
          {firstUnseen && (
            <p class="mark mark--new">
              <span>
                {item.is === 'agent' && state !== 'human'
                  ? say('answeredAway', { name: item.agent?.name ?? say('somebody') })
                  : say('new')}
              </span>
            </p>
          )}
          <One
            {...{ client, say, item, begins, ends, now }}
            latest={item === last}
            withBot={state === 'bot'}
          />
        </Fragment>
      );
    });
  }, [items, mark, state, say]);

  return (
    <div class="log-frame">
      {/* Whoever reads a long answer by keyboard must be able to scroll. */}
      <div
        class="log"
        ref={scroller}
        onScroll={() => isAtEnd() && setBehind(false)}
        tabIndex={0}
        role="region"
        aria-label={say('log')}
      >
        <div
          role="log"
          aria-label={say('log')}
          aria-live={caughtUp ? 'polite' : 'off'}
          aria-busy={!caughtUp}
        >
          {items.length === 0 && chat.look.greeting && (
            <Said who="bot" name={say('bot')} mark={say('botMark')} begins>
              <Rich text={chat.look.greeting} />
            </Said>
          )}
          {rows}
          {pending.map(({ key, command, state: delivery }) => (
            <div class="said said--visitor said--begins" key={key}>
              <div class="bubble">{'text' in command && <Linked text={command.text ?? ''} />}</div>
              {delivery.is === 'refused' ? (
                <Undelivered {...{ client, say, delivery }} of={key} />
              ) : (
                <p class="delivery">{say('sending')}</p>
              )}
            </div>
          ))}
        </div>
        {pending.length === 0 && last?.is === 'visitor' && (
          <p class="delivery">{say(chat.agentSaw >= last.seq ? 'seen' : 'sent')}</p>
        )}
        {chat.typing && <Dots chat={chat} say={say} />}
      </div>
      {behind && <Latest say={say} go={toEnd} />}
      {children}
    </div>
  );
}

/** Words of the bot or an agent, and whose they are. */
export function Said({
  who,
  name,
  mark,
  picture,
  begins,
  children,
}: {
  readonly who: 'bot' | 'agent';
  readonly name: string;
  readonly mark?: string;
  readonly picture?: string | undefined;
  readonly begins: boolean;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <div class={`said said--${who}${begins ? ' said--begins' : ''}`}>
      <p class={begins ? 'by' : 'unseen'}>
        {who === 'bot' ? (
          <span class="avatar avatar--bot" aria-hidden="true">
            <Icon of="bot" />
          </span>
        ) : (
          <Avatar name={name} picture={picture} />
        )}
        <b>{name}</b>
        {mark && <span class="tag">{mark}</span>}
      </p>
      <div class="bubble">{children}</div>
    </div>
  );
}

function One({
  client,
  say,
  item,
  begins,
  ends,
  now,
  latest,
  withBot,
}: {
  readonly client: Part['client'];
  readonly say: Say;
  readonly item: Item;
  readonly begins: boolean;
  readonly ends: boolean;
  readonly now: Date;
  readonly latest: boolean;
  readonly withBot: boolean;
}) {
  const at = new Date(item.at);
  const time = ends && (
    <time class="time" dateTime={item.at}>
      {at.toLocaleTimeString(say.locale, { hour: '2-digit', minute: '2-digit' })}
    </time>
  );
  // What people bring is drawn by a part that comes with the first of it, whose switch has every case.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (item.is) {
    case 'visitor':
      return (
        <div class={`said said--visitor${begins ? ' said--begins' : ''}`}>
          <div class="bubble">
            <span class="unseen">{say('you')}: </span>
            {item.text === undefined
              ? say('person')
              : (shownFile(item.file, item.text, client, say) ?? <Linked text={item.text} />)}
          </div>
          {!latest && time}
        </div>
      );
    case 'bot':
      return (
        <>
          <Said who="bot" name={say('bot')} mark={say('botMark')} begins={begins}>
            <Rich text={item.text} />
          </Said>
          <Ways {...{ client, say, item, latest, withBot }} />
          {time}
        </>
      );
    default:
      return <Told {...{ client, say, item, begins, now, time }} />;
  }
}

/** A file that belongs to words, in their place. */
export function shownFile(file: Attached | undefined, name: string, client: Client, say: Say) {
  return file && <ShownFile client={client} say={say} file={file} name={name} />;
}
