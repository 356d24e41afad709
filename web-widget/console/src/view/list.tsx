import { useComputed } from '@preact/signals';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Bot, CircleAlert, Flame, Pencil, UserRound } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type BoxName, linesOf } from '../inbox.ts';
import { nameOf } from '../names.ts';
import { isForMe } from '../promises.ts';
import type { Box, Summary } from '../wire.ts';
import { coded, many, t } from '../words.ts';
import { Age } from './age.tsx';
import { memo } from './memo.ts';
import { useHere } from './here.ts';
import { Due } from './due.tsx';
import { MentionLine } from './mention-line.tsx';
import { dialog } from './open-dialog.ts';
import { BOX_ICONS } from './rail.tsx';

const LISTED: Readonly<Partial<Record<BoxName, Box>>> = {
  mine: 'mine',
  queue: 'queue',
  bot: 'bot',
  followUps: 'followUps',
  closed: 'closed',
};

/** How many lines are drawn at first, and come with each step of scrolling. */
const STEP = 40;
const NEAR_PX = 800;

type Whose = 'all' | 'mine';
const WHOSE: readonly Whose[] = ['all', 'mine'];

/** The conversations of the box that is shown. */
export function List() {
  const { desk, picked } = useHere();
  const box = desk.box.value;
  const picks = box === 'mine' || box === 'followUps' ? picked.value : null;
  const inbox = desk.inbox.value;
  const [whose, setWhose] = useState<Whose>('all');
  const all = linesOf(inbox, box);
  const lines =
    box === 'followUps' && whose === 'mine' ? all.filter((each) => isForMe(each, desk.me.id)) : all;
  const selected = desk.selected.value;
  const [shown, setShown] = useState({ box, n: STEP });
  // What is open is drawn, so that the keys lead on from it.
  const openAt = lines.findIndex(({ conversation }) => conversation === selected);
  const drawn = Math.max(shown.box === box ? shown.n : STEP, openAt + STEP / 2);
  const listed = LISTED[box];
  const more = listed !== undefined && typeof inbox.next[listed] === 'string';
  return (
    <section class="list" aria-label={t(`box.${box}`)}>
      <header class="list__head">
        <h2>{t(`box.${box}`)}</h2>
        <span class="list__count">
          {(box === 'mine' || box === 'followUps') && lines.length > 1 && (
            <Button
              small
              kind="quiet"
              aria-pressed={picks !== null}
              onClick={() => {
                picked.value = picks === null ? new Set() : null;
              }}
            >
              {t(picks === null ? 'picking.begin' : 'picking.end')}
            </Button>
          )}
          <span class="quiet">{lines.length > 0 && t('list.count', { n: lines.length })}</span>
        </span>
      </header>
      {box === 'followUps' && all.length > 0 && (
        <div class="list__whose chips" role="group" aria-label={t('followUps.whose')}>
          {WHOSE.map((each) => (
            <Button
              key={each}
              small
              kind={whose === each ? 'primary' : 'quiet'}
              aria-pressed={whose === each}
              onClick={() => setWhose(each)}
            >
              {t(`followUps.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {picks !== null && <Picking picks={picks} lines={lines} />}
      {!inbox.ready && inbox.summaries.size === 0 ? (
        <Skeleton lines={5} label={t('loading')} />
      ) : lines.length === 0 ? (
        <Empty icon={BOX_ICONS[box]} title={t(`empty.${box}`)}>
          <p>{t(`empty.${box}.text`)}</p>
          {(box === 'ringing' || box === 'mine') && desk.status.value !== 'available' && (
            <Button kind="primary" onClick={() => desk.setStatus('available')}>
              {t('status.beAvailable')}
            </Button>
          )}
        </Empty>
      ) : (
        <ul
          class="list__lines"
          onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
            if (scrollHeight - scrollTop - clientHeight < NEAR_PX && drawn < lines.length)
              setShown({ box, n: drawn + STEP });
          }}
        >
          {box === 'mentioned' && <Mentions open={selected} />}
          {lines.slice(0, box === 'mentioned' ? 0 : drawn).map((summary) => (
            <Line
              key={summary.conversation}
              summary={summary}
              box={box}
              open={selected === summary.conversation}
              pick={picks === null ? null : picks.has(summary.conversation)}
            />
          ))}
          {drawn >= lines.length && more && listed !== undefined && (
            <li class="list__more">
              <Button small onClick={() => desk.more(listed)}>
                {t('list.more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** The chats in whose notes colleagues named this agent; there are never many. */
function Mentions({ open }: { readonly open: string | null }) {
  const { desk } = useHere();
  const { mentions, summaries } = desk.inbox.value;
  return (
    <>
      {mentions.map((mention) => {
        const summary = summaries.get(mention.conversation);
        return (
          summary !== undefined && (
            <MentionLine
              key={mention.conversation}
              summary={summary}
              mention={mention}
              open={mention.conversation === open}
            />
          )
        );
      })}
    </>
  );
}

/** What can be done with several chats at once. */
function Picking({
  picks,
  lines,
}: {
  readonly picks: ReadonlySet<string>;
  readonly lines: readonly Summary[];
}) {
  const { picked } = useHere();
  const chosen = lines.filter(({ conversation }) => picks.has(conversation));
  const all = chosen.length === lines.length;
  return (
    <div class="list__picking" role="group" aria-label={t('picking')}>
      <Button
        small
        onClick={() => {
          picked.value = all ? new Set() : new Set(lines.map(({ conversation }) => conversation));
        }}
      >
        {t(all ? 'picking.none' : 'picking.all')}
      </Button>
      <Button
        small
        kind="primary"
        disabled={chosen.length === 0}
        onClick={() =>
          dialog.show({
            is: 'closeMany',
            conversations: chosen.map(({ conversation }) => conversation),
          })
        }
      >
        {many('closeMany.do', chosen.length)}
      </Button>
    </div>
  );
}

interface LineProps {
  readonly summary: Summary;
  readonly box: BoxName;
  readonly open: boolean;
  /** Whether it is picked; null while none is to be picked. */
  readonly pick: boolean | null;
}

/** Drawn anew when its own chat changes, not when any other does. */
const Line = memo(DrawnLine);

function DrawnLine({ summary, box, open, pick }: LineProps) {
  const { desk, drafts, picked } = useHere();
  const { conversation } = summary;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const unseen = useComputed(() => desk.unseen.value.get(conversation) ?? 0).value;
  const waits = box === 'queue' || box === 'ringing';
  const typing = useComputed(
    () => desk.transcripts.value.get(conversation)?.typing.has('VISITOR') === true,
  ).value;
  const drafted = useComputed(() => {
    const { reply, note } = drafts.of(conversation);
    return reply !== '' || note !== '';
  }).value;
  const unsent = useComputed(() =>
    desk.outbox.value.some(
      ({ state, command }) => state.is === 'refused' && command.conversation === conversation,
    ),
  ).value;
  return (
    <li>
      {pick !== null && (
        <label class="line__pick">
          <span class="unseen">
            {t('picking.one', { name: summary.visitorName ?? t('visitor.unknown') })}
          </span>
          <input
            type="checkbox"
            checked={pick}
            onChange={() => {
              const next = new Set(picked.peek());
              if (!next.delete(conversation)) next.add(conversation);
              picked.value = next;
            }}
          />
        </label>
      )}
      <button
        ref={button}
        type="button"
        class={`line${pick === null ? '' : ' line--pick'}${open ? ' line--open' : ''}${unseen > 0 ? ' line--unseen' : ''}`}
        aria-current={open ? 'true' : undefined}
        onClick={() => desk.select(conversation)}
      >
        <span class="line__name">
          {summary.reason === 'FRUSTRATED' && (
            <Flame size={14} class="line__hot" aria-label={t('mood.frustrated')} />
          )}
          <span class="cut">{summary.visitorName ?? t('visitor.unknown')}</span>
        </span>
        <span class={`line__age${waits ? ' line__age--waits' : ''}`}>
          <Age
            since={waits ? (summary.waitingSince ?? summary.lastAt) : summary.lastAt}
            live={waits}
          />
        </span>
        <span class="line__preview">
          {unsent ? (
            <>
              <CircleAlert size={12} aria-hidden="true" class="line__unsent" />
              <em class="line__unsent">{t('list.unsent')}</em>
            </>
          ) : !open && drafted ? (
            <>
              <Pencil size={12} aria-hidden="true" />
              <em>{t('list.draft')}</em>
            </>
          ) : typing ? (
            <em>{t('visitor.typing')}</em>
          ) : (
            <>
              {summary.lastBy === 'BOT' && <Bot size={12} aria-label={t('by.bot')} />}
              {summary.lastBy === 'AGENT' && <UserRound size={12} aria-label={t('by.agent')} />}
              <span class="cut">{summary.preview ?? ''}</span>
            </>
          )}
        </span>
        {unseen > 0 ? (
          <span class="line__mark">
            <Badge tone="accent">
              {unseen}
              <span class="unseen">{t('list.unseen')}</span>
            </Badge>
          </span>
        ) : (
          typeof summary.reason === 'string' &&
          waits && (
            <span class="line__mark">{<Badge>{coded('reason.short', summary.reason)}</Badge>}</span>
          )
        )}
        {box === 'followUps' && (
          <span class="line__due">
            {summary.due === undefined ? (
              <Badge>{t('followUps.settled')}</Badge>
            ) : (
              <Due due={summary.due} />
            )}
            <span class="quiet cut">
              {summary.dueOwner === undefined
                ? t('promise.anybody')
                : nameOf(desk.colleagues.value, summary.dueOwner)}
            </span>
          </span>
        )}
        {box === 'team' && typeof summary.agent === 'string' && (
          <span class="line__mark">
            <Badge icon={UserRound}>{nameOf(desk.colleagues.value, summary.agent)}</Badge>
          </span>
        )}
      </button>
    </li>
  );
}
