import { stateOf } from '../chat.ts';
import type { Part } from './app.tsx';
import { extras, later } from './later.tsx';
import { Queue } from './queue.tsx';
import { Rating } from './rating.tsx';

const MailChat = later(extras, (part) => part.MailChat);

/** What goes with how the chat stands: the wait for a person, or what is left to do once it has ended. */
export function Standing({
  leave,
  callBack,
  ...part
}: Part & { readonly leave: () => void; readonly callBack: () => void }) {
  const state = stateOf(part.chat);
  if (state === 'queued' || state === 'ringing')
    return <Queue {...part} {...{ leave, callBack }} />;
  if (state !== 'closed') return null;
  return (
    <>
      <Rating {...part} />
      {part.chat.look.mail && <MailChat {...part} />}
    </>
  );
}
