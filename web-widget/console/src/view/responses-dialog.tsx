import type { CannedResponse } from '@firsthand/shared/staff.ts';
import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Field, TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner, Empty } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, MessageSquareQuote, Plus, Trash2 } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';
import {
  filled,
  generalised,
  namesVisitor,
  type Placeholder,
  PLACEHOLDERS,
  shortcutFor,
  titleFor,
} from '../canned.ts';
import { dropOwn, keepOwn, type OwnWords } from '../responses.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

interface ResponsesProps {
  /** The visitor for whom the preview is filled; null where there is none, or no name is known. */
  readonly visitorName: string | null;
  /** What the agent has begun to write; the list of their own without it. */
  readonly begun?: Pick<OwnWords, 'shortcut' | 'text'> | undefined;
}

type Shown =
  | { readonly is: 'list' }
  | { readonly is: 'edit'; readonly id: string | null; readonly words: OwnWords }
  | { readonly is: 'delete'; readonly response: CannedResponse };

const NEW: OwnWords = { shortcut: '', title: '', text: '' };

/** The agent's own canned responses: listed, written, changed, deleted. Nobody else sees them. */
export function Responses({ visitorName, begun }: ResponsesProps) {
  const { desk } = useHere();
  const own = (desk.canned.value ?? []).filter(({ whose }) => whose === 'own');
  const [shown, setShown] = useState<Shown>(() => {
    if (begun === undefined) return { is: 'list' };
    const text = generalised(begun.text, { visitor: visitorName, agent: desk.me.name });
    const title = titleFor(filled(text, { visitor: null, agent: desk.me.name }));
    const shortcut = begun.shortcut === '' ? shortcutFor(title) : begun.shortcut;
    return { is: 'edit', id: null, words: { shortcut, title, text } };
  });
  // Who came to write one goes back to the chat, who came to look goes back to the list.
  const back = () => (begun === undefined ? setShown({ is: 'list' }) : dialog.close());
  switch (shown.is) {
    case 'list':
      return (
        <List
          own={own}
          onNew={() => setShown({ is: 'edit', id: null, words: NEW })}
          onEdit={(response) => setShown({ is: 'edit', id: response.id, words: response })}
        />
      );
    case 'edit': {
      const response = own.find(({ id }) => id === shown.id);
      return (
        <Editor
          id={shown.id}
          words={shown.words}
          visitorName={visitorName}
          onDone={back}
          onDelete={response === undefined ? null : () => setShown({ is: 'delete', response })}
        />
      );
    }
    case 'delete':
      return <Delete response={shown.response} onDone={back} />;
  }
}

interface ListProps {
  readonly own: readonly CannedResponse[];
  readonly onNew: () => void;
  readonly onEdit: (response: CannedResponse) => void;
}

