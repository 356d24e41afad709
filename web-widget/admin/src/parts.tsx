import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Empty } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CloudOff, Copy } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { t } from './words.ts';

/** A page's title, what it is for, and what can be done. */
export function PageHead({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <header class="page-head">
      <div>
        <h1>{title}</h1>
        <p class="quiet">{lead}</p>
      </div>
      {children !== undefined && <div class="page-head__do">{children}</div>}
    </header>
  );
}

/** In the place of what could not be read. */
export function Failed({
  problem,
  onAgain,
}: {
  readonly problem: Problem;
  readonly onAgain: () => void;
}) {
  return (
    <Empty icon={CloudOff} title={t('failed')}>
      <p>{problem.detail}</p>
      <Button kind="primary" onClick={onAgain}>
        {t('tryAgain')}
      </Button>
    </Empty>
  );
}

/** Asks before something is done that can't be undone. */
export function Confirm({
  title,
  text,
  yes,
  busy,
  onYes,
  onNo,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** What to know before, below the question. */
  readonly children?: ComponentChildren;
}) {
  return (
    <Dialog
      title={title}
      onClose={onNo}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button onClick={onNo}>{t('cancel')}</Button>
          <Button kind="danger" busy={busy} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <p>{text}</p>
      {children}
    </Dialog>
  );
}

/** What may be wider than a phone: it scrolls by itself, also by keyboard. */
export function Wide({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div
      class="scroll-x"
      role="region"
      aria-label={label}
      // Scrolling by keyboard needs the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}

/** A table of numbers under its heads. */
export function NumberTable({
  label,
  heads,
  children,
}: {
  readonly label: string;
  readonly heads: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <Wide label={label}>
      <table class="table table--numbers">
        <caption class="unseen">{label}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Wide>
  );
}

/** A text to copy, with the button that does it. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => toast(t('copied'), 'good'),
      () => toast(t('notCopied'), 'bad'),
    );
  };
  return (
    <div class="copy">
      <textarea
        class="copy__text"
        aria-label={label}
        readOnly
        rows={3}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={Copy} onClick={copy}>
        {t('copy')}
      </Button>
    </div>
  );
}
