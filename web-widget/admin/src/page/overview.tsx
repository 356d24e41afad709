import { list, maybe, number, object, text } from '@firsthand/shared/decode.ts';
import { Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { TriangleAlert } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import { type Key, t } from '../words.ts';
import { FirstSteps } from './first-steps.tsx';

const snapshot = object({
  node: text,
  era: text,
  conversations: list(
    object({
      conversation: text,
      site: text,
      state: text,
      owner: maybe(text),
      waitingSince: maybe(text),
    }),
  ),
  agents: list(
    object({
      id: text,
      name: text,
      status: text,
      capacity: number,
      load: number,
      lastSeen: maybe(text),
    }),
  ),
  queue: number,
  waits: maybe(object({ days: number, told: number, right: number })),
});
type Snapshot = ReturnType<typeof snapshot>;

const AGAIN_MS = 5000;
const STATES = ['bot', 'queued', 'ringing', 'human', 'followUp'] as const;
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** How things stand now: who waits, who is there. */
export function Overview() {
  const { me } = useHere();
  const [loaded, reload] = useLoaded('/api/v1/snapshot', snapshot);
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <>
      <PageHead
        title={t('overview', { name: me.name.split(' ')[0] ?? '' })}
        lead={t('overview.lead')}
      />
      <FirstSteps />
      <Cautions />
      {loaded.is === 'loading' && <Skeleton lines={4} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && <Now now={loaded.value} />}
    </>
  );
}

function Now({ now }: { readonly now: Snapshot }) {
  const [readAt, setReadAt] = useState(0);
  useEffect(() => setReadAt(Date.now()), [now]);
  const waits = now.conversations.flatMap(({ waitingSince }) =>
    waitingSince === null ? [] : [Date.parse(waitingSince)],
  );
  const longest = waits.length === 0 ? t('overview.nobody') : minutes(readAt - Math.min(...waits));
  const there = now.agents.filter(({ status }) => status === 'available').length;
  return (
    <>
      <div class="figures">
        <Tile
          label={t('overview.waiting')}
          value={String(now.queue)}
          hot={now.queue > 0 && there === 0}
        />
        <Tile label={t('overview.longest')} value={longest} />
        <Tile
          label={t('overview.available')}
          value={t('overview.of', { n: there, all: now.agents.length })}
          hot={there === 0}
        />
        {now.waits !== null && now.waits.told > 0 && (
          <Tile
            label={t('overview.waitsRight', { days: now.waits.days })}
            value={t('overview.waitsShare', {
              share: Math.round((100 * now.waits.right) / now.waits.told),
              n: now.waits.told,
            })}
          />
        )}
        {STATES.filter((state) => state !== 'queued').map((state) => (
          <Tile
            key={state}
            label={t(`state.${state}`)}
            value={String(now.conversations.filter((each) => isIn(each.state, state)).length)}
          />
        ))}
      </div>
      <section class="card" aria-labelledby="people">
        <h2 id="people">{t('overview.people')}</h2>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('agent.name')}</th>
              <th scope="col">{t('agent.status')}</th>
              <th scope="col">{t('agent.load')}</th>
              <th scope="col">{t('agent.lastSeen')}</th>
            </tr>
          </thead>
          <tbody>
            {now.agents.map((agent) => (
              <tr key={agent.id}>
                <th scope="row">{agent.name}</th>
                <td data-label={t('agent.status')}>
                  <span class="with-dot">
                    <i class={`dot dot--${agent.status}`} />
                    {statusWords(agent.status)}
                  </span>
                </td>
                <td data-label={t('agent.load')}>
                  {t('overview.of', { n: agent.load, all: agent.capacity })}{' '}
                  {agent.load >= agent.capacity && <Badge tone="warn">{t('overview.full')}</Badge>}
                </td>
                <td data-label={t('agent.lastSeen')}>
                  {agent.lastSeen === null ? '–' : time.format(Date.parse(agent.lastSeen))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="quiet foot">{t('overview.node', { node: now.node, era: now.era })}</p>
    </>
  );
}

function Tile({
  label,
  value,
  hot = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly hot?: boolean;
}) {
  return (
    <div class={`figure${hot ? ' figure--hot' : ''}`}>
      <span class="quiet">{label}</span>
      <strong>{value}</strong>
    </div>
  );
}

/** The server names states as its log does: FOLLOW_UP. */
function isIn(said: string, state: (typeof STATES)[number]): boolean {
  return said.replaceAll('_', '').toLowerCase() === state.toLowerCase();
}

const cautions = object({ cautions: list(object({ setting: text, says: text })) });

/** Settings that hardly can be meant, each with what it does. */
function Cautions() {
  const [loaded] = useLoaded('/api/v1/cautions', cautions);
  if (loaded.is !== 'there') return null;
  return (
    <>
      {loaded.value.cautions.map(({ setting, says }) => (
        <Banner key={setting} tone="warn" icon={TriangleAlert}>
          <strong>{setting}</strong> {says}
        </Banner>
      ))}
    </>
  );
}

/** An agent's status in words. */
export function statusWords(status: string): string {
  const keys: Readonly<Record<string, Key>> = {
    available: 'status.available',
    busy: 'status.busy',
    away: 'status.away',
    lastChat: 'status.lastChat',
    offline: 'status.offline',
  };
  return t(keys[status] ?? 'status.offline');
}

function minutes(ms: number): string {
  const whole = Math.max(0, Math.floor(ms / 60_000));
  return whole === 0 ? t('overview.underMinute') : t('overview.minutes', { n: whole });
}
