import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { useEffect, useState } from 'preact/hooks';
import { overdue, type OverduePage } from '../overdue.ts';
import { promiseWords, t } from '../words.ts';
import { Due } from './due.tsx';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

const close = () => dialog.close();

/** All promises of the house that are past their time, for who looks after them. */
export function Overdue() {
  const { desk, rest } = useHere();
  const [page, setPage] = useState<OverduePage | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async (after: string | null) => {
    const answer = await overdue(rest, after);
    setProblem(answer.ok ? null : answer.problem.detail);
    if (!answer.ok) return;
    setPage((before) => ({
      ...answer.value,
      promises:
        after === null
          ? answer.value.promises
          : [...(before?.promises ?? []), ...answer.value.promises],
    }));
  };
  useEffect(() => {
    void load(null);
  }, []);
  return (
    <Dialog
      title={t('overdue')}
      onClose={close}
      closeLabel={t('dismiss')}
      footer={
        <Button kind="quiet" onClick={close}>
          {t('dismiss')}
        </Button>
      }
    >
      {problem !== null && (
        <p role="alert">
          {problem}{' '}
          <Button small onClick={() => void load(null)}>
            {t('tryAgain')}
          </Button>
        </p>
      )}
      {page === null && problem === null && <Skeleton lines={4} label={t('loading')} />}
      {page?.promises.length === 0 && <p>{t('overdue.none')}</p>}
      {page !== null && page.promises.length > 0 && (
        <ul class="promised">
          {page.promises.map((each) => (
            <li key={`${each.conversation} ${each.promise}`}>
              <button
                type="button"
                class="wall__chat"
                onClick={() => {
                  close();
                  desk.select(each.conversation);
                }}
              >
                <span class="cut">
                  {desk.inbox.value.summaries.get(each.conversation)?.visitorName ??
                    t('visitor.unknown')}
                  : {promiseWords({ kind: each.kind, text: '' })}
                </span>
              </button>
              <p class="promised__when">
                <Due due={each.due} />
                <span class="quiet">
                  {each.owner === null ? t('promise.anybody') : each.owner.name || each.owner.id}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {typeof page?.next === 'string' && (
        <Button small onClick={() => void load(page.next)}>
          {t('list.more')}
        </Button>
      )}
    </Dialog>
  );
}
