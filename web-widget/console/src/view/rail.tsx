import type { AgentStatus } from '../wire.ts';
import { Badge, Avatar } from '@firsthand/shared/ui/small.tsx';
import { Menu, type MenuItem } from '@firsthand/shared/ui/menu.tsx';
import { IconButton } from '@firsthand/shared/ui/button.tsx';
import {
  Archive,
  AtSign,
  Ban,
  ChartColumn,
  BellOff,
  BellRing,
  Bot,
  CircleHelp,
  Footprints,
  Gauge,
  GraduationCap,
  Hourglass,
  Inbox as InboxIcon,
  Keyboard,
  LayoutDashboard,
  LogOut,
  MessageSquareQuote,
  MessagesSquare,
  Search,
  Settings,
  SlidersHorizontal,
  Timer,
  Users,
  Volume2,
  type LucideIcon,
} from 'lucide-preact';
import { BOXES, type BoxName, countsOf } from '../inbox.ts';
import { mayLookAfter } from '../wall.ts';
import { t } from '../words.ts';
import { spanWords } from './age.tsx';
import { clock } from './clock.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { tour } from './tour-now.ts';

export const BOX_ICONS: Readonly<Record<BoxName, LucideIcon>> = {
  ringing: BellRing,
  mine: MessagesSquare,
  queue: Timer,
  bot: Bot,
  followUps: InboxIcon,
  team: Users,
  closed: Archive,
  mentioned: AtSign,
};

/** The left edge: who I am and whether I am there, the boxes, the menu. */
export function Rail() {
  const { desk } = useHere();
  return (
    <header class="rail">
      <StatusMenu />
      <nav class="rail__boxes" aria-label={t('boxes')}>
        {BOXES.map((box, i) => (
          <BoxButton key={box} box={box} place={i + 1} />
        ))}
        <SearchButton />
        {mayLookAfter(desk.me.role) && <WallButton />}
      </nav>
      <div class="rail__foot">
        <Load />
        <MainMenu />
      </div>
      <span class="unseen" role="status">
        {t('status.said', { status: t(`status.${desk.status.value}`) })}
      </span>
    </header>
  );
}

function BoxButton({ box, place }: { readonly box: BoxName; readonly place: number }) {
  const { desk, search } = useHere();
  const { count, more } = countsOf(desk.inbox.value)[box];
  const unseen =
    box === 'mine'
      ? [...desk.unseen.value.values()].reduce((sum, n) => sum + n, 0)
      : box === 'mentioned'
        ? count
        : 0;
  const Icon = BOX_ICONS[box];
  const shown = desk.box.value === box && !desk.atWall.value && !search.shown.value;
  const urgent = box === 'ringing' && count > 0;
  const label = t('box.label', { box: t(`box.${box}`), n: count });
  return (
    <button
      type="button"
      class={`box${shown ? ' box--shown' : ''}${urgent ? ' box--urgent' : ''}`}
      aria-current={shown ? 'true' : undefined}
      aria-label={unseen > 0 ? `${label}, ${t('box.unseen', { n: unseen })}` : label}
      title={`${t(`box.${box}`)} (Alt+${place})`}
      onClick={() => {
        search.hide();
        desk.showBox(box);
        if (matchMedia('(max-width: 759px)').matches) desk.select(null);
      }}
    >
      <Icon size={18} aria-hidden="true" />
      <span class="box__name">{t(`box.${box}`)}</span>
      {unseen > 0 ? (
        <Badge tone="accent">{unseen}</Badge>
      ) : (
        count > 0 && (
          <span class="box__count">
            {count}
            {more && '+'}
          </span>
        )
      )}
    </button>
  );
}

function SearchButton() {
  const { desk, search } = useHere();
  const shown = search.shown.value && !desk.atWall.value;
  return (
    <button
      type="button"
      class={`box${shown ? ' box--shown' : ''}`}
      aria-current={shown ? 'true' : undefined}
      aria-label={t('search')}
      title={`${t('search')} (F)`}
      onClick={() => {
        desk.showWall(false);
        search.show();
      }}
    >
      <Search size={18} aria-hidden="true" />
      <span class="box__name">{t('search')}</span>
    </button>
  );
}

function WallButton() {
  const { desk } = useHere();
  const shown = desk.atWall.value;
  return (
    <button
      type="button"
      class={`box${shown ? ' box--shown' : ''}`}
      aria-current={shown ? 'true' : undefined}
      aria-label={t('wall')}
      title={`${t('wall')} (W)`}
      onClick={() => desk.showWall(true)}
    >
      <LayoutDashboard size={18} aria-hidden="true" />
      <span class="box__name">{t('wall')}</span>
    </button>
  );
}

const STATUSES: readonly Exclude<AgentStatus, 'offline'>[] = [
  'available',
  'busy',
  'away',
  'lastChat',
];

/** For how many minutes "not now" can be said with one choice. */
const PAUSES = [5, 15, 30, 60] as const;