function List({ own, onNew, onEdit }: ListProps) {
  return (
    <Dialog
      title={t('responses')}
      wide
      onClose={() => dialog.close()}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button kind="quiet" onClick={() => dialog.close()}>
            {t('dismiss')}
          </Button>
          <Button kind="primary" icon={Plus} onClick={onNew}>
            {t('responses.new')}
          </Button>
        </>
      }
    >
      {own.length === 0 ? (
        <Empty icon={MessageSquareQuote} title={t('responses.none')}>
          <p>{t('responses.none.text')}</p>
        </Empty>
      ) : (
        <>
          <p class="quiet">{t('responses.text')}</p>
          <ul class="responses">
            {own.map((response) => (
              <li key={response.id}>
                <button
                  type="button"
                  class="responses__one"
                  aria-label={t('responses.edit', { title: response.title })}
                  onClick={() => onEdit(response)}
                >
                  <kbd>/{response.shortcut}</kbd>
                  <strong class="cut">{response.title}</strong>
                  <span class="cut quiet">{response.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface EditorProps {
  readonly id: string | null;
  readonly words: OwnWords;
  readonly visitorName: string | null;
  readonly onDone: () => void;
  /** Null where there is nothing yet to delete. */
  readonly onDelete: (() => void) | null;
}

const FIELDS = ['shortcut', 'title', 'text'];

function Editor({ id, words, visitorName, onDone, onDelete }: EditorProps) {
  const here = useHere();
  const [shortcut, setShortcut] = useState(words.shortcut);
  const [title, setTitle] = useState(words.title);
  const [text, setText] = useState(words.text);
  const [problem, setProblem] = useState<Pick<Problem, 'field' | 'detail'> | null>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const error = (field: string) => (problem?.field === field ? problem.detail : null);
  const save = () => {
    const wrong = flawOf({ shortcut, title, text });
    setProblem(wrong);
    if (wrong !== null || busy) return;
    setBusy(true);
    void keepOwn(here, { shortcut, title: title.trim(), text: text.trim() }, id).then((no) => {
      setBusy(false);
      setProblem(no);
      if (no !== null) return;
      toast(t('responses.saved', { shortcut: shortcut.toLocaleLowerCase() }), 'good');
      onDone();
    });
  };
  const insert = (placeholder: Placeholder) => {
    const box = area.current;
    if (box === null) return;
    box.focus();
    box.setRangeText(`{{${placeholder}}}`, box.selectionStart, box.selectionEnd, 'end');
    setText(box.value);
  };
  return (
    <Dialog
      key="edit"
      title={t(id === null ? 'responses.new' : 'responses.change')}
      wide
      onClose={onDone}
      closeLabel={t('dismiss')}
      onSubmit={save}
      footer={
        <>
          {onDelete !== null && (
            <span class="dialog__start">
              <Button kind="danger" icon={Trash2} onClick={onDelete}>
                {t('responses.delete')}
              </Button>
            </span>
          )}
          <Button kind="quiet" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('responses.save')}
          </Button>
        </>
      }
    >
      {problem !== null && !FIELDS.includes(problem.field ?? '') && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem.detail}
        </Banner>
      )}
      <div class="responses__names">
        <TextField
          label={t('responses.shortcut')}
          hint={t('responses.shortcutHint')}
          value={shortcut}
          onText={(typed) => setShortcut(typed.replace(/^\//u, ''))}
          error={error('shortcut')}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={40}
        />
        <TextField
          label={t('responses.title')}
          hint={t('responses.titleHint')}
          value={title}
          onText={setTitle}
          error={error('title')}
          autocomplete="off"
          maxLength={120}
        />
      </div>
      <Field label={t('responses.words')} hint={t('responses.wordsHint')} error={error('text')}>
        {(control) => (
          <textarea
            ref={area}
            class="input input--area"
            rows={5}
            maxLength={4000}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <div class="chips" role="group" aria-label={t('responses.placeholders')}>
        {PLACEHOLDERS.map((each) => (
          <Button key={each} small icon={Plus} onClick={() => insert(each)}>
            {t(`responses.${each}`)}
          </Button>
        ))}
      </div>
      <Preview text={text} visitorName={visitorName} />
    </Dialog>
  );
}

/** What a visitor would read; and what one would whose name is not known. */
function Preview({
  text,
  visitorName,
}: {
  readonly text: string;
  readonly visitorName: string | null;
}) {
  const { desk } = useHere();
  const agent = desk.me.name;
  const visitor = visitorName ?? t('responses.someone');
  if (text.trim() === '') return null;
  return (
    <dl class="responses__preview">
      <dt class="label">{t('responses.preview', { name: visitor })}</dt>
      <dd>{filled(text, { visitor, agent })}</dd>
      {namesVisitor(text) && (
        <>
          <dt class="label">{t('responses.nameless')}</dt>
          <dd>{filled(text, { visitor: null, agent })}</dd>
        </>
      )}
    </dl>
  );
}

interface DeleteProps {
  readonly response: CannedResponse;
  readonly onDone: () => void;
}

function Delete({ response, onDone }: DeleteProps) {
  const here = useHere();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = () => {
    setBusy(true);
    void dropOwn(here, response.id).then((no) => {
      setBusy(false);
      if (no === null) onDone();
      else setProblem(no.detail);
    });
  };
  return (
    <Dialog
      key="delete"
      title={t('responses.delete.title')}
      onClose={onDone}
      closeLabel={t('dismiss')}
      onSubmit={go}
      footer={
        <>
          <Button kind="quiet" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button kind="danger" type="submit" busy={busy}>
            {t('responses.delete')}
          </Button>
        </>
      }
    >
      {problem !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem}
        </Banner>
      )}
      <p>{t('responses.delete.text', { title: response.title })}</p>
    </Dialog>
  );
}

/** What the server would refuse, found before it is asked. */
function flawOf({ shortcut, title, text }: OwnWords): Pick<Problem, 'field' | 'detail'> | null {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(shortcut)) {
    return { field: 'shortcut', detail: t('responses.badShortcut') };
  }
  if (title.trim() === '') return { field: 'title', detail: t('responses.noTitle') };
  return text.trim() === '' ? { field: 'text', detail: t('responses.noWords') } : null;
}
