import { Bot, Command, MessagesSquare, Search } from 'lucide-preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { BOXES } from '../inbox.ts';
import { type Action, type Choice, choicesOf } from '../palette.ts';
import type { Shortcut } from '../keys.ts';
import { mayLookAfter } from '../wall.ts';
import { coded, t } from '../words.ts';
import { Age } from './age.tsx';
import { type Place, useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { perform } from './perform.ts';

/** `Ctrl K`: one field that finds conversations, visitors and actions. */
export function Palette() {
  const here = useHere();
  const { desk, search } = here;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const shown = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const actions = useMemo(() => actionsOf(here), [here]);
  const choices = choicesOf(typed, desk.inbox.value, actions);
  const picked = Math.min(at, choices.length - 1);
  useEffect(() => {
    const before = document.activeElement;
    shown.current?.showModal();
    return () => {
      shown.current?.close();
      // What was chosen may have taken the focus already.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    shown.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [picked, typed]);

  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    dialog.close();
    switch (choice.is) {
      case 'conversation':
        search.hide();
        desk.select(choice.summary.conversation);
        return;
      case 'search':
        desk.showWall(false);
        search.show(choice.query);
        return;
      case 'action':
        perform(choice.action.does, here, null);
    }
  };
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((picked + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(choices[picked]);
    }
  };
  return (
    <dialog
      ref={shown}
      class="dialog palette"
      aria-label={t('palette')}
      onCancel={(event) => {
        event.preventDefault();
        dialog.close();
      }}
    >
      <div class="palette__frame">
        <input
          class="palette__field"
          type="text"
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={choices.length > 0 ? `${listId}-${picked}` : undefined}
          aria-autocomplete="list"
          placeholder={t('palette.placeholder')}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
        <div id={listId} class="palette__list" role="listbox" aria-label={t('palette.choices')}>
          {choices.map((choice, i) => (
            // The keyboard is at the field; here is for the pointer.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={keyOf(choice)}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === picked}
              class="palette__choice"
              onClick={() => choose(choice)}
            >
              <Shown choice={choice} />
            </div>
          ))}
        </div>
      </div>
    </dialog>
  );
}

function Shown({ choice }: { readonly choice: Choice }) {
  switch (choice.is) {
    case 'conversation': {
      const { visitorName, preview, state, lastAt } = choice.summary;
      const Icon = state === 'bot' ? Bot : MessagesSquare;
      return (
        <>
          <Icon size={16} aria-hidden="true" />
          <span class="palette__words">
            <strong>{visitorName ?? t('visitor.unknown')}</strong>{' '}
            <span class="quiet">{preview ?? ''}</span>
          </span>
          <span class="quiet">
            {t(`stateName.${state === 'human' ? 'anybody' : state}`)} · <Age since={lastAt} />
          </span>
        </>
      );
    }
    case 'action':
      return (
        <>
          <Command size={16} aria-hidden="true" />
          <span class="palette__words">{choice.action.name}</span>
          {choice.action.keys !== '' && <kbd>{choice.action.keys}</kbd>}
        </>
      );
    case 'search':
      return (
        <>
          <Search size={16} aria-hidden="true" />
          <span class="palette__words">{t('palette.search', { query: choice.query })}</span>
        </>
      );
  }
}

function keyOf(choice: Choice): string {
  switch (choice.is) {
    case 'conversation':
      return choice.summary.conversation;
    case 'action':
      return choice.action.name;
    case 'search':
      return 'search';
  }
}

const OF_ANY_CHAT = ['note', 'tag', 'details', 'block'] as const;
const OF_MY_CHAT = ['reply', 'transfer', 'ask', 'promise', 'gesture', 'giveBack', 'close'] as const;

const KEYS: Readonly<Partial<Record<Shortcut['do'], string>>> = {
  reply: 'R',
  block: 'X',
  note: 'N',
  tag: 'L',
  details: 'I',
  transfer: 'T',
  ask: 'Q',
  promise: 'P',
  gesture: 'G',
  giveBack: 'B',
  close: 'E',
  take: 'O',
  search: 'F',
  status: 'S',
  mute: 'M',
  wall: 'W',
  help: '?',
};

/** What can be done here and now. */
function actionsOf({ desk, practice }: Place): readonly Action[] {
  const open = desk.selected.peek();
  const summary = open === null ? undefined : desk.inbox.peek().summaries.get(open);
  const mine = summary?.state === 'human' && summary.agent === desk.me.id;
  const known = (does: Exclude<Shortcut['do'], 'box' | 'judge'>): Action => ({
    name: coded('keys', does),
    keys: KEYS[does] ?? '',
    does: { do: does },
  });
  return [
    ...(mine ? OF_MY_CHAT.map(known) : []),
    ...(summary === undefined || mine ? [] : [known('take')]),
    ...(open === null ? [] : OF_ANY_CHAT.map(known)),
    known('search'),
    known('status'),
    ...BOXES.map((box, i): Action => ({
      name: t('palette.box', { box: t(`box.${box}`) }),
      keys: `Alt ${i + 1}`,
      does: { do: 'box', box },
    })),
    ...(mayLookAfter(desk.me.role) ? [known('wall')] : []),
    known('mute'),
    ...(practice === null ? [known('responses'), known('tour')] : []),
    known('practise'),
    known('help'),
  ];
}
