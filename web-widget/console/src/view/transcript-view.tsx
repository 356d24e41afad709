import { linkified } from '@firsthand/shared/links.ts';
import { markdown } from '@firsthand/shared/markdown.ts';
import type { Kept } from '@firsthand/shared/outbox.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Avatar, Badge, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { WhyThis } from '@firsthand/shared/ui/why.tsx';
import {
  ArrowDown,
  Bot,
  Check,
  CheckCheck,
  ChevronRight,
  CircleAlert,
  Clock,
  Lock,
  Phone,
  ThumbsDown,
  ThumbsUp,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayOf, dayWords, fullWords, timeWords } from '../moments.ts';
import type { Item, LineEvent, Transcript } from '../transcript.ts';
import { isWords, type Spoken } from '../wire.ts';
import { t } from '../words.ts';
import { GivenGesture } from './gesture-card.tsx';
import { useHere } from './here.ts';
import { lineWords } from './lines.ts';
import { nameOf } from './list.tsx';
import { memo } from './memo.ts';
import { ShownFile } from './shown-file.tsx';
import type { Sizes } from '../window.ts';
import { useWindow } from './use-window.ts';

interface TranscriptViewProps {
  readonly transcript: Transcript;
  readonly onGiveBackWords: (words: Spoken) => void;
}

const NEAR_END_PX = 80;
const NEAR_START_PX = 600;
/** What a row takes on average, a little less rather than more. */
const ROW_PX = 36;

/** Rows drawn when a transcript is opened, so many as can be seen soon; with each step of scrolling; and at most. */
function rowsFor(heightPx: number): Sizes {
  return { begin: Math.ceil((heightPx + NEAR_START_PX / 2) / ROW_PX), step: 50, most: 200 };
}

/** All that was said in a conversation, and what this window has still to send. */
export const TranscriptView = memo(Drawn);

