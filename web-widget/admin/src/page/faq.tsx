import { markdown } from '@firsthand/shared/markdown.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, Info, Plus, SearchX, Upload } from 'lucide-preact';
import { useState } from 'preact/hooks';
import {
  faq,
  type Faq,
  type FaqEntry,
  found,
  imported,
  type Imported,
  linesIn,
  plainly,
  savedEntry,
  valuesOf,
} from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';
import { EditDialog } from './edit-dialog.tsx';
import { TestBox } from './test-box.tsx';

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly entry: FaqEntry | null }
  | { readonly is: 'delete'; readonly entry: FaqEntry }
  | { readonly is: 'import' };

/** What the bot knows: look, change, try, carry in and out. */
export function FaqPage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/faq`;
  const [loaded, reload] = useLoaded(path, faq);
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const close = () => setOpen({ is: 'none' });
  const done = (words: string) => {
    toast(words, 'good');
    close();
    reload();
  };
  return (
    <>
      <PageHead title={t('page.faq')} lead={t('faq.lead')}>
        <Button icon={Upload} onClick={() => setOpen({ is: 'import' })}>
          {t('faq.import')}
        </Button>
        <a class="button button--plain" href={`${path}/export?format=json`} download="faq.json">
          {t('faq.exportJson')}
        </a>
        <a class="button button--plain" href={`${path}/export?format=csv`} download="faq.csv">
          {t('faq.exportCsv')}
        </a>
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ is: 'edit', entry: null })}>
          {t('faq.add')}
        </Button>
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <div class="faq">
          <Entries faq={loaded.value} onOpen={setOpen} />
          <TestBox path={path} languages={valuesOf(loaded.value.entries, 'language')} />
        </div>
      )}
      {open.is === 'edit' && loaded.is === 'there' && (
        <EntryEditor
          path={path}
          entry={open.entry}
          categories={valuesOf(loaded.value.entries, 'category')}
          onClose={close}
          onSaved={() => done(t('faq.saved'))}
          onDelete={(entry) => setOpen({ is: 'delete', entry })}
        />
      )}
      {open.is === 'delete' && (
        <Delete
          path={path}
          entry={open.entry}
          onClose={close}
          onDeleted={() => done(t('faq.deleted'))}
        />
      )}
      {open.is === 'import' && (
        <Import path={path} onClose={close} onDone={() => done(t('faq.imported'))} />
      )}
    </>
  );
}

function Entries({ faq, onOpen }: { readonly faq: Faq; readonly onOpen: (open: Open) => void }) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('');
  const [language, setLanguage] = useState('');
  const shown = found(faq.entries, { words, category, language });
  const all = (values: readonly string[], label: string) => [
    { value: '', label },
    ...values.map((value) => ({ value, label: value })),
  ];
  return (
    <section class="card" aria-label={t('faq.entries')}>
      <div class="filter">
        <TextField
          label={t('faq.search')}
          type="search"
          value={words}
          onText={setWords}
          autocomplete="off"
        />
        <Select
          label={t('faq.category')}
          value={category}
          options={all(valuesOf(faq.entries, 'category'), t('faq.all'))}
          onChoice={setCategory}
        />
        <Select
          label={t('faq.language')}
          value={language}
          options={all(valuesOf(faq.entries, 'language'), t('faq.all'))}
          onChoice={setLanguage}
        />
      </div>
      <p class="quiet filter__count" role="status">
        {t('faq.count', { n: shown.length, all: faq.entries.length, version: faq.version })}
      </p>
      {faq.modelState !== 'ready' && (
        <Banner tone="info" icon={Info}>
          {faq.modelState === 'loading' ? t('model.loading') : t('model.absent')}
          {faq.reason !== null && ` ${faq.reason}`}
        </Banner>
      )}
      {shown.length === 0 ? (
        <Empty icon={SearchX} title={faq.entries.length === 0 ? t('faq.none') : t('faq.notFound')}>
          <p>{faq.entries.length === 0 ? t('faq.none.text') : t('faq.notFound.text')}</p>
        </Empty>
      ) : (
        <ul class="entries">
          {shown.map((entry) => (
            <li key={entry.id}>
              <button
                type="button"
                class="entry"
                onClick={() => onOpen({ is: 'edit', entry })}
                aria-label={t('faq.edit', { question: entry.question })}
              >
                <strong>{entry.question}</strong>
                <span class="quiet cut">{plainly(entry.answer)}</span>
                <span class="entry__marks">
                  {entry.category !== '' && <Badge>{entry.category}</Badge>}
                  <Badge>{entry.language}</Badge>
                  <Badge tone={entry.phrasings.length < 3 ? 'warn' : 'plain'}>
                    {t('faq.phrasingCount', { n: entry.phrasings.length })}
                  </Badge>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface EditorProps {
  readonly path: string;
  readonly entry: FaqEntry | null;
  /** What a new entry begins with. */
  readonly start?: Pick<FaqEntry, 'question' | 'phrasings' | 'answer' | 'language'>;
  readonly categories: readonly string[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
  readonly onDelete: (entry: FaqEntry) => void;
}

/** One entry, new or not, in a dialog. */
export function EntryEditor({
  path,
  entry,
  start,
  categories,
  onClose,
  onSaved,
  onDelete,
}: EditorProps) {
  const { rest } = useHere();
  const [question, setQuestion] = useState(entry?.question ?? start?.question ?? '');
  const [phrasings, setPhrasings] = useState((entry ?? start)?.phrasings.join('\n') ?? '');
  const [answer, setAnswer] = useState(entry?.answer ?? start?.answer ?? '');
  const [category, setCategory] = useState(entry?.category ?? '');
  const [language, setLanguage] = useState(entry?.language ?? start?.language ?? 'en');
  const [quickReplies, setQuickReplies] = useState((entry?.quickReplies ?? []).join('\n'));
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const error = (field: string) =>
    problem?.field.startsWith(field) === true ? problem.text : null;
  const known = ['question', 'phrasings', 'answer', 'category', 'language', 'quickReplies'];

  const save = () => {
    if (question.trim() === '') {
      setProblem({ field: 'question', text: t('faq.noQuestion') });
      return;
    }
    if (answer.trim() === '') {
      setProblem({ field: 'answer', text: t('faq.noAnswer') });
      return;
    }
    setBusy(true);
    const body = {
      question: question.trim(),
      phrasings: linesIn(phrasings),
      answer: answer.trim(),
      category: category.trim(),
      language: language.trim(),
      quickReplies: linesIn(quickReplies),
    };
    const request =
      entry === null
        ? rest.request('POST', path, savedEntry, body)
        : rest.request('PUT', `${path}/${encodeURIComponent(entry.id)}`, savedEntry, {
            id: entry.id,
            ...body,
          });
    void request.then((answered) => {
      setBusy(false);
      if (answered.ok) onSaved();
      else setProblem({ field: answered.problem.field ?? '', text: answered.problem.detail });
    });
  };

  return (
    <EditDialog
      title={entry === null ? t('faq.add') : t('faq.editTitle')}
      wide
      busy={busy}
      problem={
        problem !== undefined && !known.some((field) => problem.field.startsWith(field))
          ? problem.text
          : undefined
      }
      onClose={onClose}
      onSave={save}
      onDelete={entry === null ? null : () => onDelete(entry)}
    >
      <TextField
        label={t('faq.question')}
        value={question}
        onText={setQuestion}
        error={error('question')}
      />
      <TextArea
        label={t('faq.phrasings')}
        hint={t('faq.phrasingsHint')}
        value={phrasings}
        onText={setPhrasings}
        error={error('phrasings')}
        rows={4}
      />
      <div class="two">
        <TextArea
          label={t('faq.answer')}
          hint={t('faq.answerHint')}
          value={answer}
          onText={setAnswer}
          error={error('answer')}
          rows={8}
        />
        <div class="preview" role="group" aria-label={t('faq.preview')}>
          <span class="label">{t('faq.preview')}</span>
          <div class="preview__bubble">{markdown(answer)}</div>
        </div>
      </div>
      <div class="two">
        <TextField
          label={t('faq.category')}
          value={category}
          onText={setCategory}
          list="categories"
          error={error('category')}
        />
        <datalist id="categories">
          {categories.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </datalist>
        <TextField
          label={t('faq.language')}
          hint={t('faq.languageHint')}
          value={language}
          onText={setLanguage}
          error={error('language')}
        />
      </div>
      <TextArea
        label={t('faq.quickReplies')}
        hint={t('faq.quickRepliesHint')}
        value={quickReplies}
        onText={setQuickReplies}
        error={error('quickReplies')}
        rows={2}
      />
    </EditDialog>
  );
}

function Delete({
  path,
  entry,
  onClose,
  onDeleted,
}: {
  readonly path: string;
  readonly entry: FaqEntry;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) {
  const { rest } = useHere();
  const [busy, setBusy] = useState(false);
  return (
    <Confirm
      title={t('faq.delete')}
      text={t('faq.delete.text', { question: entry.question })}
      yes={t('delete')}
      busy={busy}
      onNo={onClose}
      onYes={() => {
        setBusy(true);
        void rest
          .request('DELETE', `${path}/${encodeURIComponent(entry.id)}`, () => null)
          .then((answer) => {
            setBusy(false);
            if (answer.ok) onDeleted();
            else toast(answer.problem.detail, 'bad');
          });
      }}
    />
  );
}

function Import({
  path,
  onClose,
  onDone,
}: {
  readonly path: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { rest } = useHere();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<Imported | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = (chosen: File, dryRun: boolean) => {
    const format = chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
    setBusy(true);
    setWrong(null);
    void rest
      .request('POST', `${path}/import?format=${format}&dryRun=${dryRun}`, imported, chosen)
      .then((answer) => {
        setBusy(false);
        if (!answer.ok) setWrong(answer.problem.detail);
        else if (dryRun || answer.value.errors.length > 0) setResult(answer.value);
        else onDone();
      });
  };
  const good = result !== null && result.errors.length === 0;
  return (
    <Dialog
      title={t('faq.import')}
      onClose={onClose}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!good || file === null}
            onClick={() => file !== null && send(file, false)}
          >
            {t('import.do')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('import.lead')}</p>
      <label class="upload">
        <span class="field__label">{t('import.file')}</span>
        <input
          type="file"
          accept=".json,.csv,application/json,text/csv"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            setFile(chosen);
            setResult(null);
            if (chosen !== null) send(chosen, true);
          }}
        />
      </label>
      {wrong !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {wrong}
        </Banner>
      )}
      {result !== null && (
        <p role="status">
          {t('import.found', {
            n: result.entries,
            created: result.created,
            changed: result.changed,
          })}
        </p>
      )}
      {result !== null && result.errors.length > 0 && (
        <div class="errors" role="alert">
          <p>{t('import.errors')}</p>
          <ul>
            {result.errors.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                <strong>{t('import.line', { n: line })}</strong> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
