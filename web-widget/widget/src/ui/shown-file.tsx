import { sizeInWords } from '@firsthand/shared/picture.ts';
import type { Attached } from '@firsthand/shared/protocol.ts';
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../client.ts';
import type { Say } from '../words/words.ts';
import { Icon } from './icons.tsx';
import { paper } from './later-icons.ts';

const shownInPlace = /^image\/(png|jpeg|gif|webp)$/;

/** What was loaded already, so that a chat that is drawn again loads nothing twice. */
const loaded = new Map<string, string>();

/** A file in the conversation: a picture to look at, or anything else to keep. */
export function ShownFile({
  client,
  say,
  file,
  name,
}: {
  readonly client: Client;
  readonly say: Say;
  readonly file: Attached;
  readonly name: string;
}) {
  const [address, setAddress] = useState(loaded.get(file.id));
  const [lost, setLost] = useState(false);
  const picture = shownInPlace.test(file.type);

  async function load(): Promise<string | undefined> {
    setLost(false);
    try {
      const bytes = await bytesOf(client, file.id);
      // What is no picture is only kept: no browser opens it under our name.
      const blob = new Blob([bytes], { type: picture ? file.type : 'application/octet-stream' });
      const made = URL.createObjectURL(blob);
      loaded.set(file.id, made);
      setAddress(made);
      return made;
    } catch {
      setLost(true);
      return undefined;
    }
  }

  useEffect(() => {
    if (picture && address === undefined) void load();
  }, [file.id]);

  async function keep(): Promise<void> {
    const from = address ?? (await load());
    if (from === undefined) return;
    const link = document.createElement('a');
    link.href = from;
    link.download = name;
    link.click();
  }

  return (
    <div class="file">
      {picture && address !== undefined ? (
        <a href={address} target="_blank" rel="noopener" aria-label={say('openFile', { name })}>
          <img class="file__picture" src={address} alt={name} />
        </a>
      ) : picture && !lost ? (
        <span class="file__picture" role="img" aria-label={name} />
      ) : null}
      <button type="button" class="file__keep" onClick={() => void keep()}>
        <Icon path={paper} />
        <span>
          <b>{name}</b>
          <small>{sizeInWords(file.size, say.locale)}</small>
        </span>
        <span class="unseen">{say('keepFile')}</span>
      </button>
      {lost && (
        <p class="fault" role="alert">
          {say('fileAway')}
        </p>
      )}
    </div>
  );
}

async function bytesOf({ home, site, whoAmI }: Client, id: string): Promise<Blob> {
  const path = `api/v1/files/${encodeURIComponent(id)}?site=${encodeURIComponent(site)}`;
  const answer = await fetch(new URL(path, home), { headers: whoAmI() ?? {} });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.blob();
}
