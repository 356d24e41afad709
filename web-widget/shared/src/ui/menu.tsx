import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

/** One thing to choose in a menu, or a line between. */
export type MenuItem =
  | {
      readonly is: 'item';
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly mark?: ComponentChildren;
      readonly key?: string;
      readonly checked?: boolean;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly act: () => void;
    }
  | { readonly is: 'line' };

interface MenuProps {
  readonly label: string;
  readonly trigger: ComponentChildren;
  readonly triggerClass?: string;
  readonly items: readonly MenuItem[];
  readonly from?: 'start' | 'end';
  readonly up?: boolean;
}

/** A button that opens a menu: arrows move, Enter chooses, Escape closes. */
export function Menu({ label, trigger, triggerClass, items, from = 'start', up }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const choices = () => [
    ...(root.current?.querySelectorAll<HTMLElement>('.menu__item:not([disabled])') ?? []),
  ];
  const close = (refocus: boolean) => {
    setOpen(false);
    if (refocus) button.current?.focus();
  };

  useEffect(() => {
    if (!open) return undefined;
    choices()[0]?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const move = (event: KeyboardEvent) => {
    if (!open) return;
    const all = choices();
    const at = all.findIndex((each) => each === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      all[(to + all.length) % all.length]?.focus();
    } else if (event.key === 'Escape') {
      close(true);
    } else if (event.key === 'Tab') {
      setOpen(false);
      return;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu" ref={root} onKeyDown={move} role="presentation">
      <button
        ref={button}
        type="button"
        class={triggerClass ?? 'button button--plain'}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </button>
      {open && (
        <div
          id={id}
          role="menu"
          aria-label={label}
          class={`menu__list menu__list--${from}${up === true ? ' menu__list--up' : ''}`}
        >
          {items.map((item, i) =>
            item.is === 'line' ? (
              <hr key={i} class="menu__line" />
            ) : (
              <button
                key={item.label}
                type="button"
                role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
                aria-checked={item.checked}
                disabled={item.disabled === true}
                class={`menu__item${item.danger === true ? ' menu__item--danger' : ''}`}
                onClick={() => {
                  close(true);
                  item.act();
                }}
              >
                {item.mark ?? (item.icon && <item.icon size={16} aria-hidden="true" />)}
                <span>{item.label}</span>
                {item.key !== undefined && <kbd>{item.key}</kbd>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  );
}
