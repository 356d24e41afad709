import type { Decoder } from '@firsthand/shared/decode.ts';
import type { Answer } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { Confirm, CopyText } from '../parts.tsx';
import { type Key, t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A secret, a key or a link, which nobody is shown again. */
export function ShownOnce({
  title,
  lead,
  label,
  value,
  once,
  onClose,
}: {
  readonly title: string;
  readonly lead: string;
  /** What it is that can be copied. */
  readonly label: string;
  readonly value: string;
  readonly once: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={t('dismiss')}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('link.done')}
        </Button>
      }
    >
      <p>{lead}</p>
      <CopyText label={label} text={value} />
      <p class="quiet">{once}</p>
    </Dialog>
  );
}

/** When each secret was made, the newest first. */
export function SecretList({ madeAt }: { readonly madeAt: readonly string[] }) {
  return (
    <ul class="secrets">
      {madeAt.map((made, i) => (
        <li key={made} class="secrets__one">
          <KeyRound size={16} aria-hidden="true" />
          {t('secrets.madeAt', { at: moment.format(new Date(made)) })}
          {madeAt.length > 1 && (
            <Badge tone={i === 0 ? 'good' : 'plain'}>
              {t(i === 0 ? 'secrets.newer' : 'secrets.older')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

interface RotationWords {
  readonly add: Key;
  readonly addText: Key;
  readonly make: Key;
  readonly drop: Key;
  readonly dropText: Key;
}

export const SECRET: RotationWords = {
  add: 'secrets.add',
  addText: 'secrets.addText',
  make: 'secrets.doAdd',
  drop: 'secrets.drop',
  dropText: 'secrets.dropText',
};

/** Replaces a secret in two steps, and asks before each: a newer one beside it, then the older one is dropped. */
export function SecretRotation<T>({
  path,
  decoder,
  count,
  words,
  small = false,
  onAnswer,
}: {
  /** Of the secrets. */
  readonly path: string;
  readonly decoder: Decoder<T>;
  /** How many there are: the first one is made without asking. */
  readonly count: number;
  readonly words: RotationWords;
  readonly small?: boolean;
  readonly onAnswer: (answer: Answer<T>) => void;
}) {
  const { rest } = useHere();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const drops = count > 1;
  const act = () => {
    setBusy(true);
    const sent = drops
      ? rest.request('DELETE', `${path}/older`, decoder)
      : rest.request('POST', path, decoder);
    void sent.then((answer) => {
      setBusy(false);
      setAsking(false);
      onAnswer(answer);
    });
  };
  if (count === 0) {
    return (
      <Button small={small} busy={busy} onClick={act}>
        {t(words.make)}
      </Button>
    );
  }
  const title = t(drops ? words.drop : words.add);
  return (
    <>
      <Button small={small} onClick={() => setAsking(true)}>
        {title}
      </Button>
      {asking && (
        <Confirm
          title={title}
          text={t(drops ? words.dropText : words.addText)}
          yes={t(drops ? 'secrets.doDrop' : words.make)}
          busy={busy}
          onYes={act}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
