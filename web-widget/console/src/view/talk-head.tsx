import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Menu } from '@firsthand/shared/ui/menu.tsx';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import {
  AlarmClock,
  ArrowLeft,
  ArrowRightLeft,
  Bot,
  CheckCheck,
  EllipsisVertical,
  Gift,
  type LucideIcon,
  MessageCircleQuestion,
  PanelRight,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { nameOf } from '../names.ts';
import type { Summary } from '../wire.ts';
import { t } from '../words.ts';
import { BlockedBadge } from './blocking.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

interface HeadProps {
  readonly conversation: string;
  readonly summary: Summary | undefined;
  readonly name: string;
  readonly mine: boolean;
  readonly details: boolean;
  readonly onDetails: () => void;
}

const KEEPS_BUSY: ReadonlySet<string> = new Set([
  'close',
  'giveBack',
  'transfer',
  'requeue',
  'take',
]);

/** Over an open chat: with whom it is, whose it is, and what can be done about it as a whole. */
export function TalkHead({ conversation, summary, name, mine, details, onDetails }: HeadProps) {
  const { desk } = useHere();
  const busy = desk.outbox.value.some(
    ({ command }) => command.conversation === conversation && KEEPS_BUSY.has(command.type),
  );
  // Not disabled while one is on its way: a disabled button would lose the focus.
  const unlessBusy = (act: () => void) => () => {
    if (!busy) act();
  };
  const ask = () => dialog.show({ is: 'ask', conversation });
  const transfer = unlessBusy(() => dialog.show({ is: 'transfer', conversation }));
  const giveBack = unlessBusy(() => dialog.show({ is: 'giveBack', conversation }));
  const end = unlessBusy(() => dialog.show({ is: 'close', conversation }));
  const promise: Deed = {
    label: t('do.promise'),
    icon: AlarmClock,
    key: 'P',
    act: () => dialog.show({ is: 'promise', conversation }),
  };
  const give: Deed = {
    label: t('do.gesture'),
    icon: Gift,
    key: 'G',
    act: () => dialog.show({ is: 'gesture', conversation }),
  };
  const handOn: Deed = {
    label: t('do.transfer'),
    icon: ArrowRightLeft,
    key: 'T',
    busy,
    act: transfer,
  };
  const toBot: Deed = {
    label: t('do.giveBack'),
    icon: Bot,
    key: 'B',
    busy,
    act: giveBack,
  };
  const question: Deed = {
    label: t('ask'),
    icon: MessageCircleQuestion,
    key: 'Q',
    act: ask,
  };
  return (
    <header class="talk__head">
      <span class="talk__back">
        <IconButton label={t('talk.back')} icon={ArrowLeft} onClick={() => desk.select(null)} />
      </span>
      <div class="talk__title">
        <h1 class="cut" title={name}>
          {name}
        </h1>
        {summary !== undefined && <StateBadge summary={summary} />}
        <BlockedBadge conversation={conversation} />
      </div>
      <div class="talk__actions">
        {mine && (
          <>
            <span class="talk__ask">
              <IconButton label={`${t('ask')} (Q)`} icon={MessageCircleQuestion} onClick={ask} />
            </span>
            <span class="talk__pass">
              <IconButton
                label={`${t('do.transfer')} (T)`}
                icon={ArrowRightLeft}
                aria-disabled={busy}
                onClick={transfer}
              />
            </span>
            <Deeds
              wide={[handOn, promise, give, toBot]}
              narrow={[question, handOn, promise, give, toBot]}
            >
              <End busy={busy} onEnd={end} />
            </Deeds>
          </>
        )}
        {!mine && summary?.state === 'followUp' && (
          <Deeds wide={[promise, give]} narrow={[promise, give]}>
            <End busy={busy} onEnd={end} />
          </Deeds>
        )}
        <span class="talk__details">
          <IconButton
            label={t('side.open')}
            icon={PanelRight}
            aria-pressed={details}
            onClick={onDetails}
          />
        </span>
      </div>
    </header>
  );
}

/** Something that can be done, as a button or in a menu. */
interface Deed {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly key: string;
  /** Whether it has to wait for what is on its way. */
  readonly busy?: boolean;
  readonly act: () => void;
}

/** What can be done: buttons where there is room, else a menu; between them what is always there. */
function Deeds({
  wide,
  narrow,
  children,
}: {
  readonly wide: readonly Deed[];
  readonly narrow: readonly Deed[];
  readonly children: ComponentChildren;
}) {
  return (
    <>
      <span class="talk__wide">
        {wide.map(({ label, icon, key, busy, act }) => (
          <Button
            key={label}
            kind="quiet"
            icon={icon}
            aria-disabled={busy}
            title={`${label} (${key})`}
            onClick={act}
          >
            {label}
          </Button>
        ))}
      </span>
      {children}
      <span class="talk__narrow">
        <Menu
          label={t('do.more')}
          from="end"
          triggerClass="icon-button"
          trigger={<EllipsisVertical size={18} aria-hidden="true" />}
          items={narrow.map(({ label, icon, key, act }) => ({ is: 'item', label, icon, key, act }))}
        />
      </span>
    </>
  );
}

function End({ busy, onEnd }: { readonly busy: boolean; readonly onEnd: () => void }) {
  return (
    <Button icon={CheckCheck} aria-disabled={busy} title={`${t('do.close')} (E)`} onClick={onEnd}>
      {t('do.close')}
    </Button>
  );
}

function StateBadge({ summary }: { readonly summary: Summary }) {
  const { desk } = useHere();
  const agent = summary.agent;
  switch (summary.state) {
    case 'human':
      return agent === desk.me.id ? (
        <Badge tone="good">{t('stateName.mine')}</Badge>
      ) : (
        <Badge tone="info">
          {t('stateName.human', { name: nameOf(desk.colleagues.value, agent ?? '') })}
        </Badge>
      );
    case 'ringing':
      return <Badge tone="accent">{t('stateName.ringing')}</Badge>;
    case 'queued':
      return <Badge tone="warn">{t('stateName.queued')}</Badge>;
    case 'bot':
    case 'followUp':
    case 'closed':
      return <Badge>{t(`stateName.${summary.state}`)}</Badge>;
  }
}
