import { Button } from '@firsthand/shared/ui/button.tsx';
import { Field } from '@firsthand/shared/ui/field.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { worthWords } from '@firsthand/shared/worth.ts';
import { Download } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { type Given, givenPage, worthOf } from '../gesture.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed, Wide } from '../parts.tsx';
import { t } from '../words.ts';

const PATH = '/api/v1/gestures/given';

/** Who gave what and when, month by month. */
export function GivenRecord() {
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7));
  const query = `?month=${encodeURIComponent(month)}`;
  return (
    <section class="card" aria-labelledby="given">
      <header class="card__head">
        <h2 id="given">{t('given')}</h2>
        <a class="button" href={`${PATH}/export${query}`} download={`gestures-${month}.csv`}>
          <Download size={16} aria-hidden="true" />
          {t('given.export')}
        </a>
      </header>
      <Field label={t('given.month')}>
        {(control) => (
          <input
            class="input given__month"
            type="month"
            required
            value={month}
            onInput={(event) => {
              if (/^\d{4}-\d{2}$/.test(event.currentTarget.value)) {
                setMonth(event.currentTarget.value);
              }
            }}
            {...control}
          />
        )}
      </Field>
      <Month key={month} query={query} />
    </section>
  );
}

function Month({ query }: { readonly query: string }) {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(`${PATH}${query}`, givenPage);
  const [older, setOlder] = useState<readonly Given[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const first = loaded.is === 'there' ? loaded.value : null;
  useEffect(() => {
    setOlder([]);
    setNext(first?.next ?? null);
  }, [first]);
  if (loaded.is === 'failed') return <Failed problem={loaded.problem} onAgain={reload} />;
  if (first === null) return <Skeleton lines={3} label={t('loading')} />;
  const all = [...first.given, ...older];
  const more = (before: string) => {
    void rest
      .request('GET', `${PATH}${query}&before=${encodeURIComponent(before)}`, givenPage)
      .then((answer) => {
        if (!answer.ok) {
          toast(answer.problem.detail, 'bad');
          return;
        }
        setOlder([...older, ...answer.value.given]);
        setNext(answer.value.next);
      });
  };
  if (all.length === 0) return <p class="quiet">{t('given.none')}</p>;
  return (
    <>
      <Wide label={t('given')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('given.at')}</th>
              <th scope="col">{t('given.by')}</th>
              <th scope="col">{t('gesture.name')}</th>
              <th scope="col">{t('gesture.worth')}</th>
              <th scope="col">{t('site')}</th>
              <th scope="col">{t('given.chat')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((each) => (
              <tr key={`${each.conversation} ${each.seq}`}>
                <td>
                  <time dateTime={each.at}>
                    {new Date(each.at).toLocaleString(undefined, {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })}
                  </time>
                </td>
                <td data-label={t('given.by')}>
                  {each.agentName === '' ? each.agent : each.agentName}
                </td>
                <td data-label={t('gesture.name')}>{each.name}</td>
                <td data-label={t('gesture.worth')}>{worthWords(worthOf(each), t.language)}</td>
                <td data-label={t('site')}>{each.site}</td>
                <td>
                  <a href={`../console/#/c/${encodeURIComponent(each.conversation)}`}>
                    {t('given.open')}
                    <span class="unseen"> {each.conversation}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {next !== null && <Button onClick={() => more(next)}>{t('given.more')}</Button>}
    </>
  );
}