function StatusMenu() {
  const { desk } = useHere();
  const { me } = desk;
  const status = desk.link.value.is === 'live' ? desk.status.value : 'offline';
  const paused = usePause();
  const items: readonly MenuItem[] = [
    ...STATUSES.map((each): MenuItem => ({
      is: 'item',
      label: each === 'lastChat' ? t('status.lastChat.do') : t(`status.${each}`),
      mark: <i class={`dot dot--${each}`} />,
      checked: desk.status.value === each && paused === null,
      act: () => (each === 'away' ? dialog.show({ is: 'away' }) : desk.setStatus(each)),
    })),
    { is: 'line' },
    ...PAUSES.map((minutes): MenuItem => ({
      is: 'item',
      label: t('status.notNow', { n: minutes }),
      icon: Hourglass,
      act: () => desk.setStatus('away', undefined, minutes),
    })),
    { is: 'line' },
    {
      is: 'item',
      label: t('limit.open'),
      icon: Gauge,
      act: () => dialog.show({ is: 'limit' }),
    },
  ];
  const words = paused === null ? t(`status.${status}`) : t('status.backIn', { span: paused });
  return (
    <Menu
      label={t('status.menu', { status: words })}
      triggerClass="me"
      items={items}
      trigger={
        <>
          <Avatar name={me.name} picture={me.picture} status={status} />
          <span class="me__words">
            <strong>{me.name}</strong>
            <span class="quiet">{words}</span>
          </span>
        </>
      }
    />
  );
}

/** How long a "not now" still lasts, as `m:ss`; null where none runs. */
export function usePause(): string | null {
  const { desk } = useHere();
  const until = desk.pausedUntil.value;
  if (until === null || desk.status.value !== 'away') return null;
  return spanWords(Math.max(0, until - clock.value - desk.skewMs.value), true);
}

function Load() {
  const { desk } = useHere();
  const mine = countsOf(desk.inbox.value).mine.count;
  const capacity = desk.limit.value ?? desk.capacity.value;
  const weight = clock.value > 0 ? desk.weight() / 100 : mine;
  const lighter = weight < mine;
  const number = Number(weight.toFixed(2)).toLocaleString();
  return (
    <p
      class="load quiet"
      title={lighter ? t('load.tipQuiet', { n: mine, weight: number, capacity }) : t('load.tip')}
    >
      <span class="load__words">
        {t('load', { n: mine, capacity })}
        {lighter && <span class="load__weight"> {t('load.weight', { weight: number })}</span>}
      </span>
      <span class="load__dots" aria-hidden="true">
        {Array.from({ length: Math.min(capacity, 12) }, (_none, i) => (
          <i key={i} class={i < mine ? 'on' : ''} />
        ))}
      </span>
    </p>
  );
}

function MainMenu() {
  const { desk, alarm, house, practice } = useHere();
  const muted = alarm.muted.value;
  const items: MenuItem[] = [
    {
      is: 'item',
      label: muted ? t('menu.unmute') : t('menu.mute'),
      icon: muted ? BellRing : BellOff,
      key: 'M',
      act: () => alarm.mute(!muted),
    },
    { is: 'item', label: t('menu.test'), icon: Volume2, act: () => alarm.test() },
    {
      is: 'item',
      label: t('menu.alerts'),
      icon: SlidersHorizontal,
      act: () => dialog.show({ is: 'alerts' }),
    },
    ...(alarm.permission.value === 'default'
      ? [
          {
            is: 'item',
            label: t('menu.notifications'),
            icon: BellRing,
            act: () => alarm.askPermission(),
          } as const,
        ]
      : []),
    { is: 'line' },
    ...(practice === null
      ? [
          {
            is: 'item',
            label: t('menu.responses'),
            icon: MessageSquareQuote,
            act: () => dialog.show({ is: 'responses', visitorName: null }),
          } as const,
          {
            is: 'item',
            label: t('menu.tour'),
            icon: Footprints,
            act: () => tour.does('begin'),
          } as const,
        ]
      : []),
    {
      is: 'item',
      label: t(practice === null ? 'menu.practise' : 'practice.end'),
      icon: GraduationCap,
      act: () => (practice === null ? dialog.show({ is: 'practise' }) : house.endPractice()),
    },
    {
      is: 'item',
      label: t('menu.keys'),
      icon: Keyboard,
      key: '?',
      act: () => dialog.show({ is: 'keys' }),
    },
    ...(desk.me.role === 'admin'
      ? [
          {
            is: 'item',
            label: t('menu.admin'),
            icon: Settings,
            act: () => location.assign('../admin/'),
          } as const,
        ]
      : []),
    ...(desk.me.role === 'supervisor'
      ? [
          {
            is: 'item',
            label: t('menu.reports'),
            icon: ChartColumn,
            act: () => location.assign('../admin/#/reports'),
          } as const,
          {
            is: 'item',
            label: t('menu.blocks'),
            icon: Ban,
            act: () => location.assign('../admin/#/blocks'),
          } as const,
        ]
      : []),
    { is: 'line' },
    { is: 'item', label: t('menu.signOut'), icon: LogOut, act: () => void house.signOut() },
  ];
  return (
    <div class="rail__menu">
      <Menu
        label={t('menu.open')}
        triggerClass="icon-button"
        items={items}
        up
        trigger={<Settings size={18} aria-hidden="true" />}
      />
      <IconButton
        label={
          muted
            ? t('menu.unmute')
            : alarm.quiet.value
              ? t('menu.quiet', { to: alarm.quietHours.value.to })
              : t('menu.mute')
        }
        icon={muted || alarm.quiet.value ? BellOff : BellRing}
        aria-pressed={muted}
        onClick={() => alarm.mute(!muted)}
      />
      <IconButton
        label={t('menu.keys')}
        icon={CircleHelp}
        onClick={() => dialog.show({ is: 'keys' })}
      />
    </div>
  );
}