function Drawn({ transcript, onGiveBackWords }: TranscriptViewProps) {
  const { desk, search } = useHere();
  const { conversation, items, put } = transcript;
  const aimed = search.spot.value;
  const spot = aimed?.conversation === conversation ? aimed : null;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const shownHit = useRef(0);
  const [below, setBelow] = useState(false);
  const [sizes] = useState(() => rowsFor(window.innerHeight));
  const parcels = desk.outbox.value.filter(
    (parcel): parcel is Kept<Spoken> =>
      isWords(parcel.command) &&
      parcel.command.conversation === conversation &&
      !transcript.keys.has(parcel.key),
  );

  const toEnd = () => {
    const box = scroller.current;
    if (box !== null) box.scrollTop = box.scrollHeight;
  };
  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [conversation]);
  const rows = useWindow(scroller, content, items.length, put, sizes, atEnd);
  const { first, end } = rows;
  const hitAt = spot === null ? -1 : items.findIndex(({ seq }) => seq === spot.seq);
  const there = hitAt >= 0;
  const toRead = spot !== null && !there && spot.seq <= transcript.from ? spot.seq : null;
  useEffect(() => {
    if (toRead !== null && transcript.caughtUp) desk.earlier(conversation, toRead);
  }, [desk, conversation, toRead, transcript.caughtUp]);
  useLayoutEffect(() => {
    if (!there || spot === null) return;
    atEnd.current = false;
    rows.show(hitAt);
  }, [there, spot?.n]);
  useLayoutEffect(() => {
    if (spot === null || hitAt < first || hitAt >= end || shownHit.current === spot.n) return;
    shownHit.current = spot.n;
    scroller.current
      ?.querySelector(`[data-seq="${spot.seq}"]`)
      ?.scrollIntoView({ block: 'center' });
  }, [spot?.n, hitAt, first, end]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [items.length - put, parcels.length, transcript.typing.size, end - put]);
  useEffect(() => {
    // Where rows are so low that they do not fill the box, nothing would scroll to fetch more.
    rows.scrolled();
  }, [conversation, transcript.caughtUp]);
  useLayoutEffect(() => {
    // What was put above may be looked at already, and nothing else would move the window.
    if (put > 0) rows.scrolled();
  }, [put]);
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (box === null || inner === null) return undefined;
    const resized = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    resized.observe(box);
    resized.observe(inner);
    return () => resized.disconnect();
  }, []);

  const mine = desk.me.id;
  const lastSeen = items.findLast(
    (item) => item.is === 'agent' && item.agent === mine && item.seq <= transcript.visitorSeen,
  )?.seq;
  const lastOwn = items.findLast((item) => item.is === 'agent' && item.agent === mine)?.seq;

  return (
    <div class="transcript">
      <div
        ref={scroller}
        class="transcript__scroll"
        role="log"
        aria-label={t('transcript')}
        aria-live="polite"
        // Scrolling by keyboard needs the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={(event) => {
          const box = event.currentTarget;
          const near =
            end === items.length &&
            box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
          // What grows below is no reason to stay; only scrolling up is.
          if (near || box.scrollTop < lastTop.current) atEnd.current = near;
          lastTop.current = box.scrollTop;
          if (near && end === items.length) setBelow(false);
          rows.scrolled();
          if (box.scrollTop < NEAR_START_PX && first === 0 && transcript.from > 0)
            desk.earlier(conversation);
        }}
      >
        <div ref={content}>
          {!transcript.caughtUp && items.length === 0 ? (
            desk.link.value.is === 'live' || desk.link.value.is === 'catchingUp' ? (
              <Skeleton lines={4} label={t('loading')} />
            ) : (
              <p class="transcript__line">{t('transcript.notYet')}</p>
            )
          ) : null}
          {transcript.from > 0 && first === 0 && items.length > 0 && (
            <p class="transcript__earlier">
              <Button
                small
                kind="quiet"
                onClick={() => {
                  scroller.current?.focus();
                  desk.earlier(conversation);
                }}
              >
                {t('transcript.earlier')}
              </Button>
            </p>
          )}
          {items.slice(first, end).map((item, i) => (
            <Row
              key={item.seq}
              hit={spot?.seq === item.seq}
              item={item}
              before={items[first + i - 1]}
              own={item.is === 'agent' && item.agent === mine}
              seen={item.seq === lastSeen ? 'seen' : item.seq === lastOwn ? 'sent' : undefined}
              transcript={transcript}
            />
          ))}
          {parcels.map((parcel) => (
            <Outgoing key={parcel.key} parcel={parcel} onGiveBackWords={onGiveBackWords} />
          ))}
          <Typing transcript={transcript} />
        </div>
      </div>
      {below && (
        <button
          type="button"
          class="transcript__below"
          onClick={() => {
            atEnd.current = true;
            rows.toTail();
            toEnd();
            setBelow(false);
          }}
        >
          <ArrowDown size={14} aria-hidden="true" />
          {t('transcript.below')}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  /** Whether a search led here. */
  readonly hit: boolean;
  readonly item: Item;
  readonly before: Item | undefined;
  readonly own: boolean;
  readonly seen: 'seen' | 'sent' | undefined;
  readonly transcript: Transcript;
}

const GROUP_WITHIN_MS = 3 * 60_000;

/** A row changes with its own item; only one that quotes others looks at them. */
const Row = memo(
  DrawnRow,
  (before, now) =>
    before.item === now.item &&
    before.before === now.before &&
    before.own === now.own &&
    before.seen === now.seen &&
    before.hit === now.hit &&
    before.transcript.people === now.transcript.people &&
    before.transcript.card === now.transcript.card &&
    before.transcript.visitorName === now.transcript.visitorName &&
    (now.item.is !== 'aside' || before.transcript.items === now.transcript.items),
);

function DrawnRow({ item, before, own, seen, transcript, hit }: RowProps) {
  const newDay = before === undefined || dayOf(before.at) !== dayOf(item.at);
  const follows =
    before !== undefined &&
    !newDay &&
    speakerOf(before) === speakerOf(item) &&
    Date.parse(item.at) - Date.parse(before.at) < GROUP_WITHIN_MS;
  return (
    <div class={hit ? 'transcript__hit' : undefined} data-seq={item.seq}>
      {newDay && (
        <p class="transcript__day">
          <span>{dayWords(item.at)}</span>
        </p>
      )}
      <Content item={item} follows={follows} own={own} seen={seen} transcript={transcript} />
    </div>
  );
}

function Content({
  item,
  follows,
  own,
  seen,
  transcript,
}: Omit<RowProps, 'before' | 'hit'> & { readonly follows: boolean }) {
  const { desk } = useHere();
  switch (item.is) {
    case 'visitor':
      return (
        <Message kind="visitor" name={visitorName(transcript)} at={item.at} follows={follows}>
          {item.call !== undefined && (
            <p class="call-back">
              <Phone size={15} aria-hidden="true" />
              <strong>{t('call.wanted')}</strong>
              <a href={dialled(item.call.phone)}>{item.call.phone}</a>
              <span>{t(`call.${item.call.when}`)}</span>
              {item.call.due !== null && (
                <span>{t('call.due', { at: fullWords(item.call.due) })}</span>
              )}
            </p>
          )}
          {item.file !== undefined ? (
            <ShownFile file={item.file} name={item.text} />
          ) : (
            item.text !== '' && <div class="message__text">{linkified(item.text)}</div>
          )}
          {item.left !== undefined && (
            <p class="message__under">
              {t('left.reach', {
                how: [item.left.name, item.left.email].filter(Boolean).join(', ') || t('left.here'),
              })}
            </p>
          )}
        </Message>
      );
    case 'bot':
      return (
        <Message kind="bot" name={t('by.bot')} at={item.at} follows={follows}>
          <div class="message__text">{markdown(item.text)}</div>
          {item.choices.length > 0 && (
            <ul class="choices" aria-label={t('bot.choices')}>
              {item.choices.map(({ choice, title }) => (
                <li key={choice} class={choice === item.chosen ? 'chosen' : ''}>
                  {choice === item.chosen && <Check size={12} aria-label={t('bot.chosen')} />}
                  {title}
                </li>
              ))}
              {item.chosen === 'none' && (
                <li class="chosen">
                  <Check size={12} aria-label={t('bot.chosen')} />
                  {t('bot.none')}
                </li>
              )}
            </ul>
          )}
          {item.helpful !== null && (
            <p class="message__under">
              {item.helpful ? (
                <ThumbsUp size={12} aria-hidden="true" />
              ) : (
                <ThumbsDown size={12} aria-hidden="true" />
              )}
              {item.helpful ? t('bot.helpful') : t('bot.unhelpful')}
            </p>
          )}
          {item.why !== null && <WhyThis why={item.why} />}
        </Message>
      );
    case 'agent':
      return (
        <Message
          kind={own ? 'own' : 'agent'}
          name={own ? t('by.you') : nameIn(transcript, desk.colleagues.value, item.agent)}
          picture={pictureIn(transcript, desk.colleagues.value, item.agent)}
          at={item.at}
          follows={follows}
        >
          {item.file === undefined ? (
            <div class="message__text">{markdown(item.text)}</div>
          ) : (
            <ShownFile file={item.file} name={item.text} />
          )}
          {seen !== undefined && (
            <p class="message__state">
              {seen === 'seen' ? (
                <CheckCheck size={13} aria-hidden="true" />
              ) : (
                <Check size={13} aria-hidden="true" />
              )}
              {t(`state.${seen}`)}
            </p>
          )}
        </Message>
      );
    case 'gesture':
      return (
        <Message
          kind={item.agent === desk.me.id ? 'own' : 'agent'}
          name={
            item.agent === desk.me.id
              ? t('by.you')
              : nameIn(transcript, desk.colleagues.value, item.agent)
          }
          picture={pictureIn(transcript, desk.colleagues.value, item.agent)}
          at={item.at}
          follows={false}
        >
          <GivenGesture given={item} />
        </Message>
      );
    case 'note':
      return (
        <Message
          kind="note"
          name={
            item.agent === desk.me.id
              ? t('by.you')
              : nameIn(transcript, desk.colleagues.value, item.agent)
          }
          at={item.at}
          follows={follows}
        >
          <NoteLabel />
          <div class="message__text">{markdown(item.text)}</div>
        </Message>
      );
    case 'whisper': {
      const name = (id: string) =>
        id === desk.me.id ? t('by.you') : nameIn(transcript, desk.colleagues.value, id);
      return (
        <Message kind="note" name={name(item.agent)} at={item.at} follows={false}>
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {item.to === desk.me.id
              ? t('whisper.label')
              : t('whisper.labelTo', { to: name(item.to) })}
          </p>
          <div class="message__text">{markdown(item.text)}</div>
        </Message>
      );
    }
    case 'aside': {
      const name = (id: string) =>
        id === desk.me.id ? t('by.you') : nameIn(transcript, desk.colleagues.value, id);
      const { asked, team } = item;
      const whom =
        desk.teams.value.find(({ id }) => id === team)?.name ?? asked?.map(name).join(', ') ?? '';
      return (
        <Message kind="note" name={name(item.agent)} at={item.at} follows={follows}>
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {asked === null
              ? t('aside.said', { question: questionOf(transcript, item.thread) })
              : team === null && asked.includes(desk.me.id)
                ? t('aside.askedYou')
                : t('aside.asked', { whom })}
          </p>
          <div class="message__text">
            {item.text === '' ? t('aside.erased') : markdown(item.text)}
          </div>
        </Message>
      );
    }
    case 'line': {
      const { event } = item;
      return (
        <>
          <div class="transcript__line">
            <p title={fullWords(item.at)}>
              {lineWords(
                event,
                (id) => nameIn(transcript, desk.colleagues.value, id),
                (id) => desk.teams.value.find((team) => team.id === id)?.name,
              )}{' '}
              <time dateTime={item.at}>{timeWords(item.at)}</time>
            </p>
            {item.why !== null && <WhyThis why={item.why} />}
            <WhoWasSkipped
              event={event}
              name={(id) => nameIn(transcript, desk.colleagues.value, id)}
            />
          </div>
          {event.type === 'accepted' && event.greeting !== '' && (
            <Message
              kind={event.agent.id === desk.me.id ? 'own' : 'agent'}
              name={event.agent.id === desk.me.id ? t('by.you') : event.agent.name}
              picture={event.agent.picture}
              at={item.at}
              follows={false}
            >
              <div class="message__text">{markdown(event.greeting)}</div>
            </Message>
          )}
        </>
      );
    }
  }
}

/** Why an agent was passed over, with names where it speaks of another agent. */
function whyWords(why: string, name: (id: string) => string): string {
  return why.replace(
    /^(after|the visitor knows) (\S+)$/,
    (_all, lead: string, id: string) => `${lead} ${name(id)}`,
  );
}

/** Why each other agent was not asked, for who wants to know. */
function WhoWasSkipped({
  event,
  name,
}: {
  readonly event: LineEvent;
  readonly name: (id: string) => string;
}) {
  if (event.type !== 'offered' && event.type !== 'alsoOffered' && event.type !== 'nobodyAsked') {
    return null;
  }
  const more = event.type === 'nobodyAsked' ? event.others : 0;
  if (event.skipped.length === 0) return null;
  return (
    <details class="skipped">
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {t(event.type === 'nobodyAsked' ? 'skipped.nobody' : 'skipped.others')}
      </summary>
      <dl>
        {event.skipped.map(({ agent, why }) => (
          <div key={agent}>
            <dt>{name(agent)}</dt>
            <dd>{whyWords(why, name)}</dd>
          </div>
        ))}
      </dl>
      {more > 0 && <p class="quiet">{t('skipped.more', { n: more })}</p>}
    </details>
  );
}

/** A number as a telephone takes it: digits, and the + before them. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

interface MessageProps {
  readonly kind: 'visitor' | 'bot' | 'agent' | 'own' | 'note';
  readonly name: string;
  readonly picture?: string | null | undefined;
  readonly at: string;
  readonly follows: boolean;
  readonly children: ComponentChildren;
}

function Message({ kind, name, picture, at, follows, children }: MessageProps) {
  return (
    <article class={`message message--${kind}${follows ? ' message--follows' : ''}`}>
      {!follows && (
        <header class="message__head">
          {kind === 'bot' ? (
            <span class="avatar avatar--small avatar--bot" aria-hidden="true">
              <Bot size={14} />
            </span>
          ) : (
            kind !== 'own' &&
            kind !== 'note' && <Avatar name={name} picture={picture} size="small" />
          )}
          <strong>{name}</strong>
          {kind === 'bot' && <Badge>{t('bot.badge')}</Badge>}
          <time dateTime={at} title={fullWords(at)}>
            {timeWords(at)}
          </time>
        </header>
      )}
      <div class="message__body">{children}</div>
    </article>
  );
}

function NoteLabel() {
  return (
    <p class="message__note">
      <Lock size={12} aria-hidden="true" />
      {t('note.label')}
    </p>
  );
}

/** Words that are not stored yet, with the truth about them. */
function Outgoing({
  parcel,
  onGiveBackWords,
}: {
  readonly parcel: Kept<Spoken>;
  readonly onGiveBackWords: (words: Spoken) => void;
}) {
  const { desk } = useHere();
  const { command, state, key } = parcel;
  const live = desk.link.value.is === 'live';
  return (
    <article class={`message message--${command.type === 'reply' ? 'own' : 'note'} message--going`}>
      <div class="message__body">
        {command.type === 'note' && <NoteLabel />}
        {command.type === 'whisper' && (
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {t('whisper.going')}
          </p>
        )}
        {command.type === 'tellColleague' && (
          <p class="message__note">
            <Lock size={12} aria-hidden="true" />
            {t('aside.going')}
          </p>
        )}
        <div class="message__text">{markdown(command.text)}</div>
        {state.is === 'refused' ? (
          <div class="message__failed" role="alert">
            <p>
              <CircleAlert size={14} aria-hidden="true" />
              {state.code === 'OLD'
                ? t('state.old')
                : t('state.notSent', { message: state.message })}
            </p>
            <Button small onClick={() => desk.sendAgain(key)}>
              {t('state.retry')}
            </Button>
            <Button
              small
              kind="quiet"
              onClick={() => {
                const words = desk.withdraw(key);
                if (words !== null) onGiveBackWords(words);
              }}
            >
              {t('state.edit')}
            </Button>
          </div>
        ) : (
          <p class="message__state">
            {state.is === 'stored' ? (
              <Check size={13} aria-hidden="true" />
            ) : (
              <Clock size={13} aria-hidden="true" />
            )}
            {state.is === 'stored'
              ? t('state.sent')
              : live
                ? t('state.sending')
                : t('state.waiting')}
          </p>
        )}
      </div>
    </article>
  );
}

function Typing({ transcript }: { readonly transcript: Transcript }) {
  const { desk } = useHere();
  const who = [...transcript.typing].filter((each) => each !== desk.me.id);
  return (
    <div class="typing" aria-live="polite">
      {who.map((each) => (
        <p key={each}>
          <span class="typing__dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {each === 'VISITOR'
            ? t('visitor.typingName', { name: visitorName(transcript) })
            : t('visitor.typingName', {
                name: nameIn(transcript, desk.colleagues.value, each),
              })}
        </p>
      ))}
    </div>
  );
}

