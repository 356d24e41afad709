import type { CannedResponse } from '@firsthand/shared/staff.ts';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { Pencil, Plus } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { filled, fitting, inserted, type Names, type SlashWord, slashWordAt } from '../canned.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

interface CannedProps {
  readonly text: string;
  readonly cursor: number;
  readonly visitorName: string | null;
  /** Takes the text after a choice, and where the cursor stands in it. */
  readonly onText: (text: string, cursor: number) => void;
}

interface CannedList {
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

/** One line of the list: something to insert, or the way to a response of one's own. */
type Line =
  | { readonly is: 'response'; readonly response: CannedResponse }
  | { readonly is: 'save' | 'make' | 'own' };

const MOST = 7;

/** What can be inserted where a slash word is typed: own responses first, each marked whose it is. */
export function useCanned({ text, cursor, visitorName, onText }: CannedProps): CannedList {
  const { desk, practice } = useHere();
  const [picked, setPicked] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState('');
  const listId = useId();
  const slash = slashWordAt(text, cursor);
  const names: Names = { visitor: visitorName, agent: desk.me.name };
  const lines =
    slash === null || dismissed === `${slash.start}${slash.word}`
      ? []
      : linesFor(desk.canned.value ?? [], slash, text, practice === null);
  // A word that nothing fits is sent as it is, unless one goes down to the line by hand.
  const first = lines[0]?.is === 'response' ? 0 : -1;
  const at = Math.min(picked ?? first, lines.length - 1);

  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  const choose = (line: Line | undefined) => {
    if (line === undefined || slash === null) return;
    setPicked(null);
    if (line.is === 'response') {
      const result = inserted(text, slash, filled(line.response.text, names));
      onText(result.text, result.cursor);
      return;
    }
    const rest = inserted(text, slash, '');
    onText(rest.text, rest.cursor);
    dialog.show(
      line.is === 'own'
        ? { is: 'responses', visitorName }
        : {
            is: 'responses',
            visitorName,
            begun: { shortcut: slash.word, text: line.is === 'save' ? rest.text.trim() : '' },
          },
    );
  };
  const keys = (event: KeyboardEvent) => {
    if (lines.length === 0 || slash === null) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const from = at < 0 && step < 0 ? 0 : at;
      setPicked((from + step + lines.length) % lines.length);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) {
      choose(lines[at]);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setDismissed(`${slash.start}${slash.word}`);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  };
  const shown = lines.length > 0 && slash !== null && (
    <div class="canned" role="listbox" id={listId} aria-label={t('canned')}>
      {lines.map((line, i) => (
        <div
          key={line.is === 'response' ? line.response.id : line.is}
          id={`${listId}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          class={`canned__choice${i === at ? ' canned__choice--picked' : ''}${line.is === 'response' ? '' : ' canned__choice--act'}`}
          onPointerDown={(event) => {
            event.preventDefault();
            choose(line);
          }}
          onPointerEnter={() => setPicked(i)}
        >
          {line.is === 'response' ? (
            <Response response={line.response} names={names} />
          ) : (
            <Act is={line.is} word={slash.word} />
          )}
        </div>
      ))}
      <p class="canned__hint quiet">{t('canned.hint')}</p>
    </div>
  );
  return {
    shown: shown === false ? null : shown,
    field: {
      'aria-controls': lines.length > 0 ? listId : undefined,
      'aria-activedescendant': at >= 0 ? `${listId}-${at}` : undefined,
    },
    keys,
    typed: () => setPicked(null),
  };
}

function Response({
  response,
  names,
}: {
  readonly response: CannedResponse;
  readonly names: Names;
}) {
  const { desk } = useHere();
  const { whose, team } = response;
  const teamName = desk.teams.value.find(({ id }) => id === team)?.name;
  return (
    <>
      <kbd>/{response.shortcut}</kbd>
      <strong class="canned__title">{response.title}</strong>
      <span class="cut quiet">{filled(response.text, names)}</span>
      {whose === 'own' && <Badge tone="accent">{t('canned.mine')}</Badge>}
      {whose === 'team' && <Badge>{teamName ?? t('canned.team')}</Badge>}
    </>
  );
}

function Act({ is, word }: { readonly is: 'save' | 'make' | 'own'; readonly word: string }) {
  const Icon = is === 'own' ? Pencil : Plus;
  return (
    <>
      <Icon size={14} aria-hidden="true" />
      <span>
        {is === 'make' && word !== '' ? t('canned.makeWord', { word }) : t(`canned.${is}`)}
      </span>
    </>
  );
}

function linesFor(
  all: readonly CannedResponse[],
  slash: SlashWord,
  text: string,
  mayKeep: boolean,
): readonly Line[] {
  const found = fitting(all, slash.word).slice(0, MOST);
  const lines = found.map((response): Line => ({ is: 'response', response }));
  if (!mayKeep || (found.length > 0 && slash.word !== '')) return lines;
  const written = inserted(text, slash, '').text.trim() !== '';
  const own = slash.word === '' && all.some(({ whose }) => whose === 'own');
  return [...lines, { is: written ? 'save' : 'make' }, ...(own ? [{ is: 'own' } as const] : [])];
}
