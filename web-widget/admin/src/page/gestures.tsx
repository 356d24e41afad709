import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { money, worthWords } from '@firsthand/shared/worth.ts';
import { Gift, Plus, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type Gesture, gestures, worthOf } from '../gesture.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead, Wide } from '../parts.tsx';
import { type Site, sites } from '../site.ts';
import { many, t } from '../words.ts';
import { Codes } from './gesture-codes.tsx';
import { GestureEditor } from './gesture-editor.tsx';
import { GivenRecord } from './gestures-given.tsx';

const PATH = '/api/v1/gestures';

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly gesture: Gesture | null }
  | { readonly is: 'codes'; readonly gesture: Gesture }
  | { readonly is: 'delete'; readonly gesture: Gesture };

/** What agents may give to make up for something, and what they gave. */
export function GesturesPage() {
  const [loaded, reload] = useLoaded(PATH, gestures);
  const [known, reloadSites] = useLoaded('/api/v1/sites', sites);
  const failed = [loaded, known].find((each) => each.is === 'failed');
  const again = () => {
    reload();
    reloadSites();
  };
  if (failed?.is === 'failed') return <Failed problem={failed.problem} onAgain={again} />;
  if (loaded.is !== 'there' || known.is !== 'there') {
    return <Skeleton lines={5} label={t('loading')} />;
  }
  return <There all={loaded.value.gestures} known={known.value.sites} onChange={reload} />;
}

interface ThereProps {
  readonly all: readonly Gesture[];
  readonly known: readonly Site[];
  readonly onChange: () => void;
}

function There({ all, known, onChange }: ThereProps) {
  const { rest } = useHere();
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const [busy, setBusy] = useState(false);
  const close = () => setOpen({ is: 'none' });
  const low = all.filter((each) => each.low && each.enabled);
  const remove = ({ id }: Gesture) => {
    setBusy(true);
    void rest
      .request('DELETE', `${PATH}/${encodeURIComponent(id)}`, () => null)
      .then((answer) => {
        setBusy(false);
        close();
        if (answer.ok) onChange();
        else toast(answer.problem.detail, 'bad');
      });
  };
  return (
    <>
      <PageHead title={t('page.gestures')} lead={t('gestures.lead')}>
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ is: 'edit', gesture: null })}>
          {t('gestures.add')}
        </Button>
      </PageHead>
      {low.map((each) => (
        <Banner key={each.id} tone="warn" icon={TriangleAlert}>
          {each.left === 0
            ? t('gestures.empty', { name: each.name })
            : t('gestures.low', { name: each.name, left: many('codes', each.left) })}
        </Banner>
      ))}
      <section class="card" aria-label={t('page.gestures')}>
        {all.length === 0 ? (
          <Empty icon={Gift} title={t('gestures.none')}>
            <p>{t('gestures.none.text')}</p>
          </Empty>
        ) : (
          <Wide label={t('page.gestures')}>
            <Table
              all={all}
              onEdit={(gesture) => setOpen({ is: 'edit', gesture })}
              onCodes={(gesture) => setOpen({ is: 'codes', gesture })}
            />
          </Wide>
        )}
      </section>
      <GivenRecord />
      {open.is === 'edit' && (
        <GestureEditor
          gesture={open.gesture}
          known={known}
          onClose={close}
          onDelete={(gesture) => setOpen({ is: 'delete', gesture })}
          onSaved={(saved) => {
            toast(t('gestures.saved'), 'good');
            if (saved.codes === 'POOL' && saved.left === 0) {
              setOpen({ is: 'codes', gesture: saved });
            } else {
              close();
            }
            onChange();
          }}
        />
      )}
      {open.is === 'codes' && <Codes gesture={open.gesture} onClose={close} onChange={onChange} />}
      {open.is === 'delete' && (
        <Confirm
          title={t('gestures.delete')}
          text={t('gestures.delete.text', { name: open.gesture.name })}
          yes={t('delete')}
          busy={busy}
          onNo={close}
          onYes={() => remove(open.gesture)}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly all: readonly Gesture[];
  readonly onEdit: (gesture: Gesture) => void;
  readonly onCodes: (gesture: Gesture) => void;
}

function Table({ all, onEdit, onCodes }: TableProps) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{t('gesture.name')}</th>
          <th scope="col">{t('gesture.worth')}</th>
          <th scope="col">{t('gesture.budget')}</th>
          <th scope="col">{t('gesture.codes')}</th>
          <th scope="col">{t('gesture.given')}</th>
          <th scope="col">
            <span class="unseen">{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              {each.name} {!each.enabled && <Badge>{t('gesture.off')}</Badge>}
            </th>
            <td data-label={t('gesture.worth')}>{worthWords(worthOf(each), t.language)}</td>
            <td data-label={t('gesture.budget')}>{budgetWords(each)}</td>
            <td data-label={t('gesture.codes')}>
              {each.codes === 'POOL' ? (
                <Button
                  small
                  kind={each.low ? 'primary' : 'quiet'}
                  aria-label={t('codes.label', { name: each.name })}
                  onClick={() => onCodes(each)}
                >
                  {many('codes', each.left)}
                </Button>
              ) : (
                (each.code ?? '–')
              )}
            </td>
            <td data-label={t('gesture.given')}>{many('gesture.givenTimes', each.given)}</td>
            <td>
              <Button
                small
                aria-label={t('gestures.editLabel', { name: each.name })}
                onClick={() => onEdit(each)}
              >
                {t('edit')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function budgetWords({ mostGiven, mostAmount, currency }: Gesture): string {
  return [
    ...(mostGiven === null ? [] : [many('gesture.times', mostGiven)]),
    ...(mostAmount === null || currency === null
      ? []
      : [t('gesture.sum', { sum: money(mostAmount, currency, t.language) })]),
  ].join(', ');
}
