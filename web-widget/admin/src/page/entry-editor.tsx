import { markdown } from '@firsthand/shared/markdown.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { History } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { entryAt, type FaqEntry, linesIn, newerVersion, savedEntry } from '../faq.ts';
import { gained, needsALook } from '../check.ts';
import { useHere } from '../here.ts';
import { asField, asMoment } from '../validity.ts';
import { t } from '../words.ts';
import { AnswerHints } from './answer-hints.tsx';
import { CheckShown, useCheck } from './change-check.tsx';
import { EditDialog } from './edit-dialog.tsx';

interface EditorProps {
  readonly path: string;
  readonly entry: FaqEntry | null;
  /** The version of the FAQ that the entry is of; nobody else's later change of it is overwritten unseen. */
  readonly version?: number;
  /** What a new entry begins with. */
  readonly start?: Pick<FaqEntry, 'question' | 'phrasings' | 'answer' | 'language'>;
  readonly categories: readonly string[];
  /** What the clock on the site's wall goes by, where that is known. */
  readonly zone?: string;
  readonly onClose: () => void;
  /** Gives how often past questions that had no answer get one now. */
  readonly onSaved: (gains: number) => void;
  readonly onDelete: (entry: FaqEntry) => void;
  /** Shows what it was, where it has a past. */
  readonly onHistory?: (entry: FaqEntry) => void;
}

/** One entry, new or not, in a dialog. */
export function EntryEditor({
  path,
  entry,
  version = 0,
  start,
  categories,
  zone,
  onClose,
  onSaved,
  onDelete,
  onHistory,
}: EditorProps) {
  const { rest } = useHere();
  const [question, setQuestion] = useState(entry?.question ?? start?.question ?? '');
  const [phrasings, setPhrasings] = useState((entry ?? start)?.phrasings.join('\n') ?? '');
  const [answer, setAnswer] = useState(entry?.answer ?? start?.answer ?? '');
  const [category, setCategory] = useState(entry?.category ?? '');
  const [language, setLanguage] = useState(entry?.language ?? start?.language ?? 'en');
  const [quickReplies, setQuickReplies] = useState((entry?.quickReplies ?? []).join('\n'));
  const [from, setFrom] = useState(asField(entry?.validFrom ?? null));
  const [until, setUntil] = useState(asField(entry?.validUntil ?? null));
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const [basedOn, setBasedOn] = useState(version);
  const { check, begin, forget } = useCheck(path);
  const known = [
    'question',
    'phrasings',
    'answer',
    'category',
    'language',
    'quickReplies',
    'validFrom',
    'validUntil',
  ];

  /** A field that changes makes what was checked another entry. */
  const edited = (set: (text: string) => void) => (text: string) => {
    set(text);
    if (check.is !== 'none') forget();
  };
  const body = () => ({
    ...(entry === null ? {} : { id: entry.id }),
    question: question.trim(),
    phrasings: linesIn(phrasings),
    answer: answer.trim(),
    category: category.trim(),
    language: language.trim(),
    quickReplies: linesIn(quickReplies),
    validFrom: asMoment(from, entry?.validFrom ?? null),
    validUntil: asMoment(until, entry?.validUntil ?? null),
  });
  const save = (gains: number) => {
    forget();
    setBusy(true);
    const request =
      entry === null
        ? rest.request('POST', path, savedEntry, body())
        : rest.request('PUT', entryAt(path, entry, basedOn), savedEntry, body());
    void request.then((answered) => {
      setBusy(false);
      if (answered.ok) {
        onSaved(gains);
        return;
      }
      setProblem({ field: answered.problem.field ?? '', text: answered.problem.detail });
      setBasedOn(newerVersion(answered.problem) ?? basedOn);
    });
  };
  /** Looks at the past first; saves at once where that shows nothing. */
  const checkAndSave = () => {
    if (question.trim() === '') {
      setProblem({ field: 'question', text: t('faq.noQuestion') });
      return;
    }
    if (answer.trim() === '') {
      setProblem({ field: 'answer', text: t('faq.noAnswer') });
      return;
    }
    setProblem(undefined);
    if (check.is !== 'none') {
      save(0);
      return;
    }
    void begin({ entry: body() }).then((checked) => {
      if (checked !== null && !needsALook(checked.changes)) save(gained(checked.changes));
    });
  };
  const refused =
    check.is === 'failed' && check.problem.field !== undefined && check.problem.field !== null
      ? { field: check.problem.field.replace(/^entry\./, ''), text: check.problem.detail }
      : undefined;

  const plain = basedOn === version ? 'save' : 'faq.saveMine';
  const label =
    check.is === 'going' ? 'check.skip' : check.is === 'none' ? plain : 'check.saveAnyway';
  const wrong = problem ?? refused;
  const error = (field: string) => (wrong?.field.startsWith(field) === true ? wrong.text : null);

  return (
    <EditDialog
      title={entry === null ? t('faq.add') : t('faq.editTitle')}
      wide
      busy={busy}
      problem={
        wrong !== undefined && !known.some((field) => wrong.field.startsWith(field))
          ? wrong.text
          : undefined
      }
      onClose={onClose}
      onSave={checkAndSave}
      saveLabel={t(label)}
      onDelete={entry === null ? null : () => onDelete(entry)}
      more={
        entry !== null &&
        onHistory !== undefined && (
          <Button icon={History} onClick={() => onHistory(entry)}>
            {t('history.entry.open')}
          </Button>
        )
      }
    >
      <TextField
        label={t('faq.question')}
        value={question}
        onText={edited(setQuestion)}
        error={error('question')}
      />
      <TextArea
        label={t('faq.phrasings')}
        hint={t('faq.phrasingsHint')}
        value={phrasings}
        onText={edited(setPhrasings)}
        error={error('phrasings')}
        rows={4}
      />
      <div class="two">
        <TextArea
          label={t('faq.answer')}
          hint={t('faq.answerHint')}
          value={answer}
          onText={edited(setAnswer)}
          error={error('answer')}
          rows={8}
        />
        <div class="preview" role="group" aria-label={t('faq.preview')}>
          <span class="label">{t('faq.preview')}</span>
          <div class="preview__bubble">{markdown(answer)}</div>
          <AnswerHints answer={answer} language={language} />
        </div>
      </div>
      <div class="two">
        <TextField
          label={t('faq.category')}
          value={category}
          onText={edited(setCategory)}
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
          onText={edited(setLanguage)}
          error={error('language')}
        />
      </div>
      <TextArea
        label={t('faq.quickReplies')}
        hint={t('faq.quickRepliesHint')}
        value={quickReplies}
        onText={edited(setQuickReplies)}
        error={error('quickReplies')}
        rows={2}
      />
      <div class="two">
        <TextField
          label={t('faq.validFrom')}
          hint={zone === undefined ? t('faq.validHint.site') : t('faq.validHint', { zone })}
          type="datetime-local"
          value={from}
          onText={edited(setFrom)}
          error={error('validFrom')}
        />
        <TextField
          label={t('faq.validUntil')}
          hint={t('faq.validUntilHint')}
          type="datetime-local"
          value={until}
          onText={edited(setUntil)}
          error={error('validUntil')}
        />
      </div>
      {refused === undefined && <CheckShown check={check} />}
    </EditDialog>
  );
}
