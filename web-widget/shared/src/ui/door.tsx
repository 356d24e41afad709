import type { ComponentChildren } from 'preact';
import mark from './icon.svg?url';

interface DoorProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
  readonly onSubmit: () => void;
}

/** The page outside: one card with one thing to do. */
export function Door({ title, lead, children, onSubmit }: DoorProps) {
  return (
    <main class="door">
      <form
        class="door__card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <p class="door__brand">
          <img src={mark} alt="" width="28" height="28" />
          Firsthand
        </p>
        <div>
          <h1 class="door__title">{title}</h1>
          <p class="quiet">{lead}</p>
        </div>
        {children}
      </form>
    </main>
  );
}
