import { acceptedFiles } from '@firsthand/shared/accepted.ts';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { sizeInWords, smaller } from '@firsthand/shared/picture.ts';
import type { Rest } from '@firsthand/shared/rest.ts';
import { type Bringing, upload, type Uploaded } from '@firsthand/shared/upload.ts';
import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { FileText, Paperclip, X } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../words.ts';
import { useHere } from './here.ts';

/** A file that is about to go to a visitor. */
interface Picked {
  readonly key: number;
  readonly conversation: string;
  readonly file: File;
  readonly stop: AbortController;
  readonly state: { readonly is: 'going'; readonly share: number } | Uploaded;
}

/** The files that an agent is about to send in a conversation. */
export interface Attachments {
  readonly picked: readonly Picked[];
  readonly going: boolean;
  /** Takes what was chosen, pasted or dropped; whether there was anything. */
  pick(files: Iterable<File> | null | undefined): boolean;
  drop(key: number): void;
  retry(key: number): void;
  /** What is ready to be sent, which leaves the list with it. */
  take(): readonly { readonly id: string; readonly name: string }[];
}

/** Keeps the files of each conversation until they are sent, also while another one is open. */
export function useAttachments(conversation: string): Attachments {
  const { rest } = useHere();
  const [all, setAll] = useState<readonly Picked[]>([]);
  const count = useRef(0);
  const picked = all.filter((one) => one.conversation === conversation);

  const change = (key: number, state: Picked['state']) =>
    setAll((now) => now.map((one) => (one.key === key ? { ...one, state } : one)));
  const bring = ({ key, file, stop, conversation: id }: Omit<Picked, 'state'>) =>
    void smaller(file)
      .then(({ blob, name }) =>
        upload(
          blob,
          name,
          bringing(rest, id),
          (share) => change(key, { is: 'going', share }),
          stop.signal,
        ),
      )
      .then((end) => change(key, end));

  return {
    picked,
    going: picked.some(({ state }) => state.is === 'going'),
    pick(files) {
      const more = [...(files ?? [])]
        .filter(({ size }) => size > 0)
        .map((file) => ({ key: ++count.current, conversation, file, stop: new AbortController() }));
      setAll((now) => [...now, ...more.map((one) => ({ ...one, state: started }))]);
      more.forEach(bring);
      return more.length > 0;
    },
    drop(key) {
      all.find((one) => one.key === key)?.stop.abort();
      setAll((now) => now.filter((one) => one.key !== key));
    },
    retry(key) {
      const again = all.find((one) => one.key === key);
      if (again === undefined) return;
      change(key, started);
      bring(again);
    },
    take() {
      // What could not be brought stays, and says so.
      setAll((now) =>
        now.filter((one) => one.conversation !== conversation || one.state.is === 'failed'),
      );
      return picked.flatMap(({ state }) => (state.is === 'done' ? [state] : []));
    },
  };
}

const started = { is: 'going', share: 0 } as const;

function bringing(rest: Pick<Rest, 'request'>, conversation: string): Bringing {
  return {
    base: new URL('/', location.href),
    async begin(name, size) {
      const path = `/api/v1/conversations/${encodeURIComponent(conversation)}/files`;
      const answer = await rest.request('POST', path, fieldsOf, { name, size });
      if (answer.ok) return new Response(JSON.stringify(answer.value));
      if (answer.problem.code === 'UNREACHABLE') throw new TypeError(answer.problem.detail);
      const { status, code, detail } = answer.problem;
      return new Response(JSON.stringify({ code, detail }), { status });
    },
    fetcher: (address, init) => fetch(address, init),
    pause: (ms) => new Promise((over) => setTimeout(over, ms)),
  };
}

/** The button that chooses files. */
export function AttachButton({ attachments }: { readonly attachments: Attachments }) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon={Paperclip}
        label={t('attach')}
        title={t('attach.tip')}
        onClick={() => chooser.current?.click()}
      />
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept={acceptedFiles}
        onChange={(event) => {
          attachments.pick(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What is about to be sent, how far it is, and what went wrong. */
export function Tray({ attachments }: { readonly attachments: Attachments }) {
  if (attachments.picked.length === 0) return null;
  return (
    <ul class="tray" aria-label={t('attach.list')}>
      {attachments.picked.map(({ key, file, state }) => (
        <li class="tray__file" key={key}>
          <FileText size={16} aria-hidden="true" />
          <strong class="cut">{file.name}</strong>
          {state.is === 'going' && <progress value={state.share} aria-label={file.name} />}
          {state.is === 'done' && <span class="quiet">{sizeInWords(file.size, t.language)}</span>}
          {state.is === 'failed' && (
            <span class="tray__fault" role="alert">
              {state.code === 'NETWORK' ? t('attach.lost') : state.detail}
            </span>
          )}
          {state.is === 'failed' && state.code === 'NETWORK' && (
            <Button small onClick={() => attachments.retry(key)}>
              {t('attach.again')}
            </Button>
          )}
          <IconButton
            icon={X}
            label={t('attach.drop', { name: file.name })}
            onClick={() => attachments.drop(key)}
          />
        </li>
      ))}
    </ul>
  );
}
