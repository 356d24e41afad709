import { type CannedResponse, cannedResponses } from '@firsthand/shared/staff.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { MessageSquareQuote, Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { type Team, teams } from '../team.ts';
import { t } from '../words.ts';
import { EditDialog } from './edit-dialog.tsx';

const PATH = '/api/v1/canned';

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'edit'; readonly response: CannedResponse | null }
  | { readonly is: 'delete'; readonly response: CannedResponse };

/** The texts that agents insert with a slash, everybody's and the teams'. */
export function Canned() {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(`${PATH}/shared`, cannedResponses);
  const [read] = useLoaded('/api/v1/teams', teams);
  const all = read.is === 'there' ? read.value.teams : [];
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const [busy, setBusy] = useState(false);
  const close = () => setOpen({ is: 'none' });
  const remove = (response: CannedResponse) => {
    setBusy(true);
    void rest
      .request('DELETE', `${PATH}/${encodeURIComponent(response.id)}`, () => null)
      .then((answer) => {
        setBusy(false);
        if (!answer.ok) {
          toast(answer.problem.detail, 'bad');
          return;
        }
        close();
        reload();
      });
  };
  return (
    <>
      <PageHead title={t('page.canned')} lead={t('canned.lead')}>
        <Button kind="primary" icon={Plus} onClick={() => setOpen({ is: 'edit', response: null })}>
          {t('canned.add')}
        </Button>
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <section class="card" aria-label={t('page.canned')}>
          {loaded.value.responses.length === 0 ? (
            <Empty icon={MessageSquareQuote} title={t('canned.none')}>
              <p>{t('canned.none.text')}</p>
            </Empty>
          ) : (
            <ul class="entries">
              {loaded.value.responses.map((response) => (
                <li key={response.id}>
                  <button
                    type="button"
                    class="entry"
                    aria-label={t('canned.edit', { title: response.title })}
                    onClick={() => setOpen({ is: 'edit', response })}
                  >
                    <strong>
                      <kbd>/{response.shortcut}</kbd> {response.title}
                    </strong>
                    <span class="quiet cut">{response.text}</span>
                    {response.team !== null && (
                      <Badge>
                        {t('canned.forTeam', {
                          name: all.find(({ id }) => id === response.team)?.name ?? response.team,
                        })}
                      </Badge>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {open.is === 'edit' && (
        <Editor
          response={open.response}
          teams={all}
          onClose={close}
          onDelete={(response) => setOpen({ is: 'delete', response })}
          onSaved={() => {
            toast(t('canned.saved'), 'good');
            close();
            reload();
          }}
        />
      )}
      {open.is === 'delete' && (
        <Confirm
          title={t('canned.delete')}
          text={t('canned.delete.text', { title: open.response.title })}
          yes={t('delete')}
          busy={busy}
          onNo={close}
          onYes={() => remove(open.response)}
        />
      )}
    </>
  );
}

interface EditorProps {
  readonly response: CannedResponse | null;
  readonly teams: readonly Team[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
  readonly onDelete: (response: CannedResponse) => void;
}

function Editor({ response, teams: all, onClose, onSaved, onDelete }: EditorProps) {
  const { rest } = useHere();
  const [shortcut, setShortcut] = useState(response?.shortcut ?? '');
  const [title, setTitle] = useState(response?.title ?? '');
  const [text, setText] = useState(response?.text ?? '');
  const [team, setTeam] = useState(response?.team ?? '');
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const known = ['shortcut', 'title', 'text', 'team'];
  const fault = () => {
    if (!/^[\p{L}\p{N}_-]+$/u.test(shortcut)) {
      return { field: 'shortcut', text: t('canned.badShortcut') };
    }
    if (title.trim() === '') return { field: 'title', text: t('canned.noTitle') };
    return text.trim() === '' ? { field: 'text', text: t('canned.noText') } : undefined;
  };
  const save = () => {
    const wrong = fault();
    setProblem(wrong);
    if (wrong !== undefined) return;
    setBusy(true);
    const body = {
      shortcut,
      title: title.trim(),
      text: text.trim(),
      team: team === '' ? null : team,
    };
    const request =
      response === null
        ? rest.request('POST', PATH, () => null, body)
        : rest.request('PUT', `${PATH}/${encodeURIComponent(response.id)}`, () => null, body);
    void request.then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved();
      else setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
    });
  };
  return (
    <EditDialog
      title={response === null ? t('canned.add') : t('canned.editTitle')}
      busy={busy}
      problem={problem !== undefined && !known.includes(problem.field) ? problem.text : undefined}
      onClose={onClose}
      onSave={save}
      onDelete={response === null ? null : () => onDelete(response)}
    >
      <TextField
        label={t('canned.shortcut')}
        hint={t('canned.shortcutHint')}
        value={shortcut}
        onText={setShortcut}
        error={error('shortcut')}
        autocapitalize="off"
        spellcheck={false}
        maxLength={40}
      />
      <TextField
        label={t('canned.title')}
        value={title}
        onText={setTitle}
        error={error('title')}
        maxLength={100}
      />
      <TextArea
        label={t('canned.text')}
        hint={t('canned.textHint')}
        value={text}
        onText={setText}
        error={error('text')}
        maxLength={4000}
        rows={5}
      />
      {(all.length > 0 || team !== '') && (
        <Select
          label={t('canned.for')}
          value={team}
          onChoice={setTeam}
          error={error('team')}
          options={[
            { value: '', label: t('canned.everybody') },
            ...all.map(({ id, name }) => ({ value: id, label: t('canned.forTeam', { name }) })),
          ]}
        />
      )}
    </EditDialog>
  );
}
