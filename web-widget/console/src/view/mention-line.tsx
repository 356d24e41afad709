import { Badge } from '@firsthand/shared/ui/small.tsx';
import { AtSign } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { isUnread, type Mentioned } from '../mentions.ts';
import { nameOf } from '../names.ts';
import type { Summary } from '../wire.ts';
import { many, t } from '../words.ts';
import { Age } from './age.tsx';
import { useHere } from './here.ts';

/** A chat whose notes name this agent: who wrote the last of them, and how it begins. */
export function MentionLine({
  summary,
  mention,
  open,
}: {
  readonly summary: Summary;
  readonly mention: Mentioned;
  readonly open: boolean;
}) {
  const { desk } = useHere();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const unread = isUnread(mention);
  return (
    <li>
      <button
        ref={button}
        type="button"
        class={`line${open ? ' line--open' : ''}${unread ? ' line--unseen' : ''}`}
        aria-current={open ? 'true' : undefined}
        onClick={() => desk.select(mention.conversation)}
      >
        <span class="line__name">
          <span class="cut">{nameOf(desk.colleagues.value, mention.from)}</span>
        </span>
        <span class="line__age">
          <Age since={mention.at} />
        </span>
        <span class="line__preview">
          <span class="cut">{mention.text === '' ? t('aside.erased') : mention.text}</span>
        </span>
        {unread && (
          <span class="line__mark">
            <Badge tone="accent" icon={AtSign}>
              {mention.notes > 1 && mention.notes}
              <span class="unseen">{many('mention.unread', mention.notes)}</span>
            </Badge>
          </span>
        )}
        <span class="line__about quiet cut">
          {t('asked.about', { name: summary.visitorName ?? t('visitor.unknown') })}
        </span>
      </button>
    </li>
  );
}
