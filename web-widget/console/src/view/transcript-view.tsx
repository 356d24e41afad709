import type { Kept } from '@firsthand/shared/outbox.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { ArrowDown } from 'lucide-preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Transcript } from '../transcript.ts';
import { isWords, type Spoken } from '../wire.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { memo } from './memo.ts';
import type { Sizes } from '../window.ts';
import { useWindow } from './use-window.ts';
import { Outgoing, Typing } from './outgoing.tsx';
import { Row } from './rows.tsx';

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
