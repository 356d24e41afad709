import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Bot, Flame, Pencil, UserRound } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type BoxName, linesOf } from '../inbox.ts';
import { isForMe } from '../promises.ts';
import type { Box, Summary } from '../wire.ts';
import { coded, t } from '../words.ts';
import { Age } from './age.tsx';
import { useHere } from './here.ts';
import { Due } from './due.tsx';
import { BOX_ICONS } from './rail.tsx';

const LISTED: Readonly<Partial<Record<BoxName, Box>>> = {
  mine: 'mine',
  queue: 'queue',
  bot: 'bot',
  followUps: 'followUps',
  closed: 'closed',
};

type Whose = 'all' | 'mine';
const WHOSE: readonly Whose[] = ['all', 'mine'];

/** The conversations of the box that is shown. */
export function List() {
  const { desk } = useHere();
  const box = desk.box.value;
  const inbox = desk.inbox.value;
  const [whose, setWhose] = useState<Whose>('all');
  const all = linesOf(inbox, box);
  const lines =
    box === 'followUps' && whose === 'mine' ? all.filter((each) => isForMe(each, desk.me.id)) : all;
  const listed = LISTED[box];
  const more = listed !== undefined && typeof inbox.next[listed] === 'string';
  return (
    <section class="list" aria-label={t(`box.${box}`)}>
      <header class="list__head">
        <h2>{t(`box.${box}`)}</h2>
        <span class="quiet">{lines.length > 0 && t('list.count', { n: lines.length })}</span>
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
        <ul class="list__lines">
          {lines.map((summary) => (
            <Line key={summary.conversation} summary={summary} box={box} />
          ))}
          {more && listed !== undefined && (
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

function Line({ summary, box }: { readonly summary: Summary; readonly box: BoxName }) {
  const { desk, drafts } = useHere();
  const { conversation } = summary;
  const open = desk.selected.value === conversation;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const unseen = desk.unseen.value.get(conversation) ?? 0;
  const waits = box === 'queue' || box === 'ringing';
  const typing = desk.transcripts.value.get(conversation)?.typing.has('VISITOR') === true;
  const draft = drafts.of(conversation);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={`line${open ? ' line--open' : ''}${unseen > 0 ? ' line--unseen' : ''}`}
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
          {!open && (draft.reply !== '' || draft.note !== '') ? (
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

/** The name of one of the staff; the id where it is not known. */
export function nameOf(
  colleagues: readonly { readonly agent: { readonly id: string; readonly name: string } }[],
  id: string,
): string {
  return colleagues.find(({ agent }) => agent.id === id)?.agent.name ?? id;
}
