import { fieldsOf } from '@firsthand/shared/embed.ts';
import { useRef, useState } from 'preact/hooks';
import type { WidgetText } from '../words/words.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { useId } from './ids.ts';
import { letter } from './later-icons.ts';

const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

type Outcome = 'going' | Extract<WidgetText, `mail${string}` | 'needEmail'>;

/** Sends the chat to the visitor's address: a button, and when it is pressed, where to. */
export function MailChat({ client, chat, say }: Part) {
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState(chat.timeline.shown.visitor.email ?? '');
  const [outcome, setOutcome] = useState<Outcome>();
  const field = useRef<HTMLInputElement>(null);
  const fault = useId();
  const bad =
    outcome !== undefined && outcome !== 'going' && outcome !== 'mailSent' ? outcome : undefined;

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (outcome === 'going') return;
    const address = email.trim();
    const wrong = !isAddress.test(address);
    setOutcome(wrong ? 'needEmail' : 'going');
    if (wrong) return field.current?.focus();
    const end = await mailed(address, { client, chat });
    setOutcome(end);
    if (end === 'mailRefused') field.current?.focus();
  }

  if (outcome === 'mailSent') {
    return (
      <p class="more__deed" role="status">
        <Icon path={letter} />
        {say('mailSent', { email: email.trim() })}
      </p>
    );
  }
  return (
    <>
      <button
        type="button"
        class="more__deed"
        aria-expanded={open}
        disabled={chat.timeline.conversation === undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon path={letter} />
        {say('mailChat')}
      </button>
      {open && (
        <form class="mail-chat" noValidate onSubmit={(event) => void send(event)}>
          <label>
            {say('mailTo')}
            <input
              ref={field}
              type="email"
              autocomplete="email"
              maxLength={254}
              value={email}
              aria-invalid={bad === 'needEmail' || bad === 'mailRefused'}
              aria-describedby={fault}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </label>
          <p class="fault" id={fault} role="alert">
            {bad && say(bad)}
          </p>
          <button class="primary" aria-busy={outcome === 'going'}>
            {say(outcome === 'going' ? 'sending' : 'mailSend')}
          </button>
        </form>
      )}
    </>
  );
}

async function mailed(
  email: string,
  { client: { home, site, whoAmI }, chat }: Pick<Part, 'client' | 'chat'>,
): Promise<'mailSent' | 'mailTooMany' | 'mailRefused' | 'mailNotNow'> {
  const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
  try {
    const answer = await fetch(
      new URL(`api/v1/sites/${encodeURIComponent(site)}/transcript`, home),
      {
        method: 'POST',
        headers: { ...whoAmI(), 'Content-Type': 'application/json' },
        body: JSON.stringify({ conversation: chat.timeline.conversation, email, zone }),
      },
    );
    if (answer.ok) return 'mailSent';
    const { code } = fieldsOf(await answer.json());
    return code === 'TOO_MANY_LETTERS'
      ? 'mailTooMany'
      : answer.status === 422
        ? 'mailRefused'
        : 'mailNotNow';
  } catch {
    return 'mailNotNow';
  }
}
