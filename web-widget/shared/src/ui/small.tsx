import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface AvatarProps {
  readonly name: string;
  readonly picture?: string | null | undefined;
  readonly size?: 'small' | 'large';
  /** Draws a dot: available, busy, away or offline. */
  readonly status?: string;
}

/** A person's picture, or the first letters of the name where there is none. */
export function Avatar({ name, picture, size, status }: AvatarProps) {
  const [broken, setBroken] = useState(false);
  const letters = name
    .trim()
    .split(/\s+/u)
    .flatMap((word) => Array.from(word).slice(0, 1))
    .filter((_letter, i, all) => i === 0 || i === all.length - 1)
    .join('')
    .toLocaleUpperCase();
  const hue = Array.from(name).reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6,
    0,
  );
  return (
    <span
      class={`avatar avatar--hue-${hue}${size === undefined ? '' : ` avatar--${size}`}`}
      aria-hidden="true"
    >
      {typeof picture === 'string' && picture !== '' && !broken ? (
        <img src={picture} alt="" onError={() => setBroken(true)} />
      ) : (
        <span>{letters === '' ? '?' : letters}</span>
      )}
      {status !== undefined && <i class={`dot dot--${status}`} />}
    </span>
  );
}

interface BadgeProps {
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'info';
  readonly icon?: LucideIcon;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A word that stands out a little. */
export function Badge({ tone = 'plain', icon: Icon, title, children }: BadgeProps) {
  return (
    <span class={`badge badge--${tone}`} title={title}>
      {Icon && <Icon size={12} aria-hidden="true" />}
      {children}
    </span>
  );
}

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What a place shows when nothing is there: why, and what to do. */
export function Empty({ icon: Icon, title, children }: EmptyProps) {
  return (
    <div class="empty">
      <span class="empty__icon">
        <Icon size={26} aria-hidden="true" />
      </span>
      <p class="empty__title">{title}</p>
      {children !== undefined && <div class="empty__text">{children}</div>}
    </div>
  );
}

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad' | 'good';
  readonly icon?: LucideIcon;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}

/** A line across the page about its state. */
export function Banner({ tone, icon: Icon, children, action }: BannerProps) {
  return (
    <div class={`banner banner--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      <p>{children}</p>
      {action}
    </div>
  );
}

/** Grey shapes in the place of what is being loaded. */
export function Skeleton({ lines, label }: { readonly lines: number; readonly label: string }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_none, i) => (
        <span key={i} />
      ))}
    </div>
  );
}

/** A bar between 0 and 1, read out as a percentage. */
export function Bar({
  value,
  label,
  strong,
}: {
  readonly value: number;
  readonly label: string;
  readonly strong?: boolean;
}) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <span class={`bar${strong === true ? ' bar--strong' : ''}`} role="img" aria-label={label}>
      <i style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
