import { sizeInWords, smaller } from '@firsthand/shared/picture.ts';
import { type Bringing, upload, type Uploaded } from '@firsthand/shared/upload.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from '../chat.ts';
import type { Client } from '../client.ts';
import type { Say } from '../words/words.ts';
import { Icon } from './icons.tsx';
import { cross, paper } from './later-icons.ts';

/** A file that the visitor chose, and what has become of it. */
interface Picked {
  readonly key: number;
  readonly file: File;
  /** Nothing while it is on its way. */
  readonly brought: Extract<Uploaded, { is: 'done' }> | 'failed' | undefined;
}

type State = { readonly is: 'going'; readonly share: number } | Extract<Uploaded, { is: 'failed' }>;

interface Props {
  readonly client: Client;
  /** Whether the server can be reached. */
  readonly live: boolean;
  readonly say: Say;
  drop(key: number): void;
  brought(key: number, file: Picked['brought']): void;
}

const mostFiles = 10;
let count = 0;

/** What lies on the tray. */
export interface OnTray {
  /** Whether something is on its way. */
  readonly going: boolean;
  /** Whether nothing can be sent: all that lies here could not be brought. */
  readonly lost: boolean;
  /** Takes what is there, to be said. What could not be brought stays, and says so. */
  take(): readonly Draft[];
}

/** What is about to be sent: each file with its picture, how far it is, and a way to take it back. */
export function Tray({
  chosen,
  changed,
  focus,
  ...rest
}: Pick<Props, 'client' | 'live' | 'say'> & {
  /** What was chosen last. */
  readonly chosen: readonly File[];
  /** Told whenever the tray has changed; with nothing when it is empty. */
  readonly changed: (now: OnTray | undefined) => void;
  readonly focus: () => void;
}) {
  const { say } = rest;
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  /** Whether more was chosen than fits. */
  const [full, setFull] = useState(false);
  useEffect(() => {
    const more = chosen.map((file) => ({ key: ++count, file, brought: undefined }));
    setFull(picked.length + more.length > mostFiles);
    setPicked((now) => [...now, ...more].slice(0, mostFiles));
  }, [chosen]);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    changed(picked.length === 0 ? undefined : onTray(picked, setPicked));
  }, [picked]);
  const drop = (key: number): void => {
    setPicked((now) => now.filter((one) => one.key !== key));
    setFull(false);
    focus();
  };
  const brought = (key: number, end: Picked['brought']): void =>
    setPicked((now) => now.map((one) => (one.key === key ? { ...one, brought: end } : one)));
  return (
    <>
      <ul class="tray" aria-label={say('files')}>
        {picked.map((one) => (
          <One key={one.key} one={one} drop={drop} brought={brought} {...rest} />
        ))}
      </ul>
      {full && (
        <p class="fault" role="alert">
          {say('fileMost', { count: mostFiles })}
        </p>
      )}
    </>
  );
}

function onTray(
  picked: readonly Picked[],
  setPicked: (change: (now: readonly Picked[]) => readonly Picked[]) => void,
): OnTray {
  return {
    going: picked.some(({ brought }) => brought === undefined),
    lost: picked.every(({ brought }) => brought === 'failed'),
    take() {
      setPicked((now) => now.filter((one) => one.brought === 'failed'));
      return picked.flatMap(({ brought }) =>
        brought && brought !== 'failed'
          ? [{ type: 'say', text: brought.name, file: brought.id }]
          : [],
      );
    },
  };
}

function One({
  one: { key, file, brought: end },
  client,
  live,
  say,
  drop,
  brought,
}: Props & { readonly one: Picked }) {
  const done = end !== 'failed' && end;
  const [state, setState] = useState<State>({ is: 'going', share: 0 });
  const [tries, setTries] = useState(0);
  const [preview, setPreview] = useState('');

  useEffect(() => {
    if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) return undefined;
    const address = URL.createObjectURL(file);
    setPreview(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  useEffect(() => {
    if (done) return undefined;
    const stop = new AbortController();
    setState({ is: 'going', share: 0 });
    void smaller(file)
      .then(({ blob, name }) =>
        upload(
          blob,
          name,
          bringing(client),
          (share) => setState({ is: 'going', share }),
          stop.signal,
        ),
      )
      .then((end) => {
        if (stop.signal.aborted) return;
        if (end.is === 'done') return brought(key, end);
        setState(end);
        brought(key, 'failed');
      });
    return () => stop.abort();
  }, [tries]);

  function again(): void {
    brought(key, undefined);
    setTries(tries + 1);
  }

  const failed = !done && state.is === 'failed';
  const lost = failed && !refusals.has(state.code);
  useEffect(() => {
    if (live && lost) again();
  }, [live]);

  return (
    <li class="picked">
      {preview ? <img class="picked__picture" src={preview} alt="" /> : <Icon path={paper} />}
      <span class="picked__words">
        <b>{file.name}</b>
        {failed ? (
          <span class="fault" role="alert">
            {faultOf(state, say, client)}
          </span>
        ) : (
          <span class="quiet">
            {done
              ? sizeInWords(file.size, say.locale)
              : say('sending') + (state.is === 'going' ? ` ${percent(state.share, say)}` : '')}
          </span>
        )}
        {!done && state.is === 'going' && <progress value={state.share} aria-label={file.name} />}
      </span>
      {lost && (
        <button type="button" class="link" onClick={again}>
          {say('retry')}
        </button>
      )}
      <button
        type="button"
        class="round"
        aria-label={say('dropFile', { name: file.name })}
        onClick={() => drop(key)}
      >
        <Icon path={cross} />
      </button>
    </li>
  );
}

/** How the visitor brings files. */
function bringing({ home, site, whoAmI }: Client): Bringing {
  return {
    base: home,
    async begin(name, size) {
      const me = whoAmI();
      // Who chose a file before the server said hello is only early.
      if (!me) throw new Error('not welcomed yet');
      return fetch(new URL(`api/v1/sites/${encodeURIComponent(site)}/files`, home), {
        method: 'POST',
        headers: { ...me, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, size }),
      });
    },
    fetcher: (address, init) => fetch(address, init),
    pause: (ms) => new Promise((over) => setTimeout(over, ms)),
  };
}

function percent(share: number, say: Say): string {
  return share.toLocaleString(say.locale, { style: 'percent' });
}

/** What would be answered again, however often the same file were brought. */
const refusals: ReadonlySet<string> = new Set(['FILE_TOO_LARGE', 'FILE_KIND', 'TOO_MANY_FILES']);

function faultOf({ code }: Extract<State, { is: 'failed' }>, say: Say, client: Client) {
  switch (code) {
    case 'FILE_TOO_LARGE':
      return say('fileTooLarge', {
        size: sizeInWords(client.chat.look.fileBytes, say.locale),
      });
    case 'FILE_KIND':
      return say('fileKind');
    case 'TOO_MANY_FILES':
      return say('fileTooMany');
    default:
      return say('fileLost');
  }
}
