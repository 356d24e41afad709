import type { Part } from './app.tsx';
import { stateOf } from '../chat.ts';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';
import { extras, later } from './later.tsx';

const More = later(extras, (part) => part.More);

/** A person's picture, or their initials where there is none. */
export function Avatar({
  name,
  picture,
}: {
  readonly name: string;
  readonly picture?: string | undefined;
}) {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return picture === undefined ? (
    <span class="avatar" aria-hidden="true">
      {initials}
    </span>
  ) : (
    <img class="avatar" src={picture} alt="" />
  );
}

/** Who one is talking to, the ways to a person, now or later, and the way out. */
export function Header({
  client,
  chat,
  say,
  close,
  leave,
  resize,
  asks,
}: Part & {
  readonly close: (() => void) | undefined;
  readonly leave: () => void;
  /** Makes the chat a step larger or smaller; nothing where it is the whole screen. */
  readonly resize: ((by: 1 | -1) => void) | undefined;
  /** Whether something is asked before anything can be said. */
  readonly asks: boolean;
}) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const shut = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const state = stateOf(chat);
  const agent = state === 'human' ? chat.status?.agent : undefined;
  const { name, pictures, logo } = chat.look;
  const under = {
    bot: say('answersAtOnce'),
    queued: say('waitingForPerson'),
    ringing: say('waitingForPerson'),
    human: agent?.title ?? '',
    followUp: say('followUp'),
    closed: say('ended'),
  }[state];
  const mayEnd = state === 'human' || (state === 'bot' && chat.timeline.seq > 1);
  const mayAsk = !asks && (state === 'bot' || state === 'followUp' || state === 'closed');
  return (
    <header class="head">
      <div class="head-who">
        {agent ? (
          <Avatar name={agent.name} picture={agent.picture} />
        ) : logo ? (
          <img class="head-logo" src={logo} alt="" />
        ) : (
          // Where there is a way out, the name needs the room.
          !mayEnd &&
          pictures[0] && (
            <span class="head-team">
              {pictures.map((picture) => (
                <img class="avatar" src={picture} alt="" key={picture} />
              ))}
            </span>
          )
        )}
        <div class="head-words">
          <h1>{agent?.name ?? (name || say('chat'))}</h1>
          <p>{under}</p>
        </div>
        {mayEnd && (
          <button
            type="button"
            class="chip chip--quiet"
            onClick={() => client.say({ type: 'end' })}
          >
            {say('end')}
          </button>
        )}
        <button
          type="button"
          class="head-close"
          ref={opener}
          aria-label={say('more')}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon of="more" />
        </button>
        {close && (
          <button type="button" class="head-close" aria-label={say('close')} onClick={close}>
            <Icon of="down" />
          </button>
        )}
      </div>
      {open && <More {...{ client, chat, say, resize }} done={shut} />}
      {mayAsk && (
        <div class="head-deeds">
          <button
            type="button"
            class="chip"
            onClick={() => client.say({ type: 'askForHuman' })}
            disabled={chat.outbox.some(({ command }) => command.type === 'askForHuman')}
          >
            <Icon of="person" />
            {say('person')}
          </button>
          <button type="button" class="chip chip--quiet" onClick={leave}>
            {say('message')}
          </button>
        </div>
      )}
    </header>
  );
}
