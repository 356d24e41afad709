import { Avatar, Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { IconButton } from '@firsthand/shared/ui/button.tsx';
import { ArrowLeft, BellRing, Coffee, MessageCircle } from 'lucide-preact';
import { headcount, inOrder, isFull, longestOf, serviceOf, toneOfWait } from '../wall.ts';
import type { AtWork, Wall as WallShown, WallLine } from '../wire.ts';
import { many, named, t } from '../words.ts';
import { Age, spanWords } from './age.tsx';
import { clock } from './clock.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** The house at a glance, for who looks after it. */
export function Wall() {
  const { desk } = useHere();
  const wall = desk.wall.value;
  return (
    <main class="wall" aria-label={t('wall')}>
      <header class="wall__head">
        <span class="talk__back">
          <IconButton
            label={t('talk.back')}
            icon={ArrowLeft}
            onClick={() => desk.showWall(false)}
          />
        </span>
        <h1>{t('wall')}</h1>
        {desk.link.value.is === 'live' ? (
          <Badge tone="good">{t('wall.live')}</Badge>
        ) : (
          <Badge tone="warn">{t('wall.notLive')}</Badge>
        )}
      </header>
      {wall === null ? (
        <Skeleton lines={6} label={t('loading')} />
      ) : (
        <>
          <Numbers wall={wall} />
          <div class="wall__columns">
            <Waiting wall={wall} />
            <People wall={wall} />
          </div>
        </>
      )}
    </main>
  );
}

function useNow(): number {
  const { desk } = useHere();
  return clock.value + desk.skewMs.value;
}

function Numbers({ wall }: { readonly wall: WallShown }) {
  const now = useNow();
  const { percent, tone } = serviceOf(wall);
  const { service, chats } = wall;
  const longest = longestOf(wall.lines);
  const waiting = wall.lines.reduce((sum, line) => sum + line.waiting, 0);
  const late = wall.lines.reduce((sum, line) => sum + line.late, 0);
  return (
    <dl class="wall__numbers">
      <div class={`number number--${late > 0 ? 'bad' : 'plain'}`}>
        <dt>{t('wall.waiting')}</dt>
        <dd>{waiting}</dd>
        <dd class="quiet">{late > 0 ? many('wall.late', late) : t('wall.inLimit')}</dd>
      </div>
      <div
        class={`number number--${
          longest === null ? 'plain' : toneOfWait(longest.since, now, longest.alertAfterMs)
        }`}
      >
        <dt>{t('wall.longest')}</dt>
        <dd>{longest === null ? '–' : <Age since={longest.since} live />}</dd>
        <dd class="quiet">{longest === null ? t('empty.queue') : t('wall.longestNow')}</dd>
      </div>
      <div
        class={`number number--${tone}`}
        title={t('wall.zone', { zone: service.zone.replaceAll('_', ' ') })}
      >
        <dt>{t('wall.service')}</dt>
        <dd>{percent === null ? '–' : `${percent}%`}</dd>
        <dd class="quiet">
          {t('wall.target', {
            percent: service.targetPercent,
            seconds: Math.round(service.withinMs / 1000),
          })}
          {service.counted > 0 &&
            ` · ${t('wall.counted', { met: service.met, counted: service.counted })}`}
        </dd>
      </div>
      <div class="number number--plain">
        <dt>{t('wall.chats')}</dt>
        <dd>{chats.human}</dd>
        <dd class="quiet">
          {t('wall.states', {
            ringing: chats.ringing,
            bot: chats.bot,
            followUp: chats.followUp,
          })}
          {wall.overdue > 0 && (
            <>
              {' · '}
              <button
                type="button"
                class="wall__overdue"
                onClick={() => dialog.show({ is: 'overdue' })}
              >
                {many('wall.overdue', wall.overdue)}
              </button>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function Waiting({ wall }: { readonly wall: WallShown }) {
  return (
    <section class="wall__part" aria-label={t('wall.waiting')}>
      <h2>{t('wall.waiting')}</h2>
      {wall.lines.length === 0 ? (
        <Empty icon={Coffee} title={t('empty.queue')}>
          <p>{t('wall.nobodyWaits')}</p>
        </Empty>
      ) : (
        wall.lines.map((line) => (
          <Line key={line.team ?? ''} line={line} usualMs={wall.service.alertAfterMs} />
        ))
      )}
    </section>
  );
}

function Line({ line, usualMs }: { readonly line: WallLine; readonly usualMs: number }) {
  const { desk } = useHere();
  const now = useNow();
  return (
    <div class="wall__team">
      <h3>
        <span class="cut">{line.name ?? t('wall.everybody')}</span>
        <Badge tone={line.late > 0 ? 'bad' : 'plain'}>{line.waiting}</Badge>
        {line.alertAfterMs !== usualMs && (
          <span class="quiet wall__limit">
            {t('wall.limit', { span: spanWords(line.alertAfterMs, true) })}
          </span>
        )}
      </h3>
      <ul>
        {line.first.map(({ conversation, since, visitorName }) => (
          <li key={conversation}>
            <button type="button" class="wall__chat" onClick={() => desk.select(conversation)}>
              <span class="cut">{visitorName ?? t('visitor.unknown')}</span>
              <span class={`wall__age wall__age--${toneOfWait(since, now, line.alertAfterMs)}`}>
                <Age since={since} live />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {line.waiting > line.first.length && (
        <p class="quiet">{t('wall.andMore', { n: line.waiting - line.first.length })}</p>
      )}
    </div>
  );
}

function People({ wall }: { readonly wall: WallShown }) {
  const counts = headcount(wall.agents);
  return (
    <section class="wall__part" aria-label={t('wall.people')}>
      <h2>
        {t('wall.people')}
        <span class="quiet">
          {t('wall.headcount', {
            available: counts.available,
            elsewhere: counts.busy + counts.lastChat + counts.away,
            offline: counts.offline,
          })}
        </span>
      </h2>
      <ul class="wall__people">
        {inOrder(wall.agents).map((each) => (
          <Person key={each.agent.id} at={each} />
        ))}
      </ul>
    </section>
  );
}

function Person({ at }: { readonly at: AtWork }) {
  const { desk } = useHere();
  const { agent, status, load, capacity, chats } = at;
  const full = isFull(at);
  return (
    <li class={`wall__person${status === 'offline' ? ' wall__person--gone' : ''}`}>
      <div class="person">
        <Avatar name={agent.name} picture={agent.picture} status={status} />
        <div class="me__words">
          <strong>{agent.name}</strong>
          <span class="quiet">
            {t(`status.${status}`)}
            {at.reason !== undefined && ` · ${at.reason}`}
            {at.because !== undefined && ` · ${named('wall.because', at.because)}`}
            {at.since !== undefined && (
              <>
                {' · '}
                <Age since={at.since} />
              </>
            )}
          </span>
        </div>
        <span class="wall__load">
          {at.ringing !== undefined && (
            <BellRing size={14} class="wall__rings" aria-label={t('stateName.ringing')} />
          )}
          <Badge tone={full && status !== 'offline' ? 'warn' : 'plain'} title={t('load.tip')}>
            {t('load', { n: load, capacity })}
          </Badge>
        </span>
      </div>
      {chats.length > 0 && (
        <ul>
          {chats.map(({ conversation, visitorName, lastAt, waits }) => (
            <li key={conversation}>
              <button type="button" class="wall__chat" onClick={() => desk.select(conversation)}>
                <span class="cut">{visitorName ?? t('visitor.unknown')}</span>
                {waits && <MessageCircle size={12} aria-label={t('wall.unanswered')} />}
                <span class="wall__age">
                  <Age since={lastAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
