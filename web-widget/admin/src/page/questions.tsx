import { nothing, type Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { BookPlus, CircleCheckBig, Plus, X } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { piece } from '../check.ts';
import { faq } from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import {
  answeredBy,
  type Asked,
  entryOf,
  type Group,
  type Questions,
  questions,
  type Suggestion,
  withPhrasing,
} from '../questions.ts';
import { many, t } from '../words.ts';
import { EntryEditor } from './entry-editor.tsx';

const PERIODS = ['7', '30', '90', '365'] as const;
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** What the FAQ lacks: an admin decides, nothing changes by itself. */
export function QuestionsPage() {
  const { siteKey } = useHere();
  const [days, setDays] = useState('30');
  const base = `/api/v1/sites/${encodeURIComponent(siteKey)}`;
  const [loaded, reload] = useLoaded(`${base}/questions?days=${days}`, questions);
  return (
    <>
      <PageHead title={t('page.questions')} lead={t('questions.lead')}>
        <Select
          label={t('questions.period')}
          value={days}
          options={PERIODS.map((each) => ({ value: each, label: t(`questions.days.${each}`) }))}
          onChoice={setDays}
        />
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <Shown key={days} base={base} shown={loaded.value} onChanged={reload} />
      )}
    </>
  );
}

interface ShownProps {
  readonly base: string;
  readonly shown: Questions;
  readonly onChanged: () => void;
}

function Shown({ base, shown, onChanged }: ShownProps) {
  const deeds = useDeeds(base, shown.faqVersion, onChanged);
  const { learnt } = deeds;
  const [began, setBegan] = useState<Group | null>(null);
  return (
    <>
      {learnt !== null && (
        <Banner tone="good" icon={CircleCheckBig}>
          {t('questions.learnt', {
            title: learnt.title,
            n: learnt.answered.length,
            of: learnt.of,
          })}{' '}
          {learnt.answered.map((each) => `“${each}”`).join(', ')}
        </Banner>
      )}
      <section class="card" aria-labelledby="unanswered">
        <h2 id="unanswered">{t('questions.unanswered')}</h2>
        {shown.groups.length === 0 ? (
          <Empty icon={CircleCheckBig} title={t('questions.none')}>
            <p>{t('questions.none.text')}</p>
          </Empty>
        ) : (
          <p class="quiet">
            {many('questions.count', shown.questions)} {shown.isCut && t('questions.cut')}
          </p>
        )}
        <ol class="groups">
          {shown.groups.map((group) => (
            <GroupItem
              key={group.refs[0] ?? group.times}
              group={group}
              deeds={deeds}
              onBegin={() => setBegan(group)}
            />
          ))}
        </ol>
      </section>
      <section class="card" aria-labelledby="suggested">
        <h2 id="suggested">{t('suggestions')}</h2>
        <p class="quiet">
          {shown.suggestions.length === 0 ? t('suggestions.none') : t('suggestions.lead')}
        </p>
        {shown.suggestions.map((suggestion) => (
          <SuggestionItem key={suggestion.entry} suggestion={suggestion} deeds={deeds} />
        ))}
      </section>
      {began !== null && (
        <EntryEditor
          path={`${base}/faq`}
          entry={null}
          start={entryOf(began)}
          categories={[]}
          onClose={() => setBegan(null)}
          onSaved={(gains) => {
            setBegan(null);
            toast(gains === 0 ? t('faq.saved') : many('faq.gained', gains), 'good');
            void deeds.dismiss('', began.refs);
          }}
          onDelete={() => undefined}
        />
      )}
    </>
  );
}

interface Learnt {
  readonly title: string;
  readonly answered: readonly string[];
  readonly of: number;
}

/** What an admin may do here; one thing at a time. */
interface Deeds {
  readonly busy: boolean;
  /** What the phrasing that was added last would have answered of its group; null before one was. */
  readonly learnt: Learnt | null;
  /** Adds words to an entry, and takes what is settled by it off the list of questions. */
  readonly add: (entry: string, text: string, settled: readonly string[]) => Promise<boolean>;
  /** The same for a group's words; asks first what the entry would have answered of the group. */
  readonly teach: (entry: string, group: Group) => Promise<void>;
  readonly dismiss: (entry: string, refs: readonly string[]) => Promise<boolean>;
}

