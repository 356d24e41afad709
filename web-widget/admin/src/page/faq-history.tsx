import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { History } from 'lucide-preact';
import { useState } from 'preact/hooks';
import {
  type EntryChange,
  type FaqVersion,
  faqVersions,
  KIND_TONES,
  versionChanges,
} from '../faq-history.ts';
import { Failed } from '../parts.tsx';
import { usePages } from '../pages.ts';
import { t } from '../words.ts';
import { EntryDiff } from './entry-diff.tsx';
import { By, EntryHistory } from './entry-history.tsx';
import { Restore, type Wish } from './faq-restore.tsx';

type Over =
  | { readonly is: 'none' }
  | { readonly is: 'restore'; readonly wish: Wish }
  | { readonly is: 'entry'; readonly id: string; readonly question: string };

/** The versions that the FAQ has had: what each changed, and the way back to it. */
export function FaqHistory({
  path,
  onClose,
  onRestored,
}: {
  readonly path: string;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}) {
  const pages = usePages(
    `${path}/versions`,
    faqVersions,
    (page) => page.versions,
    (last: FaqVersion) => `?before=${last.version}`,
  );
  const [over, setOver] = useState<Over>({ is: 'none' });
  const back = () => setOver({ is: 'none' });
  return (
    <>
      <Dialog title={t('history.title')} wide onClose={onClose} closeLabel={t('dismiss')}>
        <p class="quiet">{t('history.lead')}</p>
        {pages.problem !== null && <Failed problem={pages.problem} onAgain={pages.again} />}
        {pages.items === null && pages.problem === null && (
          <Skeleton lines={6} label={t('loading')} />
        )}
        {pages.items?.length === 0 && (
          <Empty icon={History} title={t('history.none')}>
            <p>{t('history.none.text')}</p>
          </Empty>
        )}
        {pages.items !== null && pages.items.length > 0 && (
          <ol class="versions" aria-label={t('history.list')}>
            {pages.items.map((version, i) => (
              <li key={version.version} class="version">
                <OneVersion path={path} version={version} isNow={i === 0} onOver={setOver} />
              </li>
            ))}
          </ol>
        )}
        {pages.items !== null && !pages.isLast && (
          <Button busy={pages.busy} onClick={pages.more}>
            {t('history.earlier')}
          </Button>
        )}
      </Dialog>
      {over.is === 'restore' && (
        <Restore path={path} wish={over.wish} onClose={back} onDone={onRestored} />
      )}
      {over.is === 'entry' && (
        <EntryHistory path={path} entry={over} onClose={back} onRestored={onRestored} />
      )}
    </>
  );
}

function OneVersion({
  path,
  version,
  isNow,
  onOver,
}: {
  readonly path: string;
  readonly version: FaqVersion;
  readonly isNow: boolean;
  readonly onOver: (over: Over) => void;
}) {
  const [open, setOpen] = useState(false);
  const number = version.version;
  return (
    <>
      <div class="version__head">
        <strong>{t('versions.number', { n: number })}</strong>
        {isNow && <Badge tone="good">{t('versions.current')}</Badge>}
        <By of={version} />
      </div>
      <p>{deed(version)}</p>
      <details class="version__more" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary aria-label={t('history.changesOf', { version: number })}>
          {t('history.changes')}
        </summary>
        {open && <Changes path={path} version={number} onOver={onOver} />}
      </details>
      {!isNow && (
        <Button
          small
          aria-label={t('history.restoreLabel', { version: number })}
          onClick={() => onOver({ is: 'restore', wish: { version: number, entry: null } })}
        >
          {t('history.restore')}
        </Button>
      )}
    </>
  );
}

/** What a version did, in a sentence. */
function deed(version: FaqVersion): string {
  const only = version.entries.length === 1 ? version.entries[0] : undefined;
  const counts = t('history.counts', {
    created: version.created,
    changed: version.changed,
    removed: version.removed,
  });
  if (version.made === 'RESTORED') {
    return `${t('history.RESTORED', { version: version.restored ?? 0 })}: ${only?.question ?? counts}`;
  }
  if (version.made === 'FILE') return `${t('history.FILE')}: ${counts}`;
  return only === undefined ? counts : t(`history.HAND.${only.kind}`, { question: only.question });
}

/** What a version changed, entry by entry. */
function Changes({
  path,
  version,
  onOver,
}: {
  readonly path: string;
  readonly version: number;
  readonly onOver: (over: Over) => void;
}) {
  const pages = usePages(
    `${path}/versions/${version}`,
    versionChanges,
    (page) => page.changes,
    (_last: EntryChange, n) => `?skip=${n}`,
  );
  if (pages.problem !== null) return <Failed problem={pages.problem} onAgain={pages.again} />;
  if (pages.items === null) return <Skeleton lines={2} label={t('loading')} />;
  return (
    <>
      <ul class="version__changes">
        {pages.items.map((change) => {
          const entry = change.after ?? change.before;
          return (
            entry !== null && (
              <li key={change.id}>
                <p class="version__head">
                  <Badge tone={KIND_TONES[change.kind]}>{t(`history.step.${change.kind}`)}</Badge>
                  <strong>{entry.question}</strong>
                  <Button
                    small
                    kind="quiet"
                    aria-label={t('history.entry.openLabel', { question: entry.question })}
                    onClick={() => onOver({ is: 'entry', id: entry.id, question: entry.question })}
                  >
                    {t('history.entry.open')}
                  </Button>
                  {change.kind === 'REMOVED' && (
                    <Button
                      small
                      aria-label={t('history.entry.restoreLabel', {
                        question: entry.question,
                        version: version - 1,
                      })}
                      onClick={() =>
                        onOver({ is: 'restore', wish: { version: version - 1, entry } })
                      }
                    >
                      {t('history.entry.restore')}
                    </Button>
                  )}
                </p>
                <EntryDiff before={change.before} after={change.after} />
              </li>
            )
          );
        })}
      </ul>
      {!pages.isLast && (
        <Button small busy={pages.busy} onClick={pages.more}>
          {t('history.moreChanges')}
        </Button>
      )}
    </>
  );
}
