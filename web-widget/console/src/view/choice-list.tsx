import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

/** A word that is being typed, and what it can become. */
interface Choosing<C> {
  /** Where the word is and how it reads now; null while none is typed. */
  readonly typed: { readonly start: number; readonly word: string } | null;
  readonly choices: readonly C[];
  /** The choice that is picked at first: the best one, or -1 for none. */
  readonly first?: number;
  /** What the list is called. */
  readonly label: string;
  /** What the keys do. */
  readonly hint: string;
  /** How many there are, to be said aloud. */
  readonly count: string;
  readonly keyOf: (choice: C) => string;
  readonly line: (choice: C) => ComponentChildren;
  /** How a line is laid out. */
  readonly kind?: (choice: C) => 'act' | 'person' | undefined;
  readonly choose: (choice: C) => void;
}

/** A list over a field in which one goes on writing: it is led by keys, and the focus stays in the field. */
export interface ChoiceList {
  /** The list as it is shown; null while there is nothing to choose. */
  readonly shown: ComponentChildren;
  /** What the field tells of the list. */
  readonly field: {
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
  /** Whether a key was for the list. */
  readonly keys: (event: KeyboardEvent) => boolean;
  /** Begins at the best choice again. */
  readonly typed: () => void;
}

/** What a typed word can become; Escape leaves the word as it is, until another one is begun. */
export function useChoices<C>(choosing: Choosing<C>): ChoiceList {
  const { typed, label, hint, count, keyOf, line, kind, choose } = choosing;
  const [picked, setPicked] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState('');
  const listId = useId();
  const name = typed === null ? '' : `${typed.start} ${typed.word}`;
  if (typed === null && dismissed !== '') setDismissed('');
  const choices = typed === null || dismissed === name ? [] : choosing.choices;
  const at = Math.min(picked ?? choosing.first ?? 0, choices.length - 1);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  const take = (choice: C | undefined) => {
    if (choice === undefined) return;
    setPicked(null);
    choose(choice);
  };
  const keys = (event: KeyboardEvent) => {
    if (choices.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const from = at < 0 && step < 0 ? 0 : at;
      setPicked((from + step + choices.length) % choices.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) {
      take(choices[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setDismissed(name);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  const classOf = (choice: C, i: number) => {
    const how = kind?.(choice);
    return `canned__choice${i === at ? ' canned__choice--picked' : ''}${how === undefined ? '' : ` canned__choice--${how}`}`;
  };
  const shown = choices.length > 0 && (
    <div class="canned">
      <div role="listbox" id={listId} aria-label={label}>
        {choices.map((choice, i) => (
          <div
            key={keyOf(choice)}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            class={classOf(choice, i)}
            onPointerDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
            onPointerEnter={() => setPicked(i)}
          >
            {line(choice)}
          </div>
        ))}
      </div>
      <p class="canned__hint quiet">{hint}</p>
      <span class="unseen" role="status">
        {count}
      </span>
    </div>
  );
  return {
    shown: shown === false ? null : shown,
    field: {
      'aria-controls': choices.length > 0 ? listId : undefined,
      'aria-activedescendant': at >= 0 ? `${listId}-${at}` : undefined,
    },
    keys,
    typed: () => setPicked(null),
  };
}
