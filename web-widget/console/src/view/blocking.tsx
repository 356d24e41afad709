import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Select, TextArea } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Ban } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { Block } from '../blocks.ts';
import { isMine } from '../desk.ts';
import { dueWords } from '../moments.ts';
import { visitorOf } from '../visitors.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

const SPANS = ['24', '168', '720', ''] as const;
const CLOSED_BECAUSE = 'blocked';

/** Whether the visitor of a chat may write, and the way to change that. */
export function Blocking({ conversation }: { readonly conversation: string }) {
  const { blocks } = useHere();
  const visitor = visitorOf(conversation);
  const block = blocks.of.value.get(visitor) ?? null;
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void blocks.read(visitor);
  }, [blocks, visitor]);
  const lift = async () => {
    setBusy(true);
    const wrong = await blocks.lift(visitor);
    setBusy(false);
    toast(wrong ?? t('block.lifted'), wrong === null ? 'good' : 'bad');
  };
  if (block === null) {
    return (
      <Button
        small
        kind="quiet"
        icon={Ban}
        title={`${t('block.do')} (X)`}
        onClick={() => dialog.show({ is: 'block', conversation })}
      >
        {t('block.do')}
      </Button>
    );
  }
  return (
    <Banner
      tone="warn"
      icon={Ban}
      action={
        block.mayLift && (
          <Button small busy={busy} onClick={() => void lift()}>
            {t('block.lift')}
          </Button>
        )
      }
    >
      {heldWords(block)}
      <br />
      <q>{block.reason}</q>
    </Banner>
  );
}

/** Beside a visitor's name, while they may not write. */
export function BlockedBadge({ conversation }: { readonly conversation: string }) {
  const { blocks } = useHere();
  const block = blocks.of.value.get(visitorOf(conversation)) ?? null;
  return block === null ? null : (
    <Badge tone="warn" icon={Ban} title={`${heldWords(block)} ${block.reason}`}>
      {t('block.badge')}
    </Badge>
  );
}

function heldWords({ by, ends }: Block): string {
  const name = by.name === '' ? t('block.somebody') : by.name;
  return ends === null
    ? t('block.held', { name })
    : t('block.heldUntil', { name, until: dueWords(ends) });
}

/** Blocks the visitor of a chat, for a time or until it is lifted. */
export function BlockDialog({ conversation }: { readonly conversation: string }) {
  const { desk, blocks, briefs } = useHere();
  const [reason, setReason] = useState(() => briefs.of('block', conversation));
  const [hours, setHours] = useState<string>(SPANS[0]);
  const summary = desk.inbox.value.summaries.get(conversation);
  // What was promised is not kept by a block: such a chat is closed by hand.
  const mayEnd = isMine(desk.inbox.value, summary) && summary?.due === undefined;
  const [end, setEnd] = useState(true);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => dialog.close();
  const write = (words: string) => {
    setReason(words);
    setWrong(null);
    briefs.keep('block', conversation, words);
  };
  const block = async () => {
    if (reason.trim() === '') {
      setWrong(t('block.needReason'));
      return;
    }
    setBusy(true);
    const span = hours === '' ? null : Number(hours);
    const problem = await blocks.block(visitorOf(conversation), reason.trim(), span);
    setBusy(false);
    setWrong(problem);
    if (problem !== null) return;
    briefs.keep('block', conversation, '');
    if (end && mayEnd) desk.close(conversation, CLOSED_BECAUSE);
    toast(t('block.done'), 'good');
    close();
  };
  return (
    <Dialog
      title={t('block.title')}
      onClose={close}
      closeLabel={t('dismiss')}
      onSubmit={() => void block()}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button kind="danger" type="submit" busy={busy}>
            {t('block.yes')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('block.lead')}</p>
      <TextArea
        label={t('block.reason')}
        hint={t('block.reasonHint')}
        error={wrong}
        value={reason}
        onText={write}
        maxLength={500}
        rows={2}
      />
      <Select
        label={t('block.span')}
        value={hours}
        options={SPANS.map((value) => ({ value, label: t(`block.span.${value || 'open'}`) }))}
        onChoice={setHours}
      />
      {mayEnd && (
        <label class="radio">
          <input type="checkbox" checked={end} onChange={() => setEnd(!end)} />
          {t('block.end')}
        </label>
      )}
    </Dialog>
  );
}
