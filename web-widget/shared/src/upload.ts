import { fieldsOf } from './embed.ts';

/** What became of a file that was to be brought to the server. */
export type Uploaded =
  | { readonly is: 'done'; readonly id: string; readonly name: string; readonly type: string }
  /** `code` is the server's own, or NETWORK, or STOPPED. */
  | { readonly is: 'failed'; readonly code: string; readonly detail: string };

/** How files are brought: by whom, and over which network. */
export interface Bringing {
  /** The server's address, with a slash at its end. */
  readonly base: URL;
  /** Begins a file of this name and size: the visitor's way or the agent's. */
  begin(name: string, size: number): Promise<Response>;
  readonly fetcher: (address: string, init: RequestInit) => Promise<Response>;
  pause(ms: number): Promise<void>;
}

const mostTries = 8;
const firstPauseMs = 500;
const longestPauseMs = 8000;

/**
 * Brings a file in parts. A part that the network loses is brought again, and no other; so a picture
 * comes through where one long request would not.
 *
 * @param progress told the share that is there, from 0 to 1
 */
export async function upload(
  file: Blob,
  name: string,
  { base, begin, fetcher, pause }: Bringing,
  progress: (share: number) => void,
  stop: AbortSignal,
): Promise<Uploaded> {
  async function persistently(request: () => Promise<Response>): Promise<Response | undefined> {
    for (let tries = 0; tries < mostTries && !stop.aborted; tries++) {
      try {
        const answer = await request();
        // Who is too fast is told when to come again; who has sent enough is not.
        const later = answer.status === 429 && answer.headers.has('Retry-After');
        if ((answer.status < 500 && !later) || tries === mostTries - 1) return answer;
      } catch {
        // The network is away: the same again, a little later.
      }
      if (tries < mostTries - 1) await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** tries));
    }
    return undefined;
  }

  const begun = await persistently(() => begin(name, file.size));
  if (!begun?.ok) return failed(begun, stop);
  const told = fieldsOf(await begun.json());
  const id = String(told['id']);
  const partBytes = Number(told['partBytes']);
  const headers = { 'X-Firsthand-Right': String(told['right']) };
  const address = (rest: string): string =>
    new URL(`api/v1/files/${encodeURIComponent(id)}/${rest}`, base).href;
  for (let part = 0; part < Number(told['parts']); part++) {
    const body = file.slice(part * partBytes, (part + 1) * partBytes);
    const kept = await persistently(() =>
      fetcher(address(`parts/${part}`), { method: 'PUT', headers, body, signal: stop }),
    );
    if (!kept?.ok) return failed(kept, stop);
    progress(Math.min(1, ((part + 1) * partBytes) / file.size));
  }
  const done = await persistently(() =>
    fetcher(address('done'), { method: 'POST', headers, signal: stop }),
  );
  if (!done?.ok) return failed(done, stop);
  const is = fieldsOf(await done.json());
  return { is: 'done', id, name: String(is['name']), type: String(is['type']) };
}

async function failed(answer: Response | undefined, stop: AbortSignal): Promise<Uploaded> {
  if (answer === undefined) {
    return { is: 'failed', code: stop.aborted ? 'STOPPED' : 'NETWORK', detail: '' };
  }
  const said = fieldsOf(await answer.json().catch(() => undefined));
  return {
    is: 'failed',
    code: textIn(said['code']) || `${answer.status}`,
    detail: textIn(said['detail']),
  };
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
