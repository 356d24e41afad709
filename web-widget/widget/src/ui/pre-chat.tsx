import { linkified } from '@firsthand/shared/links.ts';
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Part } from './app.tsx';
import { useComesIntoView } from './comes-into-view.ts';
import { faultsOf } from './leave-message.tsx';

/** What the site asks before the first words, and what the visitor must agree to. */
export function PreChat({
  client,
  chat,
  say,
  done,
  next,
}: Part & {
  readonly done: () => void;
  /** What has the keyboard afterwards. */
  readonly next: RefObject<HTMLElement>;
}) {
  const { askName, askEmail, needed, consent } = chat.look.welcome;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const faults = {
    name: askName && needed && name.trim() === '',
    email: askEmail && (faultsOf('-', email).email || (needed && email.trim() === '')),
    consent: consent !== '' && !agreed,
  };

  // The keyboard is for whoever opened the chat, not where it opened itself on the next page.
  useComesIntoView(form, document.hasFocus() && 'input');

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    const wrong = Object.entries(faults).find(([, fault]) => fault)?.[0];
    if (wrong !== undefined) {
      form.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus();
      return;
    }
    const attributes = [{ name: 'consent', value: new Date().toISOString() }];
    if (name.trim() || email.trim() || consent) {
      client.fillsIn({
        type: 'identify',
        ...(name.trim() && { name: name.trim() }),
        ...(email.trim() && { email: email.trim() }),
        ...(consent && { attributes }),
      });
    }
    done();
    setTimeout(() => next.current?.focus());
  }

  const optional = !needed && <small>{say('optional')}</small>;
  return (
    <form class="foot card leave" noValidate onSubmit={submit} ref={form} aria-labelledby="before">
      <h2 id="before">{say('beforeTitle')}</h2>
      {askName && (
        <>
          <label>
            <span>
              {say('name')} {optional}
            </span>
            <input
              name="name"
              autocomplete="name"
              maxLength={100}
              required={needed}
              value={name}
              aria-invalid={tried && faults.name}
              aria-describedby="before-name"
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <p class="fault" id="before-name" role="alert">
            {tried && faults.name && say('needName')}
          </p>
        </>
      )}
      {askEmail && (
        <>
          <label>
            <span>
              {say('email')} {optional}
            </span>
            <input
              name="email"
              type="email"
              autocomplete="email"
              maxLength={254}
              required={needed}
              value={email}
              aria-invalid={tried && faults.email}
              aria-describedby="before-email"
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </label>
          <p class="fault" id="before-email" role="alert">
            {tried && faults.email && say('needEmail')}
          </p>
        </>
      )}
      {consent !== '' && (
        <>
          <label class="agree">
            <input
              name="consent"
              type="checkbox"
              required
              checked={agreed}
              aria-invalid={tried && faults.consent}
              aria-describedby="before-consent"
              onChange={(event) => setAgreed(event.currentTarget.checked)}
            />
            <span dir="auto">{linkified(consent)}</span>
          </label>
          <p class="fault" id="before-consent" role="alert">
            {tried && faults.consent && say('needConsent')}
          </p>
        </>
      )}
      <div class="deeds">
        <button class="primary">{say('begin')}</button>
      </div>
    </form>
  );
}
