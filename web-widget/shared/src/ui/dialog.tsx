import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly wide?: boolean;
  /** Name of the button that closes; without it the dialog can't be closed by hand. */
  readonly closeLabel?: string;
  /** Makes the content a form: Enter sends it. */
  readonly onSubmit?: () => void;
}

/** What gets the focus first: what is to be filled in, else what the dialog is for. */
const FIRST =
  '.dialog__body :is(input:not([tabindex="-1"], :disabled), textarea, select), .dialog__foot .button--primary';

const FOCUSABLE = 'a, button, input, select, textarea, summary, [tabindex]';

/** A modal dialog, open as long as it is drawn. The focus goes back to where it was. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  wide,
  closeLabel,
  onSubmit,
}: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Shown as it is drawn: a key pressed in between would go to what lies below.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    // What only can be read must be scrolled by keyboard, too.
    const body = shown?.querySelector<HTMLElement>('.dialog__body');
    if (body && body.querySelector(FOCUSABLE) === null) body.tabIndex = 0;
    const first = shown?.querySelector<HTMLElement>(FIRST);
    first?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const content = (
    <>
      <header class="dialog__head">
        <h2 id={id}>{title}</h2>
        {closeLabel !== undefined && <IconButton label={closeLabel} icon={X} onClick={onClose} />}
      </header>
      <div class="dialog__body">{children}</div>
      {footer !== undefined && <footer class="dialog__foot">{footer}</footer>}
    </>
  );
  return (
    <dialog
      ref={dialog}
      class={`dialog${wide === true ? ' dialog--wide' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (closeLabel !== undefined) onClose();
      }}
    >
      {onSubmit === undefined ? (
        <div class="dialog__frame">{content}</div>
      ) : (
        <form
          class="dialog__frame"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {content}
        </form>
      )}
    </dialog>
  );
}
