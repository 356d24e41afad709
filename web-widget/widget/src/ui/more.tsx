import { useState } from 'preact/hooks';
import { isQuiet, setQuiet } from '../sound.ts';
import { transcriptText } from '../transcript-text.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';

/** What is wanted seldom: silence, and the chat as a file. */
export function More({ client, chat, say, done }: Part & { readonly done: () => void }) {
  const [quiet, setQuietNow] = useState(isQuiet(client.memory));
  const { items } = chat.timeline.shown;

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
        <Icon of="bell" />
        {say('sound')}
        <span class="more__state" aria-hidden="true">
          {say(quiet ? 'off' : 'on')}
        </span>
      </button>
      <button type="button" class="more__deed" disabled={items.length === 0} onClick={save}>
        <Icon of="file" />
        {say('saveChat')}
      </button>
    </div>
  );
}
