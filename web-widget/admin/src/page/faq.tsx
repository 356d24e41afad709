import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Menu } from '@firsthand/shared/ui/menu.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Download, History, Info, Plus, SearchX, Upload } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  entryAt,
  faq,
  type Faq,
  type FaqEntry,
  found,
  newerVersion,
  plainly,
  valuesOf,
  usage,
  type Usage,
  type Wanted,
} from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { fromNow, momentIn, timing } from '../validity.ts';
import { many, t } from '../words.ts';
import { CheckShown, useCheck } from './change-check.tsx';
import { DoublesCard } from './doubles.tsx';
import { EntryEditor } from './entry-editor.tsx';
import { EntryHistory } from './entry-history.tsx';
import { FaqHistory } from './faq-history.tsx';
import { Import } from './faq-import.tsx';
import { TestBox } from './test-box.tsx';

const FORMATS = ['csv', 'json', 'markdown'] as const;

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly entry: FaqEntry | null }
  | { readonly is: 'delete'; readonly entry: FaqEntry }
  | { readonly is: 'import' }
  | { readonly is: 'history' };

/** What the bot knows: look, change, try, carry in and out. */
export function FaqPage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/faq`;
  const [loaded, reload] = useLoaded(path, faq);
  const [used] = useLoaded(`${path}/usage`, usage);
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const [past, setPast] = useState<FaqEntry | null>(null);
  const close = () => setOpen({ is: 'none' });
  const changed = () => {
    setPast(null);
    close();
    reload();
  };
  const done = (words: string) => {
    toast(words, 'good');
    changed();
  };
  return (
    <>
      <PageHead title={t('page.faq')} lead={t('faq.lead')}>
        <Button icon={History} onClick={() => setOpen({ is: 'history' })}>
          {t('history.open')}
        </Button>
        <Button icon={Upload} onClick={() => setOpen({ is: 'import' })}>
          {t('faq.import')}
        </Button>
        <Menu
          label={t('faq.export')}
          trigger={
            <>
              <Download size={16} aria-hidden="true" />
              <span>{t('faq.export')}</span>
            </>
          }
          triggerClass="button button--plain"
          from="end"
          items={FORMATS.map((format) => ({
            is: 'item',
            label: t(`faq.export.${format}`),
            act: () => {
              location.assign(`${path}/export?format=${format}`);
            },
          }))}
        />
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ is: 'edit', entry: null })}>
          {t('faq.add')}
        </Button>
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <div class="faq">
          <Entries
            faq={loaded.value}
            used={used.is === 'there' ? used.value : null}
            onOpen={setOpen}
          />
          <TestBox
            path={path}
            languages={valuesOf(loaded.value.entries, 'language')}
            zone={isTimed(loaded.value.entries) ? loaded.value.zone : null}
          />
        </div>
      )}
      {loaded.is === 'there' && loaded.value.entries.length > 1 && (
        <DoublesCard
          key={loaded.value.version}
          path={path}
          onEdit={(id) => {
            const entry = loaded.value.entries.find((each) => each.id === id);
            if (entry !== undefined) setOpen({ is: 'edit', entry });
          }}
        />
      )}
      {open.is === 'edit' && loaded.is === 'there' && (
        <EntryEditor
          path={path}
          entry={open.entry}
          version={loaded.value.version}
          categories={valuesOf(loaded.value.entries, 'category')}
          zone={loaded.value.zone}
          onClose={close}
          onSaved={(gains) => done(gains === 0 ? t('faq.saved') : many('faq.gained', gains))}
          onDelete={(entry) => setOpen({ is: 'delete', entry })}
          onHistory={setPast}
        />
      )}
      {past !== null && (
        <EntryHistory path={path} entry={past} onClose={() => setPast(null)} onRestored={changed} />
      )}
      {open.is === 'delete' && loaded.is === 'there' && (
        <Delete
          path={path}
          entry={open.entry}
          version={loaded.value.version}
          onClose={close}
          onStale={changed}
          onDeleted={() => done(t('faq.deleted'))}
        />
      )}
      {open.is === 'history' && <FaqHistory path={path} onClose={close} onRestored={changed} />}
      {open.is === 'import' && (
        <Import path={path} onClose={close} onDone={() => done(t('faq.imported'))} />
      )}
    </>
  );
}

function Entries({
  faq,
  used,
  onOpen,
}: {
  readonly faq: Faq;
  /** Null until it is known. */
  readonly used: Usage | null;
  readonly onOpen: (open: Open) => void;
}) {
  const [words, setWords] = useState('');
  const [category, setCategory] = useState('');
  const [language, setLanguage] = useState('');
  const [when, setWhen] = useState<Wanted['timing']>('');
  // As of the last look: the list is not drawn anew when an entry begins or ends.
  const now = useMemo(() => Date.now(), [faq]);
  const shown = found(faq.entries, { words, category, language, timing: when }, now);
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
        {isTimed(faq.entries) && (
          <Select
            label={t('faq.timing')}
            value={when}
            options={[
              { value: '', label: t('faq.all') },
              ...TIMINGS.map((value) => ({ value, label: t(`faq.timing.${value}`) })),
            ]}
            onChoice={(value) => setWhen(TIMINGS.find((each) => each === value) ?? '')}
          />
        )}
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
                  <Time entry={entry} zone={faq.zone} now={now} />
                  {used !== null && <Used used={used} id={entry.id} />}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const TIMINGS = ['now', 'later', 'over'] as const;

/** Whether any entry is an answer at some times only. */
function isTimed(entries: readonly FaqEntry[]): boolean {
  return entries.some(({ validFrom, validUntil }) => validFrom !== null || validUntil !== null);
}

/** When an entry is an answer, where that is not always. */
function Time({
  entry,
  zone,
  now,
}: {
  readonly entry: FaqEntry;
  readonly zone: string;
  readonly now: number;
}) {
  const { validFrom, validUntil } = entry;
  const is = timing(entry, now);
  if (is === 'over' && validUntil !== null) {
    return (
      <Badge tone="bad" title={t('faq.overTitle', { at: momentIn(zone, validUntil) })}>
        {t('faq.over', { ago: fromNow(validUntil, now) })}
      </Badge>
    );
  }
  return (
    <>
      {is === 'later' && validFrom !== null && (
        <Badge tone="warn">{t('faq.later', { at: momentIn(zone, validFrom) })}</Badge>
      )}
      {validUntil !== null && (
        <Badge tone="info">{t('faq.until', { at: momentIn(zone, validUntil) })}</Badge>
      )}
    </>
  );
}

/** How often an entry was the answer, and how that was found. */
function Used({ used, id }: { readonly used: Usage; readonly id: string }) {
  const own = used.entries.find(({ entry }) => entry === id);
  if (own === undefined) return <Badge>{t('faq.unused', { days: used.days })}</Badge>;
  const thumbs = own.helpful + own.unhelpful;
  return (
    <>
      <Badge title={t('faq.used.title', { days: used.days })}>
        {many('faq.used', own.answered)}
      </Badge>
      {thumbs > 0 && (
        <Badge tone={own.unhelpful > own.helpful ? 'bad' : 'good'}>
          {t('faq.helpful', { n: own.helpful, of: thumbs })}
        </Badge>
      )}
    </>
  );
}

function Delete({
  path,
  entry,
  version,
  onClose,
  onStale,
  onDeleted,
}: {
  readonly path: string;
  readonly entry: FaqEntry;
  readonly version: number;
  readonly onClose: () => void;
  /** Somebody changed it first. */
  readonly onStale: () => void;
  readonly onDeleted: () => void;
}) {
  const { rest } = useHere();
  const [busy, setBusy] = useState(false);
  const { check, begin } = useCheck(path);
  useEffect(() => void begin({ remove: entry.id }), [begin, entry.id]);
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
          .request('DELETE', entryAt(path, entry, version), () => null)
          .then((answer) => {
            setBusy(false);
            if (answer.ok) {
              onDeleted();
              return;
            }
            toast(answer.problem.detail, 'bad');
            if (newerVersion(answer.problem) !== null) onStale();
          });
      }}
    >
      <CheckShown check={check} />
    </Confirm>
  );
}
