import { nothing } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { Pencil, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { doubles, type Pair } from '../doubles.ts';
import { plainly } from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed } from '../parts.tsx';
import { many, t } from '../words.ts';

/** Entries that mean the same, and what their answers say differently. */
export function DoublesCard({
  path,
  onEdit,
}: {
  readonly path: string;
  readonly onEdit: (id: string) => void;
}) {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(`${path}/doubles`, doubles);
  const [busy, setBusy] = useState(false);
  const dismiss = (pair: Pair) => {
    setBusy(true);
    void rest
      .request('POST', `${path}/doubles/dismissed`, nothing, {
        one: pair.one.id,
        other: pair.other.id,
      })
      .then((answer) => {
        setBusy(false);
        toast(
          answer.ok ? t('questions.dismissed') : answer.problem.detail,
          answer.ok ? 'good' : 'bad',
        );
        reload();
      });
  };
  return (
    <section class="card" aria-labelledby="doubles">
      <h2 id="doubles">{t('doubles')}</h2>
      {loaded.is === 'loading' && <Skeleton lines={2} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <>
          <p class="quiet">
            {loaded.value.pairs.length === 0
              ? t('doubles.none')
              : many('doubles.lead', loaded.value.pairs.length)}
            {loaded.value.looked < loaded.value.entries &&
              ` ${t('doubles.cut', { n: loaded.value.looked, of: loaded.value.entries })}`}
          </p>
          {loaded.value.pairs.length > 0 && (
            <ul class="pairs">
              {loaded.value.pairs.map((pair) => (
                <PairItem
                  key={`${pair.one.id} ${pair.other.id}`}
                  pair={pair}
                  busy={busy}
                  onEdit={onEdit}
                  onDismiss={() => dismiss(pair)}
                />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function PairItem({
  pair,
  busy,
  onEdit,
  onDismiss,
}: {
  readonly pair: Pair;
  readonly busy: boolean;
  readonly onEdit: (id: string) => void;
  readonly onDismiss: () => void;
}) {
  return (
    <li class="pair">
      <p class="pair__why">
        {pair.differences.map((each) => (
          <Badge key={each.kind} tone="bad">
            {t(`doubles.differ.${each.kind}`, { one: each.one, other: each.other })}
          </Badge>
        ))}
        <Badge tone="plain">{t('doubles.alike', { percent: percent(pair.alike) })}</Badge>
        {pair.isSame && <Badge tone="info">{t('doubles.same')}</Badge>}
      </p>
      <div class="pair__sides">
        {[pair.one, pair.other].map((side) => (
          <div key={side.id} class="pair__side">
            <h3>{side.question}</h3>
            <p class="quiet">{plainly(side.answer)}</p>
            <Button
              small
              icon={Pencil}
              aria-label={t('faq.edit', { question: side.question })}
              onClick={() => onEdit(side.id)}
            >
              {t('edit')}
            </Button>
          </div>
        ))}
      </div>
      <p class="quiet">{t('doubles.words', { one: pair.text, other: pair.otherText })}</p>
      <div class="group__do">
        <Button
          small
          kind="quiet"
          icon={X}
          disabled={busy}
          aria-label={t('doubles.dismissLabel', {
            one: pair.one.question,
            other: pair.other.question,
          })}
          onClick={onDismiss}
        >
          {t('doubles.dismiss')}
        </Button>
      </div>
    </li>
  );
}
