import { ASK_FOR_CALL_BACK_LIMITS } from '@firsthand/shared/protocol-limits.ts';
import { useRef, useState } from 'preact/hooks';
import type { Part } from './app.tsx';
import { useComesIntoView } from './comes-into-view.ts';

const limits = ASK_FOR_CALL_BACK_LIMITS;
const times = ['SOON', 'MORNING', 'AFTERNOON', 'OTHER'] as const;

/** Whether somebody could be called at this number. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return /^[+(]?\d[\d\s./()\u2011-]*$/.test(text.trim()) && digits >= 5 && digits <= 15;
}

/** The form with which a visitor asks to be called back. */
export function CallBack({
  client,
  chat,
  say,
  done,
  instead,
}: Part & { readonly done: () => void; readonly instead: () => void }) {
  const [phone, setPhone] = useState('');
  const [when, setWhen] = useState<(typeof times)[number]>('SOON');
  const [note, setNote] = useState('');
  const [name, setName] = useState(chat.timeline.shown.visitor.name ?? '');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wrong = tried && !isPhone(phone);

  useComesIntoView(form, '[type=tel]');

  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (!isPhone(phone)) {
      form.current?.querySelector<HTMLElement>('[type=tel]')?.focus();
      return;
    }
    client.say({
      type: 'askForCallBack',
      phone: phone.trim(),
      when,
      ...(note.trim() && { note: note.trim() }),
      ...(name.trim() && { name: name.trim() }),
    });
    done();
  }

  return (
    <form class="foot card leave" noValidate onSubmit={submit} ref={form} aria-labelledby="call">
      <h2 id="call">{say('callTitle')}</h2>
      <label>
        {say('phone')}
        <input
          type="tel"
          maxLength={limits.phone}
          autoComplete="tel"
          required
          value={phone}
          aria-invalid={wrong}
          aria-describedby="call-phone"
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
      </label>
      <p class="fault" id="call-phone" role="alert">
        {wrong && say('needPhone')}
      </p>
      <label>
        {say('callWhen')}
        <select
          value={when}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            setWhen(times.find((time) => time === chosen) ?? 'SOON');
          }}
        >
          {times.map((time) => (
            <option key={time} value={time}>
              {say(`call${time}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>
          {say('callNote')} <small>{say('optional')}</small>
        </span>
        <input
          maxLength={limits.note}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
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
      <div class="deeds">
        <button class="primary">{say('call')}</button>
        <button type="button" class="link" onClick={instead}>
          {say('leaveInstead')}
        </button>
        <button type="button" class="link" onClick={done}>
          {say('backToChat')}
        </button>
      </div>
    </form>
  );
}
