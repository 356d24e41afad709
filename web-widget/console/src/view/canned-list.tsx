import type { CannedResponse } from '@firsthand/shared/staff.ts';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { Pencil, Plus } from 'lucide-preact';
import { filled, fitting, inserted, type Names, type SlashWord, slashWordAt } from '../canned.ts';
import { many, t } from '../words.ts';
import { type ChoiceList, useChoices } from './choice-list.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

interface CannedProps {
  readonly text: string;
  readonly cursor: number;
  readonly visitorName: string | null;
  /** Takes the text after a choice, and where the cursor stands in it. */
  readonly onText: (text: string, cursor: number) => void;
}

/** One line of the list: something to insert, or the way to a response of one's own. */
type Line =
  | { readonly is: 'response'; readonly response: CannedResponse }
  | { readonly is: 'save' | 'make' | 'own' };

const MOST = 7;

/** What can be inserted where a slash word is typed: own responses first, each marked whose it is. */
export function useCanned({ text, cursor, visitorName, onText }: CannedProps): ChoiceList {
  const { desk, practice } = useHere();
  const slash = slashWordAt(text, cursor);
  const names: Names = { visitor: visitorName, agent: desk.me.name };
  const lines =
    slash === null ? [] : linesFor(desk.canned.value ?? [], slash, text, practice === null);
  return useChoices<Line>({
    typed: slash,
    choices: lines,
    // A word that nothing fits is sent as it is, unless one goes down to the line by hand.
    first: lines[0]?.is === 'response' ? 0 : -1,
    label: t('canned'),
    hint: t('canned.hint'),
    count: many('canned.found', lines.filter(({ is }) => is === 'response').length),
    keyOf: (line) => (line.is === 'response' ? line.response.id : line.is),
    kind: (line) => (line.is === 'response' ? undefined : 'act'),
    line: (line) =>
      line.is === 'response' ? (
        <Response response={line.response} names={names} />
      ) : (
        <Act is={line.is} word={slash?.word ?? ''} />
      ),
    choose(line) {
      if (slash === null) return;
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
    },
  });
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