function useDeeds(base: string, faqVersion: number, onChanged: () => void): Deeds {
  const { rest } = useHere();
  const [busy, setBusy] = useState(false);
  const [learnt, setLearnt] = useState<Learnt | null>(null);
  const faqPath = `${base}/faq`;
  const wouldAnswer = async (id: string, group: Group): Promise<Learnt | null> => {
    const [first] = group.examples;
    const known = await rest.request('GET', faqPath, faq);
    const entry = known.ok ? known.value.entries.find((each) => each.id === id) : undefined;
    if (first === undefined || entry === undefined) return null;
    const texts = group.examples.map((each) => each.text);
    const checked = await rest.request('POST', `${faqPath}/check`, piece, {
      entry: withPhrasing(entry, first.text),
      texts,
      language: first.language,
    });
    return checked.ok
      ? { title: entry.question, answered: answeredBy(id, checked.value), of: texts.length }
      : null;
  };
  const post = async (path: string, body: unknown): Promise<Problem | null> => {
    const answer = await rest.request('POST', `${base}/questions/${path}`, nothing, body);
    return answer.ok ? null : answer.problem;
  };
  /** Whether it went well. */
  const during = async (deed: () => Promise<Problem | null>, done: string): Promise<boolean> => {
    setBusy(true);
    const problem = await deed();
    setBusy(false);
    if (problem === null) toast(done, 'good');
    else toast(problem.detail, 'bad');
    onChanged();
    return problem === null;
  };
  const add: Deeds['add'] = (entry, text, settled) =>
    during(async () => {
      const body = { basedOn: faqVersion, entry, text };
      const problem = await post('phrasings', body);
      return problem === null && settled.length > 0
        ? post('dismissed', { refs: settled })
        : problem;
    }, t('questions.added'));
  return {
    busy,
    learnt,
    add,
    teach: async (entry, group) => {
      setBusy(true);
      const would = await wouldAnswer(entry, group);
      const done = await add(entry, group.examples[0]?.text ?? '', group.refs);
      setLearnt(done ? would : null);
    },
    dismiss: (entry, refs) =>
      during(() => post('dismissed', { entry, refs }), t('questions.dismissed')),
  };
}

function GroupItem({
  group,
  deeds,
  onBegin,
}: {
  readonly group: Group;
  readonly deeds: Deeds;
  readonly onBegin: () => void;
}) {
  const [first, ...others] = group.examples;
  if (first === undefined) return null;
  return (
    <li class="group">
      <div class="group__head">
        <h3>{first.text}</h3>
        <Badge tone={first.trouble === 'UNHELPFUL' ? 'bad' : 'warn'}>
          {many('questions.times', group.times)}
        </Badge>
      </div>
      <Reply asked={group.examples.find((each) => each.reply !== null) ?? first} />
      {others.length > 0 && (
        <ul class="group__others" aria-label={t('questions.alsoAsked')}>
          {others.map((each) => (
            <li key={each.ref}>{each.text}</li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {t(`trouble.${first.trouble}`)} ·{' '}
        <a href={`../console/#/c/${encodeURIComponent(first.conversation)}`}>
          {day.format(Date.parse(first.at))}
        </a>
      </p>
      <div class="group__do">
        <Button small kind="primary" icon={BookPlus} disabled={deeds.busy} onClick={onBegin}>
          {t('questions.newEntry')}
        </Button>
        {group.nearest.map((near) => (
          <Button
            key={near.entry}
            small
            icon={Plus}
            disabled={deeds.busy}
            title={t('questions.sure', { percent: percent(near.confidence) })}
            onClick={() => void deeds.teach(near.entry, group)}
          >
            {t('questions.addTo', { title: near.title })}
          </Button>
        ))}
        <Button
          small
          kind="quiet"
          icon={X}
          disabled={deeds.busy}
          aria-label={t('questions.dismissLabel', { text: first.text })}
          onClick={() => void deeds.dismiss('', group.refs)}
        >
          {t('questions.dismiss')}
        </Button>
      </div>
    </li>
  );
}

function Reply({ asked }: { readonly asked: Asked }) {
  if (asked.reply === null) return null;
  return (
    <blockquote class="group__reply">
      <span class="label">
        {asked.repliedBy === null
          ? t('questions.replied')
          : t('questions.repliedBy', { name: asked.repliedBy })}
      </span>
      {asked.reply}
    </blockquote>
  );
}

function SuggestionItem({
  suggestion,
  deeds,
}: {
  readonly suggestion: Suggestion;
  readonly deeds: Deeds;
}) {
  return (
    <div class="suggestion">
      <h3>{suggestion.title}</h3>
      <ul>
        {suggestion.phrasings.map((phrasing) => (
          <li key={phrasing.text} class="suggestion__phrasing">
            <span class="suggestion__text">
              {phrasing.text}{' '}
              <span class="quiet">
                {many('questions.times', phrasing.times)} ·{' '}
                {t(phrasing.byAgent ? 'suggestions.byAgent' : 'suggestions.byVisitor')}
              </span>
            </span>
            <Button
              small
              icon={Plus}
              disabled={deeds.busy}
              aria-label={t('suggestions.addLabel', {
                text: phrasing.text,
                title: suggestion.title,
              })}
              onClick={() => void deeds.add(suggestion.entry, phrasing.text, [])}
            >
              {t('suggestions.add')}
            </Button>
            <Button
              small
              kind="quiet"
              icon={X}
              disabled={deeds.busy}
              aria-label={t('questions.dismissLabel', { text: phrasing.text })}
              onClick={() => void deeds.dismiss(suggestion.entry, phrasing.refs)}
            >
              {t('questions.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
