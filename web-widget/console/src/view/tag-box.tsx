import { Tag, X } from 'lucide-preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { calls } from './calls.ts';
import { useHere } from './here.ts';

/** The tags of a conversation: read, add with suggestions, take away. */
export function TagBox({ conversation }: { readonly conversation: string }) {
  const { tags, search } = useHere();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  useEffect(() => {
    void tags.read(conversation);
    const again = () => void tags.read(conversation);
    addEventListener('focus', again);
    return () => removeEventListener('focus', again);
  }, [tags, conversation]);
  useLayoutEffect(() =>
    calls.listen((call) => {
      if (call === 'tag') field.current?.focus();
    }),
  );
  const own = tags.of.value.get(conversation) ?? [];
  const add = async (tag: string) => {
    if (tag.trim() === '') return;
    const problem = await tags.add(conversation, tag);
    setWrong(problem);
    if (problem === null) setTyped('');
  };
  const remove = async (tag: string) => {
    setWrong(await tags.remove(conversation, tag));
    field.current?.focus();
  };
  return (
    <section class="panel tags" aria-label={t('tags')}>
      <header class="panel__head">
        <h2 class="label">{t('tags')}</h2>
      </header>
      {own.length > 0 && (
        <ul class="tags__list">
          {own.map((tag) => (
            <li key={tag} class="tag">
              <button
                type="button"
                class="tag__find"
                title={t('tags.find', { tag })}
                onClick={() => search.showAll({ tag })}
              >
                <Tag size={12} aria-hidden="true" /> {tag}
              </button>
              <button
                type="button"
                class="tag__remove"
                aria-label={t('tags.remove', { tag })}
                onClick={() => void remove(tag)}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add(typed);
        }}
      >
        <input
          ref={field}
          class="input"
          type="text"
          list={listId}
          value={typed}
          maxLength={40}
          autocomplete="off"
          aria-label={t('tags.add')}
          aria-invalid={wrong !== null}
          placeholder={t('tags.add')}
          onFocus={() => void tags.readUsed()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(null);
          }}
        />
        <datalist id={listId}>
          {tags.used.value
            .filter((tag) => !own.includes(tag))
            .map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
        </datalist>
      </form>
      {wrong !== null && (
        <p class="field__error" role="alert">
          {wrong}
        </p>
      )}
    </section>
  );
}
