import { stateOf } from '../chat.ts';
import type { VisitorFrameKnown } from '@firsthand/shared/protocol.ts';
import type { Say } from '../words/words.ts';
import type { Part } from './app.tsx';

const minuteMs = 60_000;

/** The wait to expect, in words; nothing where too little is known. */
export function waitInWords(
  say: Say,
  fromMs: number | undefined,
  toMs: number | undefined,
): string {
  if (fromMs === undefined || toMs === undefined) return '';
  if (toMs < minuteMs) return say('soon');
  const from = Math.max(1, Math.floor(fromMs / minuteMs));
  const to = Math.ceil(toMs / minuteMs);
  return from < to ? say('wait', { from, to }) : say('waitOne', { to });
}

/** The place in line, and what else can be done while one waits. */
export function Queue({
  chat,
  say,
  client,
  leave,
  callBack,
}: Part & { readonly leave: () => void; readonly callBack: () => void }) {
  const state = stateOf(chat);
  const { place } = chat;
  const wait = waitInWords(say, place?.fromMs, place?.toMs);
  const where =
    state === 'ringing'
      ? say('ringing')
      : place === undefined
        ? say('finding')
        : place.place === 1
          ? say('nextInLine')
          : say('place', { place: place.place });
  return (
    <section class="card queue">
      <div class="queue-place" role="status">
        <span class="pulse" aria-hidden="true" />
        <p>
          <strong>{where}</strong>
          {state === 'queued' && wait && <span>, {wait}</span>}
        </p>
      </div>
      {place?.known && <Known known={place.known} say={say} client={client} />}
      <p class="quiet">{say('stay')}</p>
      <p class="deeds">
        <button type="button" class="link" onClick={leave}>
          {say('leaveInstead')}
        </button>
        <button type="button" class="link" onClick={callBack}>
          {say('callInstead')}
        </button>
      </p>
    </section>
  );
}

interface KnownProps {
  readonly known: VisitorFrameKnown;
  readonly say: Say;
  readonly client: Part['client'];
}

/** The person whom the visitor knows is busy: waits for them, or takes whoever comes first. */
function Known({ known, say, client }: KnownProps) {
  const name = known.agent.name;
  const wait = waitInWords(say, known.fromMs, known.toMs);
  const choose = (waits: boolean) => client.say({ type: 'waitFor', known: waits });
  return (
    <div class="queue-known">
      <p>
        {known.waits
          ? say('waitsForKnown', { name })
          : wait
            ? say('knownBusyWait', { name, wait })
            : say('knownBusy', { name })}
      </p>
      <button type="button" class="chip" onClick={() => choose(!known.waits)}>
        {known.waits ? say('takeAnybody') : say('waitForKnown', { name })}
      </button>
    </div>
  );
}