type Colleagues = Parameters<typeof nameOf>[0];

function nameIn(transcript: Transcript, colleagues: Colleagues, id: string): string {
  return transcript.people.get(id)?.name ?? nameOf(colleagues, id);
}

function pictureIn(
  transcript: Transcript,
  colleagues: readonly { readonly agent: { readonly id: string; readonly picture?: string } }[],
  id: string,
): string | undefined {
  return (
    transcript.people.get(id)?.picture ??
    colleagues.find(({ agent }) => agent.id === id)?.agent.picture
  );
}

function visitorName(transcript: Transcript): string {
  return transcript.card?.visitor.name ?? transcript.visitorName ?? t('visitor.unknown');
}

const QUESTION_LENGTH = 60;

/** The question of a thread, shortened. */
function questionOf({ earlier, items }: Transcript, thread: number): string {
  const question = [...earlier, ...items].find(
    (item) => item.is === 'aside' && item.seq === thread,
  );
  const text = question?.is === 'aside' ? question.text : '';
  if (text === '') return t('aside.erased');
  return text.length <= QUESTION_LENGTH ? text : `${text.slice(0, QUESTION_LENGTH - 1)}…`;
}

function speakerOf(item: Item): string {
  switch (item.is) {
    case 'agent':
      return `agent ${item.agent}`;
    case 'note':
      return `note ${item.agent}`;
    case 'whisper':
      return `whisper ${item.agent}`;
    case 'aside':
      return item.asked === null ? `aside ${item.agent}` : `aside ${item.seq}`;
    case 'line':
    case 'gesture':
      return `line ${item.seq}`;
    case 'visitor':
    case 'bot':
      return item.is;
  }
}
