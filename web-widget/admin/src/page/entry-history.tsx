import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { History } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { FaqEntry } from '../faq.ts';
import { entrySteps, KIND_TONES, type Origin, type Step, withBefore } from '../faq-history.ts';
import { Failed } from '../parts.tsx';
import { t } from '../words.ts';
import { EntryDiff } from './entry-diff.tsx';
import { Restore, type Wish } from './faq-restore.tsx';
import { usePages } from '../pages.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
/** Who made a version, and when. */
export function By({ of }: { readonly of: Origin }) {
  return (
    <span class="quiet">
      {t('versions.by', { author: of.author, at: moment.format(Date.parse(of.at)) })}
    </span>
  );
}

/** What one entry has been, with the way back to each. */
export function EntryHistory({
  path,
  entry,
  onClose,
  onRestored,
}: {
  readonly path: string;
  readonly entry: Pick<FaqEntry, 'id' | 'question'>;
  readonly onClose: () => void;
  readonly onRestored: () => void;
}) {
  const pages = usePages(
    `${path}/versions?entry=${encodeURIComponent(entry.id)}`,
    entrySteps,
    (page) => page.steps,
    (last: Step) => `&before=${last.version}`,
  );
  const [wish, setWish] = useState<Wish | null>(null);
  return (
    <>
      <Dialog
        title={t('history.entry.title', { question: entry.question })}
        wide
        onClose={onClose}
        closeLabel={t('dismiss')}
      >
        <p class="quiet">{t('history.entry.lead')}</p>
        {pages.problem !== null && <Failed problem={pages.problem} onAgain={pages.again} />}
        {pages.items === null && pages.problem === null && (
          <Skeleton lines={4} label={t('loading')} />
        )}
        {pages.items?.length === 0 && <Empty icon={History} title={t('history.entry.none')} />}
        {pages.items !== null && pages.items.length > 0 && (
          <ol class="versions" aria-label={t('history.list')}>
            {withBefore(pages.items, pages.isLast).map(({ step, before, isKnown }, i) => (
              <li key={step.version} class="version">
                <div class="version__head">
                  <strong>{t('versions.number', { n: step.version })}</strong>
                  <Badge tone={KIND_TONES[step.kind]}>{t(`history.step.${step.kind}`)}</Badge>
                  {i === 0 && step.entry !== null && (
                    <Badge tone="good">{t('versions.current')}</Badge>
                  )}
                  <By of={step} />
                </div>
                {step.restored !== null && (
                  <p class="quiet">{t('history.RESTORED', { version: step.restored })}</p>
                )}
                {isKnown && step.entry !== null && <EntryDiff before={before} after={step.entry} />}
                {step.entry !== null && i > 0 && (
                  <Button
                    small
                    aria-label={t('history.entry.restoreLabel', {
                      question: step.entry.question,
                      version: step.version,
                    })}
                    onClick={() => setWish({ version: step.version, entry: step.entry })}
                  >
                    {t('history.entry.restore')}
                  </Button>
                )}
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
      {wish !== null && (
        <Restore path={path} wish={wish} onClose={() => setWish(null)} onDone={onRestored} />
      )}
    </>
  );
}
