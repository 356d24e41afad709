import { markdown } from '@firsthand/shared/markdown.ts';
import { cloneElement, type ComponentChild, type ComponentChildren, isValidElement } from 'preact';
import { AtSign } from 'lucide-preact';
import { type Named, partsOf } from '../mentions.ts';
import { nameOf } from '../names.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { Words } from './message.tsx';

/** A note as colleagues read it: whom it names stands out, this agent most of all. */
export function NoteText({
  text,
  mentioned,
}: {
  readonly text: string;
  readonly mentioned: readonly string[];
}) {
  const { desk } = useHere();
  const people = mentioned.map((id) => ({ id, name: nameOf(desk.colleagues.value, id) }));
  const here = new Set(
    partsOf(text, people).flatMap((each) => (each.is === 'name' ? each.ids : [])),
  );
  // Whoever has another name since, or was named in words that are erased.
  const others = people.filter(({ id }) => !here.has(id));
  return (
    <>
      <Words text={text}>
        {people.length === 0 ? markdown(text) : marked(markdown(text), people, desk.me.id)}
      </Words>
      {others.length > 0 && (
        <p class="message__under">
          <AtSign size={12} aria-hidden="true" />
          {t('mention.also', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
}

/** What was drawn, with the names in its words marked; what is code stays as it is. */
function marked(drawn: ComponentChildren, people: readonly Named[], me: string): ComponentChildren {
  if (Array.isArray(drawn)) {
    return drawn.map((each: ComponentChild) => marked(each, people, me));
  }
  if (typeof drawn === 'string') {
    return partsOf(drawn, people).map((part, i) =>
      part.is === 'words' ? (
        part.text
      ) : (
        <mark key={i} class={`mention${part.ids.includes(me) ? ' mention--me' : ''}`}>
          {part.text}
        </mark>
      ),
    );
  }
  if (!isValidElement(drawn) || drawn.type === 'code') return drawn;
  return cloneElement(drawn, {}, marked(drawn.props.children, people, me));
}
