import { LEAVE_MESSAGE_LIMITS } from '@firsthand/shared/protocol-limits.ts';
import { useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat.ts';
import type { Part } from './app.tsx';
import { useComesIntoView } from './comes-into-view.ts';

const limits = LEAVE_MESSAGE_LIMITS;

/** What is wrong with what was filled in, field by field. */
export function faultsOf(text: string, email: string): { text: boolean; email: boolean } {
  return {
    text: text.trim() === '',
    email: email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email.trim()),
  };
}

function lastWords({ timeline: { shown } }: Chat): string {
  const last = shown.items.findLast(
    (item) => item.is === 'visitor' && item.text !== undefined && item.file === undefined,
  );
  return shown.nobodyThere && last?.is === 'visitor' ? (last.text ?? '') : '';
}

/** The form with which a visitor leaves a message where nobody can take the chat. */
export function LeaveMessage({
  client,
  chat,
  say,
  done,
  instead,
}: Part & { readonly done: () => void; readonly instead: () => void }) {
  const known = chat.timeline.shown.visitor;
  // Nobody is asked twice: what was last said is the message to begin with.
  const [text, setText] = useState(lastWords(chat));
  const [name, setName] = useState(known.name ?? '');
  const [email, setEmail] = useState(known.email ?? '');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const faults = faultsOf(text, email);

  useComesIntoView(form, 'textarea');

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (faults.text || faults.email) {
      form.current?.querySelector<HTMLElement>(faults.text ? 'textarea' : '[type=email]')?.focus();
      return;
    }
    client.say({
      type: 'leaveMessage',
      text: text.trim(),
      ...(name.trim() && { name: name.trim() }),
      ...(email.trim() && { email: email.trim() }),
    });
    done();
  }

  return (
    <form class="foot card leave" noValidate onSubmit={submit} ref={form} aria-labelledby="leave">
      <h2 id="leave">{say('leaveTitle')}</h2>
      <p class="quiet">{say('leaveHint')}</p>
      <label>
        {say('leaveText')}
        <textarea
          rows={3}
          maxLength={limits.text}
          required
          value={text}
          aria-invalid={tried && faults.text}
          aria-describedby="leave-text"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="fault" id="leave-text" role="alert">
        {tried && faults.text && say('needText')}
      </p>
      <label>
        <span>
          {say('name')} <small>{say('optional')}</small>
        </span>
        <input
          maxLength={limits.name}
          autoComplete="name"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>
          {say('email')} <small>{say('optional')}</small>
        </span>
        <input
          type="email"
          maxLength={limits.email}
          autoComplete="email"
          value={email}
          aria-invalid={tried && faults.email}
          aria-describedby="leave-email"
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <p class="fault" id="leave-email" role="alert">
        {tried && faults.email && say('needEmail')}
      </p>
      <div class="deeds">
        <button class="primary">{say('leave')}</button>
        <button type="button" class="link" onClick={instead}>
          {say('callInstead')}
        </button>
        <button type="button" class="link" onClick={done}>
          {say('backToChat')}
        </button>
      </div>
    </form>
  );
}
