import { useEffect, useState } from 'preact/hooks';
import { isQuiet, setQuiet } from '../sound.ts';
import { transcriptText } from '../transcript-text.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { bell, narrower, paper, wider } from './later-icons.ts';
import { MailChat } from './mail-chat.tsx';

/** What is wanted seldom: silence, and the chat as a file. */
export function More({
  client,
  chat,
  say,
  resize,
  done,
}: Part & {
  readonly resize: ((by: 1 | -1) => void) | undefined;
  readonly done: () => void;
}) {
  const [quiet, setQuietNow] = useState(isQuiet(client.memory));
  const { items } = chat.timeline.shown;
  useEffect(() => {
    const escaped = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      done();
    };
    document.addEventListener('keydown', escaped);
    return () => document.removeEventListener('keydown', escaped);
  }, []);

  function save(): void {
    const text = transcriptText(items, say, chat.look.name);
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${say('chat')}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    done();
  }

  return (
    <div class="more">
      <button
        type="button"
        class="more__deed"
        aria-pressed={!quiet}
        onClick={() => {
          setQuiet(client.memory, !quiet);
          setQuietNow(!quiet);
        }}
      >
        <Icon path={bell} />
        {say('sound')}
        <span class="more__state" aria-hidden="true">
          {say(quiet ? 'off' : 'on')}
        </span>
      </button>
      <button type="button" class="more__deed" disabled={items.length === 0} onClick={save}>
        <Icon path={paper} />
        {say('saveChat')}
      </button>
      {resize && (
        <div class="more__pair">
          <button type="button" class="more__deed" onClick={() => resize(1)}>
            <Icon path={wider} />
            {say('larger')}
          </button>
          <button type="button" class="more__deed" onClick={() => resize(-1)}>
            <Icon path={narrower} />
            {say('smaller')}
          </button>
        </div>
      )}
      {chat.look.mail && <MailChat client={client} chat={chat} say={say} />}
    </div>
  );
}
