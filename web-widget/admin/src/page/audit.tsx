import { Button } from '@firsthand/shared/ui/button.tsx';
import { Field, Select } from '@firsthand/shared/ui/field.tsx';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Download, History } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import {
  auditAbout,
  auditPage,
  type Change,
  DEEDS,
  fieldChanges,
  nameOfSubject,
} from '../audit.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead, Wide } from '../parts.tsx';
import { t } from '../words.ts';

const PATH = '/api/v1/audit';

/** Which changes: empty for all. Days are those of whoever looks. */
interface Wanted {
  readonly who: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

const ALL: Wanted = { who: '', kind: '', from: '', to: '' };

function queryOf({ who, kind, from, to }: Wanted): string {
  const query = new URLSearchParams();
  if (who !== '') query.set('who', who);
  if (kind !== '') query.set('kind', kind);
  if (from !== '') query.set('from', new Date(`${from}T00:00:00`).toISOString());
  if (to !== '') {
    const end = new Date(`${to}T00:00:00`);
    end.setDate(end.getDate() + 1);
    query.set('to', end.toISOString());
  }
  return query.toString();
}

/** Who changed what, and when: with the state before and after. */
export function AuditPage() {
  const [wanted, setWanted] = useState<Wanted>(ALL);
  const query = queryOf(wanted);
  return (
    <>
      <PageHead title={t('page.audit')} lead={t('audit.lead')}>
        <a class="button" href={`${PATH}/export?${query}`} download="audit.csv">
          <Download size={16} aria-hidden="true" />
          {t('audit.export')}
        </a>
      </PageHead>
      <Filter wanted={wanted} onWanted={setWanted} />
      <Changes key={query} query={query} />
    </>
  );
}

function Filter({
  wanted,
  onWanted,
}: {
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}) {
  const [loaded] = useLoaded(`${PATH}/about`, auditAbout);
  const about = loaded.is === 'there' ? loaded.value : { people: [], kinds: [] };
  const day = (name: 'from' | 'to') => (
    <Field label={t(name === 'from' ? 'report.from' : 'report.to')}>
      {(control) => (
        <input
          class="input"
          type="date"
          value={wanted[name]}
          onInput={(event) => onWanted({ ...wanted, [name]: event.currentTarget.value })}
          {...control}
        />
      )}
    </Field>
  );
  return (
    <section class="card filter audit__filter" aria-label={t('audit.filter')}>
      <Select
        label={t('audit.who')}
        value={wanted.who}
        options={[
          { value: '', label: t('audit.anybody') },
          ...about.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChoice={(who) => onWanted({ ...wanted, who })}
      />
      <Select
        label={t('audit.what')}
        value={wanted.kind}
        options={[
          { value: '', label: t('audit.anything') },
          ...about.kinds.map((kind) => ({ value: kind, label: deed(kind) })),
        ]}
        onChoice={(kind) => onWanted({ ...wanted, kind })}
      />
      {day('from')}
      {day('to')}
    </section>
  );
}

/** What was done, in words; what has none is shown as it is called. */
function deed(kind: string): string {
  const known = DEEDS.find((each) => each === kind);
  return known === undefined ? kind : t(`did.${known}`);
}

function Changes({ query }: { readonly query: string }) {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(`${PATH}?${query}`, auditPage);
  const [older, setOlder] = useState<readonly Change[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const first = loaded.is === 'there' ? loaded.value : null;
  useEffect(() => {
    setOlder([]);
    setNext(first?.next ?? null);
  }, [first]);
  if (loaded.is === 'failed') return <Failed problem={loaded.problem} onAgain={reload} />;
  if (first === null) return <Skeleton lines={5} label={t('loading')} />;
  if (first.changes.length === 0) {
    return (
      <Empty icon={History} title={t('audit.none')}>
        <p>{t('audit.none.text')}</p>
      </Empty>
    );
  }
  const more = (after: string) => {
    void rest
      .request('GET', `${PATH}?${query}&after=${encodeURIComponent(after)}`, auditPage)
      .then((answer) => {
        if (!answer.ok) {
          toast(answer.problem.detail, 'bad');
          return;
        }
        setOlder([...older, ...answer.value.changes]);
        setNext(answer.value.next);
      });
  };
  return (
    <section class="card" aria-label={t('audit.changes')}>
      <ol class="audit">
        {[...first.changes, ...older].map((change) => (
          <li key={`${change.at} ${change.kind} ${change.subject}`}>
            <OneChange change={change} />
          </li>
        ))}
      </ol>
      {next !== null && <Button onClick={() => more(next)}>{t('given.more')}</Button>}
    </section>
  );
}

/** What it was done to: its name before its id. Who did it, and where, stands there already. */
function Subject({ change }: { readonly change: Change }) {
  const { subject, site } = change;
  const name = nameOfSubject(change);
  if (subject === '' || subject === site || name === change.name) return null;
  return (
    <>
      {name !== null && <strong class="audit__name">{name}</strong>}
      <span class="quiet audit__subject">{subject}</span>
    </>
  );
}

function OneChange({ change }: { readonly change: Change }) {
  const fields = fieldChanges(change.before, change.after);
  const head = (
    <>
      <time class="quiet" dateTime={change.at}>
        {new Date(change.at).toLocaleString(undefined, {
          dateStyle: 'medium',
          timeStyle: 'medium',
        })}
      </time>
      <span class="audit__who">{change.name}</span>
      <span>{deed(change.kind)}</span>
      {change.site !== null && <Badge>{change.site}</Badge>}
      <Subject change={change} />
    </>
  );
  if (fields.length === 0) return <p class="audit__head">{head}</p>;
  return (
    <details>
      <summary class="audit__head">{head}</summary>
      <Wide label={t('audit.fields')}>
        <table class="table table--numbers">
          <caption class="unseen">{t('audit.fields')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field === '' ? t('audit.value') : field}</th>
                <td class="table__words">{before ?? '–'}</td>
                <td class="table__words">{after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}
