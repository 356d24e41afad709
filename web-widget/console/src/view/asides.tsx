import { Button } from '@firsthand/shared/ui/button.tsx';
import { Lock } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Aside, takesPart } from '../asides.ts';
import { nameOf } from '../names.ts';
import type { Transcript } from '../transcript.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';

/** The thread whose refused words came back to its field last, and how often any did. */
export interface GivenBack {
  readonly thread: number | null;
  readonly n: number;
}

/** Under which name the words of a thread's field are kept. */
export function asideField(thread: number): string {
  return `aside-${thread}`;
}

/** The open threads between colleagues in which this agent takes part, each with a field to go on. */
export function Asides({
  transcript,
  givenBack,
}: {
  readonly transcript: Transcript;
  readonly givenBack: GivenBack;
}) {
  const { desk } = useHere();
  const own = transcript.asides.filter((aside) => takesPart(aside, transcript.owner, desk.me.id));
  if (own.length === 0) return null;
  return (
    <div class="asides">
      {own.map((aside) => (
        <AsideForm
          key={aside.seq}
          conversation={transcript.conversation}
          aside={aside}
          givenBack={givenBack.thread === aside.seq ? givenBack.n : 0}
        />
      ))}
    </div>
  );
}

function AsideForm({
  conversation,
  aside,
  givenBack,
}: {
  readonly conversation: string;
  readonly aside: Aside;
  /** Counts how often refused words came back to this field. */
  readonly givenBack: number;
}) {
  const { desk, briefs } = useHere();
  const name = asideField(aside.seq);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => briefs.of(name, conversation));
  useEffect(() => {
    if (givenBack === 0) return;
    setText(briefs.of(name, conversation));
    field.current?.focus();
  }, [briefs, conversation, givenBack, name]);
  const write = (next: string) => {
    setText(next);
    briefs.keep(name, conversation, next);
  };
  const amAsked = aside.asked.includes(desk.me.id);
  const whoIs = (id: string) => nameOf(desk.colleagues.value, id);
  const away = aside.asked.filter(
    (id) => desk.colleagues.value.find(({ agent }) => agent.id === id)?.status === 'offline',
  );
  const about = amAsked
    ? t('aside.open', { name: whoIs(aside.by) })
    : t('aside.openOwn', { whom: aside.asked.map(whoIs).join(', ') });
  return (
    <form
      class="aside"
      aria-label={about}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        desk.tell(conversation, aside.seq, text.trim());
        write('');
      }}
    >
      <p class="aside__about">
        <Lock size={14} aria-hidden="true" />
        <strong>{about}</strong>
        <span class="cut">{aside.text === '' ? t('aside.erased') : aside.text}</span>
      </p>
      {!amAsked && away.length === aside.asked.length && (
        <p class="aside__away quiet">{t('aside.offline', { whom: away.map(whoIs).join(', ') })}</p>
      )}
      <input
        ref={field}
        class="input"
        type="text"
        value={text}
        maxLength={2000}
        aria-label={t('aside.write')}
        placeholder={t('aside.placeholder')}
        autocomplete="off"
        onInput={(event) => write(event.currentTarget.value)}
      />
      <Button small kind="primary" type="submit" disabled={text.trim() === ''}>
        {amAsked ? t('aside.answer') : t('aside.goOn')}
      </Button>
      <Button small kind="quiet" onClick={() => desk.endThread(conversation, aside.seq)}>
        {amAsked && aside.asked.length > 1 ? t('aside.leave') : t('aside.end')}
      </Button>
    </form>
  );
}
