import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { ArrowRight, History, Scale, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import {
  adjusted,
  type Confidence,
  confidence,
  fine,
  isBetter,
  type LabelCount,
  type Version,
  version,
} from '../confidence.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed, NumberTable, PageHead } from '../parts.tsx';
import { many, t } from '../words.ts';
import { ReliabilityChart, ReliabilityTable } from './reliability-chart.tsx';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const EXAMPLES = [0.3, 0.5, 0.7, 0.8, 0.9];

/** How far the bot's percentages keep their word, and refitting them. */
export function ConfidencePage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/confidence`;
  const [loaded, reload] = useLoaded(path, confidence);
  return (
    <>
      <PageHead title={t('page.confidence')} lead={t('confidence.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <>
          <Kept shown={loaded.value} />
          <Labels shown={loaded.value} />
          <Proposal path={path} shown={loaded.value} onChanged={reload} />
          <Versions path={path} shown={loaded.value} onChanged={reload} />
        </>
      )}
    </>
  );
}

function Kept({ shown }: { readonly shown: Confidence }) {
  const [language, setLanguage] = useState('');
  const [category, setCategory] = useState('');
  const kept = shown.reliability.find(
    (each) => each.language === language && each.category === category,
  );
  const languages = shown.reliability
    .filter((each) => each.category === '')
    .map((each) => each.language);
  const categories = shown.reliability
    .filter((each) => each.category !== '')
    .map((each) => each.category);
  return (
    <section class="card" aria-labelledby="kept">
      <div class="card__head">
        <h2 id="kept">{t('kept')}</h2>
        <div class="lab__filters">
          {languages.length > 2 && (
            <Select
              label={t('faq.language')}
              value={language}
              options={languages.map((each) => ({ value: each, label: languageName(each) }))}
              onChoice={(value) => {
                setLanguage(value);
                setCategory('');
              }}
            />
          )}
          {categories.length > 0 && (
            <Select
              label={t('lab.category')}
              value={category}
              options={[
                { value: '', label: t('lab.allCategories') },
                ...categories.map((each) => ({ value: each, label: each })),
              ]}
              onChoice={(value) => {
                setCategory(value);
                setLanguage('');
              }}
            />
          )}
        </div>
      </div>
      {kept === undefined || kept.now.labels === 0 ? (
        <Empty icon={Scale} title={t('kept.none')}>
          <p>{t('kept.none.text')}</p>
        </Empty>
      ) : (
        <>
          <p>
            {t('kept.error', { error: fine(kept.now.error), n: kept.now.labels })}{' '}
            {kept.proposed !== null && t('kept.proposed', { error: fine(kept.proposed.error) })}
          </p>
          <div class="kept">
            <ReliabilityChart now={kept.now} proposed={kept.proposed} />
            <ReliabilityTable of={kept.now} label={t('chart.table')} />
          </div>
          {kept.proposed !== null && (
            <details class="lab__table">
              <summary>{t('chart.tableProposed')}</summary>
              <ReliabilityTable of={kept.proposed} label={t('chart.tableProposed')} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Labels({ shown }: { readonly shown: Confidence }) {
  const { thumbs, choices, judgements, otherModels } = shown.sources;
  return (
    <section class="card" aria-labelledby="labels">
      <h2 id="labels">{t('labels')}</h2>
      <NumberTable
        label={t('labels')}
        heads={[
          t('faq.language'),
          t('labels.all'),
          t('labels.right'),
          t('labels.wrong'),
          t('labels.missing'),
        ]}
      >
        {shown.labels.map((count) => (
          <tr key={count.language}>
            <th scope="row">{languageName(count.language)}</th>
            <td>{count.labels}</td>
            <td>{count.right}</td>
            <td>{count.wrong}</td>
            <td class="table__words">{missing(count)}</td>
          </tr>
        ))}
      </NumberTable>
      <p class="quiet">
        {t('labels.sources', { judgements, choices, thumbs })}{' '}
        {otherModels > 0 && many('labels.otherModels', otherModels)}
      </p>
      <p class="quiet">{t('labels.bias')}</p>
    </section>
  );
}

function missing(count: LabelCount): string {
  if (count.missing === 0) return t('labels.enough');
  const kinds = [
    count.missingRight > 0 ? t('labels.missingRight', { n: count.missingRight }) : '',
    count.missingWrong > 0 ? t('labels.missingWrong', { n: count.missingWrong }) : '',
  ].filter((kind) => kind !== '');
  return kinds.length === 0
    ? t('labels.missingSome', { n: count.missing })
    : t('labels.missingKinds', { n: count.missing, kinds: kinds.join(', ') });
}

interface ChangeProps {
  readonly path: string;
  readonly shown: Confidence;
  readonly onChanged: () => void;
}

function Proposal({ path, shown, onChanged }: ChangeProps) {
  const { rest } = useHere();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { proposal, current } = shown;
  if (proposal === null) {
    return (
      <section class="card" aria-labelledby="proposal">
        <h2 id="proposal">{t('proposal')}</h2>
        <p class="quiet">{t('proposal.none', { n: shown.labels[0]?.missing ?? 0 })}</p>
      </section>
    );
  }
  const better = isBetter(proposal.figures);
  const adopt = () => {
    setBusy(true);
    const body = { basedOn: current.version, comment: comment.trim() };
    void rest.request('POST', path, version, body).then((answer) => {
      setBusy(false);
      setProblem(answer.ok ? null : answer.problem);
      if (!answer.ok) return;
      setComment('');
      toast(t('proposal.adopted', { version: answer.value.version }), 'good');
      onChanged();
    });
  };
  return (
    <section class="card" aria-labelledby="proposal">
      <h2 id="proposal">{t('proposal')}</h2>
      <p>
        <Badge tone={better ? 'good' : 'plain'}>
          {t('proposal.error', {
            before: fine(proposal.figures.errorBefore),
            after: fine(proposal.figures.errorAfter),
          })}
        </Badge>{' '}
        {t(better ? 'proposal.better' : 'proposal.notBetter')}
      </p>
      <NumberTable
        label={t('proposal.table')}
        heads={[
          t('proposal.shipped'),
          ...proposal.lines.map(({ language }) => languageName(language)),
        ]}
      >
        {EXAMPLES.map((said) => (
          <tr key={said}>
            <th scope="row">{percent(said)}%</th>
            {proposal.lines.map(({ language }) => (
              <td key={language}>
                {percent(adjusted(current.lines, language, said))}
                <ArrowRight size={12} aria-label={t('proposal.becomes')} />
                <strong>{percent(adjusted(proposal.lines, language, said))}%</strong>
              </td>
            ))}
          </tr>
        ))}
      </NumberTable>
      {problem !== null && (
        <Banner
          tone="bad"
          icon={TriangleAlert}
          action={
            <Button small onClick={onChanged}>
              {t('tryAgain')}
            </Button>
          }
        >
          {problem.detail}
        </Banner>
      )}
      <form
        class="adopt"
        onSubmit={(event) => {
          event.preventDefault();
          adopt();
        }}
      >
        <TextField
          label={t('thresholds.comment')}
          value={comment}
          onText={setComment}
          maxLength={500}
          autocomplete="off"
        />
        <Button kind={better ? 'primary' : 'plain'} type="submit" busy={busy}>
          {t(better ? 'proposal.adopt' : 'proposal.adoptAnyway')}
        </Button>
      </form>
    </section>
  );
}

function Versions({ path, shown, onChanged }: ChangeProps) {
  const { rest } = useHere();
  const [busy, setBusy] = useState<number | null>(null);
  const restore = (wanted: Version) => {
    setBusy(wanted.version);
    const body = { version: wanted.version, basedOn: shown.current.version };
    void rest.request('POST', `${path}/current`, version, body).then((answer) => {
      setBusy(null);
      if (answer.ok) toast(restoredWords(wanted.version), 'good');
      else toast(answer.problem.detail, 'bad');
      onChanged();
    });
  };
  return (
    <section class="card" aria-labelledby="versions">
      <h2 id="versions">
        <History size={18} aria-hidden="true" />
        {t('versions')}
      </h2>
      <ol class="versions">
        {shown.versions.map((each) => (
          <li key={each.version} class="version">
            <div class="version__head">
              <strong>
                {each.version === 0
                  ? t('confidence.shipped')
                  : t('versions.number', { n: each.version })}
              </strong>
              {each.version === shown.current.version && (
                <Badge tone="good">{t('versions.current')}</Badge>
              )}
              {each.version > 0 && (
                <span class="quiet">
                  {t('versions.by', {
                    author: each.author,
                    at: moment.format(Date.parse(each.at)),
                  })}
                </span>
              )}
            </div>
            {each.version > 0 && each.comment !== '' && <p>{each.comment}</p>}
            {each.version > 0 && (
              <p class="quiet">
                {t('confidence.figures', {
                  n: each.figures.labels,
                  before: fine(each.figures.errorBefore),
                  after: fine(each.figures.errorAfter),
                })}
              </p>
            )}
            {each.version !== shown.current.version && (
              <Button
                small
                busy={busy === each.version}
                aria-label={
                  each.version === 0
                    ? t('confidence.restoreShipped')
                    : t('versions.restoreLabel', { version: each.version })
                }
                onClick={() => restore(each)}
              >
                {t('versions.restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function restoredWords(wanted: number): string {
  return wanted === 0
    ? t('confidence.restoredShipped')
    : t('confidence.restored', { version: wanted });
}

function languageName(tag: string): string {
  if (tag === '') return t('confidence.allLanguages');
  try {
    return new Intl.DisplayNames([t.language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
