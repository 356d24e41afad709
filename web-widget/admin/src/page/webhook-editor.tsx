import { Check, Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { Confirm } from '../parts.tsx';
import type { Site } from '../site.ts';
import { EVENTS, type HookEvent, type Webhook, webhook } from '../webhooks.ts';
import { t } from '../words.ts';
import { AddressField } from './address-field.tsx';
import { EditDialog } from './edit-dialog.tsx';

const PATH = '/api/v1/webhooks';
const FIRST: readonly HookEvent[] = ['conversation.started', 'conversation.closed'];
const SHOWN_AT_FIELDS: readonly string[] = ['name', 'url', 'site'];

/** What a webhook is told, and where. */
export function WebhookEditor({
  hook,
  known,
  onClose,
  onSaved,
}: {
  /** Null for a new one. */
  readonly hook: Webhook | null;
  readonly known: readonly Site[];
  readonly onClose: () => void;
  /** Null when it was deleted. */
  readonly onSaved: (hook: Webhook | null) => void;
}) {
  const { rest } = useHere();
  const [name, setName] = useState(hook?.name ?? '');
  const [url, setUrl] = useState(hook?.url ?? '');
  const [site, setSite] = useState(hook?.site ?? '');
  const [events, setEvents] = useState<ReadonlySet<HookEvent>>(new Set(hook?.events ?? FIRST));
  const [withWords, setWithWords] = useState(hook?.withWords ?? false);
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [deleting, setDeleting] = useState(false);
  const [busy, setBusy] = useState(false);
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const path = hook === null ? PATH : `${PATH}/${encodeURIComponent(hook.id)}`;
  const save = () => {
    setBusy(true);
    setProblem(undefined);
    const body = {
      name: name.trim(),
      url: url.trim(),
      events: EVENTS.filter((event) => events.has(event)),
      ...(site === '' ? {} : { site }),
      withWords,
    };
    void rest.request(hook === null ? 'POST' : 'PUT', path, webhook, body).then((answer) => {
      setBusy(false);
      if (answer.ok) {
        toast(t('webhooks.saved'), 'good');
        onSaved(answer.value);
      } else {
        setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
      }
    });
  };
  const remove = () => {
    setBusy(true);
    void rest
      .request('DELETE', path, () => null)
      .then((answer) => {
        setBusy(false);
        if (answer.ok) {
          toast(t('webhooks.deleted'), 'good');
          onSaved(null);
        } else {
          setDeleting(false);
          setProblem({ field: '', text: answer.problem.detail });
        }
      });
  };
  const turn = (event: HookEvent, on: boolean) => {
    const next = new Set(events);
    if (on) next.add(event);
    else next.delete(event);
    setEvents(next);
  };
  if (deleting && hook !== null) {
    return (
      <Confirm
        title={t('webhooks.delete', { name: hook.name })}
        text={t('webhooks.delete.text')}
        yes={t('delete')}
        busy={busy}
        onYes={remove}
        onNo={() => setDeleting(false)}
      />
    );
  }
  return (
    <EditDialog
      title={hook === null ? t('webhooks.add') : t('webhooks.edit', { name: hook.name })}
      wide
      busy={busy}
      problem={
        problem !== undefined && !SHOWN_AT_FIELDS.includes(problem.field) ? problem.text : undefined
      }
      onClose={onClose}
      onSave={save}
      onDelete={hook === null ? null : () => setDeleting(true)}
    >
      <TextField
        label={t('webhooks.name')}
        value={name}
        onText={setName}
        error={error('name')}
        maxLength={80}
        placeholder="CRM"
        autocomplete="off"
      />
      <AddressField
        label={t('webhooks.url')}
        example="https://crm.example.com/firsthand"
        value={url}
        onText={setUrl}
        error={error('url')}
      />
      {known.length > 1 && (
        <Select
          label={t('webhooks.site')}
          value={site}
          options={[
            { value: '', label: t('webhooks.allSites') },
            ...known.map(({ key, name: label }) => ({ value: key, label })),
          ]}
          onChoice={setSite}
          error={error('site')}
        />
      )}
      <fieldset class="choices">
        <legend class="field__label">{t('webhooks.events')}</legend>
        {EVENTS.map((event) => (
          <Check
            key={event}
            label={t(`event.${event}`)}
            checked={events.has(event)}
            onCheck={(on) => turn(event, on)}
          />
        ))}
      </fieldset>
      <Check
        label={t('webhooks.withWords')}
        hint={t('webhooks.withWords.hint')}
        checked={withWords}
        onCheck={setWithWords}
      />
    </EditDialog>
  );
}
