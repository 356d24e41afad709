import { signal } from '@preact/signals';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-preact';
import { IconButton } from './button.tsx';

interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad' | 'info';
  readonly text: string;
}

const STAY_IN_MS = 6000;
const ICONS = { good: CircleCheck, bad: CircleAlert, info: Info };

const shown = signal<readonly Toast[]>([]);
let last = 0;

/** Says something that is worth a look but no answer. What went wrong stays longer. */
export function toast(text: string, tone: Toast['tone'] = 'info'): void {
  const id = ++last;
  shown.value = [...shown.value.filter((each) => each.text !== text).slice(-3), { id, tone, text }];
  setTimeout(() => dismiss(id), tone === 'bad' ? STAY_IN_MS * 2 : STAY_IN_MS);
}

function dismiss(id: number): void {
  shown.value = shown.value.filter((each) => each.id !== id);
}

/** The corner where toasts are drawn; once in a page. */
export function Toasts({ closeLabel }: { readonly closeLabel: string }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map(({ id, tone, text }) => {
        const Icon = ICONS[tone];
        return (
          <div key={id} class={`toast toast--${tone}`}>
            <Icon size={18} aria-hidden="true" />
            <p>{text}</p>
            <IconButton label={closeLabel} icon={X} onClick={() => dismiss(id)} />
          </div>
        );
      })}
    </div>
  );
}
