import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Chat, stateOf, unread } from '../chat.ts';
import type { Client } from '../client.ts';
import type { Embedding } from '../embedding.ts';
import { insist } from '../insist.ts';
import type { Say } from '../words/words.ts';
import { Banner } from './banner.tsx';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { forms, later, people, soon } from './later.tsx';
import { Log } from './log.tsx';

const CallBack = later(forms, (part) => part.CallBack);
const LeaveMessage = later(forms, (part) => part.LeaveMessage);
const PreChat = later(forms, (part) => part.PreChat);
const Standing = later(forms, (part) => part.Standing);

/** What every part of the widget is given. */
export interface Part {
  readonly client: Client;
  readonly chat: Chat;
  readonly say: Say;
}

/** The whole widget. */
export function App({
  client,
  page,
  say,
}: {
  readonly client: Client;
  readonly page: Embedding;
  readonly say: Say;
}) {
  const [chat, setChat] = useState(client.chat);
  const [mark, setMark] = useState(0);
  const [form, setForm] = useState<'auto' | 'open' | 'call' | 'shut'>('auto');
  const [asked, setAsked] = useState(false);
  // Until it is known whether there is a chat, nobody writes into it without having been asked.
  const sure = useRef(client.whoAmI() === undefined);
  sure.current ||= chat.link.is === 'live';
  const composer = useRef<HTMLTextAreaElement>(null);

  // Before anything is drawn: what the page says at once, as that the chat is open, finds somebody who hears it.
  useLayoutEffect(() => {
    client.subscribe((now, before) => {
      setChat(now);
      if (!now.shown && before.timeline.seq > 0 && unread(now) > unread(before)) {
        void insist(() => import('../sound.ts')).then((sound) => sound.ringFor(client));
      }
      if (now.shown && !before.shown) setMark(before.saw < now.timeline.seq ? before.saw : 0);
      if (now.timeline.shown.nobodyThere !== before.timeline.shown.nobodyThere) setForm('auto');
    });
    page.onShown((focus) => {
      if (focus && matchMedia('(pointer: fine)').matches) composer.current?.focus();
    });
    // What is wanted soon is there by then, and what can be done where nobody answers, or nothing goes out.
    void soon.bring().then(people.bring).then(forms.bring);
    const connectivity = (): void => client.online(navigator.onLine);
    addEventListener('online', connectivity);
    addEventListener('offline', connectivity);
    connectivity();
  }, []);

  const state = stateOf(chat);
  const nobody = chat.timeline.shown.nobodyThere && state !== 'human';
  const leaves = form === 'open' || (form === 'auto' && nobody);
  const { welcome } = chat.look;
  const asks =
    !asked &&
    chat.timeline.conversation === undefined &&
    chat.outbox.length === 0 &&
    (welcome.askName || welcome.askEmail || welcome.consent !== '');
  const part: Part = { client, chat, say };
  const filling = asks || leaves || form === 'call';
  return (
    <main class={filling ? 'widget widget--form' : 'widget'}>
      <Header
        {...part}
        close={page.around ? () => page.tell({ firsthand: 'close' }) : undefined}
        leave={() => setForm('open')}
        resize={
          page.around && matchMedia('(pointer: fine)').matches
            ? (value) => page.tell({ firsthand: 'size', value })
            : undefined
        }
        asks={asks}
      />
      <Banner {...part} />
      <Log {...part} mark={mark}>
        {asks ? (
          sure.current && <PreChat {...part} done={() => setAsked(true)} next={composer} />
        ) : form === 'call' ? (
          <CallBack {...part} done={() => setForm('shut')} instead={() => setForm('open')} />
        ) : leaves ? (
          <LeaveMessage {...part} done={() => setForm('shut')} instead={() => setForm('call')} />
        ) : null}
      </Log>
      {!asks && (
        // It stays behind a form, so that what is about to be sent is not lost.
        <div class="foot" hidden={filling}>
          {state !== 'bot' && (
            <Standing {...part} leave={() => setForm('open')} callBack={() => setForm('call')} />
          )}
          <Composer {...part} field={composer} />
        </div>
      )}
    </main>
  );
}
