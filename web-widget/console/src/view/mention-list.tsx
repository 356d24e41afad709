import { Avatar } from '@firsthand/shared/ui/small.tsx';
import { inserted } from '../canned.ts';
import { atWordAt, colleaguesFor, type Named } from '../mentions.ts';
import type { Colleague } from '../wire.ts';
import { many, t } from '../words.ts';
import { type ChoiceList, useChoices } from './choice-list.tsx';
import { useHere } from './here.ts';

const MOST = 7;

/**
 * The colleagues whom a note can name where an @ is typed.
 *
 * @param onText takes the text after a choice, where the cursor stands in it, and who was picked
 */
export function useMentions(
  text: string,
  cursor: number,
  onText: (text: string, cursor: number, picked: Named) => void,
): ChoiceList {
  const { desk } = useHere();
  const typed = atWordAt(text, cursor);
  const choices =
    typed === null
      ? []
      : colleaguesFor(typed.word, desk.me.id, desk.colleagues.value).slice(0, MOST);
  return useChoices<Colleague>({
    typed,
    choices,
    label: t('mention.list'),
    hint: t('mention.hint'),
    count: many('mention.found', choices.length),
    keyOf: ({ agent }) => agent.id,
    kind: () => 'person',
    line: ({ agent, status }) => (
      <>
        <span class="mention__who">
          <Avatar name={agent.name} picture={agent.picture} size="small" status={status} />
          <strong class="cut">{agent.name}</strong>
        </span>
        <span class="quiet">{t(`status.${status}`)}</span>
        <span class="cut quiet">{agent.title}</span>
      </>
    ),
    choose: ({ agent }) => {
      if (typed === null) return;
      const next = text.charAt(typed.end) === ' ' ? '' : ' ';
      const result = inserted(text, typed, `@${agent.name}${next}`);
      onText(result.text, result.cursor + (next === '' ? 1 : 0), {
        id: agent.id,
        name: agent.name,
      });
    },
  });
}
