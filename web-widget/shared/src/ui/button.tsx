import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes, 'icon' | 'size'> {
  readonly kind?: Kind;
  readonly icon?: LucideIcon;
  readonly small?: boolean;
  /** Shows that the press is being worked on, and takes no further ones. */
  readonly busy?: boolean;
  readonly children: ComponentChildren;
}

/** A button with words. `primary` is used once in a view, for what most people want next. */
export function Button({
  kind = 'plain',
  icon: Icon,
  small = false,
  busy = false,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      class={`button button--${kind}${small ? ' button--small' : ''}`}
      aria-busy={busy}
      disabled={busy || disabled === true}
      {...rest}
    >
      {busy ? <span class="spinner" /> : Icon && <Icon size={small ? 14 : 16} aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<JSX.ButtonHTMLAttributes, 'icon' | 'label'> {
  /** The button's name, also shown as its tip. */
  readonly label: string;
  readonly icon: LucideIcon;
}

/** A button that is only a picture; its name is told to everyone who can't see it. */
export function IconButton({ label, icon: Icon, ...rest }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} {...rest}>
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}
