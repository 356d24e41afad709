import { Check, Select, TextArea, TextField } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import {
  CODE_KINDS,
  draftOf,
  faultIn,
  formOf,
  type Gesture,
  gesture as decodeGesture,
  type GestureForm,
} from '../gesture.ts';
import { useHere } from '../here.ts';
import type { Site } from '../site.ts';
import { t } from '../words.ts';
import { EditDialog } from './edit-dialog.tsx';

const PATH = '/api/v1/gestures';
const SHOWN: ReadonlySet<string> = new Set([
  'name',
  'text',
  'amount',
  'currency',
  'wording',
  'code',
  'mostGiven',
  'mostAmount',
  'lowAt',
]);

interface EditorProps {
  readonly gesture: Gesture | null;
  readonly known: readonly Site[];
  readonly onClose: () => void;
  readonly onSaved: (saved: Gesture) => void;
  readonly onDelete: (gesture: Gesture) => void;
}

/** Defines a gesture, or changes it from now on. */
export function GestureEditor({ gesture, known, onClose, onSaved, onDelete }: EditorProps) {
  const { rest } = useHere();
  const [form, setForm] = useState<GestureForm>(() => formOf(gesture));
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const set = (changed: Partial<GestureForm>) => setForm({ ...form, ...changed });
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const save = () => {
    const fault = faultIn(form);
    setProblem(fault === null ? undefined : { field: fault, text: t(`gesture.bad.${fault}`) });
    if (fault !== null) return;
    setBusy(true);
    const draft = draftOf(form);
    const request =
      gesture === null
        ? rest.request('POST', PATH, decodeGesture, draft)
        : rest.request('PUT', `${PATH}/${encodeURIComponent(gesture.id)}`, decodeGesture, {
            ...draft,
            version: gesture.version,
          });
    void request.then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved(answer.value);
      else setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
    });
  };
  return (
    <EditDialog
      title={gesture === null ? t('gestures.add') : t('gestures.edit')}
      wide
      busy={busy}
      problem={problem !== undefined && !SHOWN.has(problem.field) ? problem.text : undefined}
      onClose={onClose}
      onSave={save}
      onDelete={gesture === null ? null : () => onDelete(gesture)}
    >
      <TextField
        label={t('gesture.name')}
        hint={t('gesture.nameHint')}
        value={form.name}
        onText={(name) => set({ name })}
        error={error('name')}
        maxLength={80}
        autocomplete="off"
      />
      <TextArea
        label={t('gesture.text')}
        hint={t('gesture.textHint')}
        value={form.text}
        onText={(text) => set({ text })}
        error={error('text')}
        maxLength={1000}
        rows={3}
      />
      <div class="two">
        <Select
          label={t('gesture.worth')}
          value={form.isMoney ? 'money' : 'words'}
          options={[
            { value: 'money', label: t('gesture.worth.money') },
            { value: 'words', label: t('gesture.worth.words') },
          ]}
          onChoice={(kind) => set({ isMoney: kind === 'money' })}
        />
        {form.isMoney ? (
          <>
            <TextField
              label={t('gesture.amount')}
              inputMode="decimal"
              value={form.amount}
              onText={(amount) => set({ amount })}
              error={error('amount')}
              autocomplete="off"
            />
            <TextField
              label={t('gesture.currency')}
              value={form.currency}
              onText={(currency) => set({ currency: currency.toUpperCase() })}
              error={error('currency')}
              maxLength={3}
              autocomplete="off"
              spellcheck={false}
            />
          </>
        ) : (
          <TextField
            label={t('gesture.wording')}
            hint={t('gesture.wordingHint')}
            value={form.wording}
            onText={(wording) => set({ wording })}
            error={error('wording')}
            maxLength={80}
          />
        )}
        <Select
          label={t('gesture.codes')}
          hint={t(`gesture.codes.${form.codes}.hint`)}
          value={form.codes}
          options={CODE_KINDS.map((value) => ({ value, label: t(`gesture.codes.${value}`) }))}
          onChoice={(value) =>
            set({ codes: CODE_KINDS.find((each) => each === value) ?? form.codes })
          }
        />
        {form.codes === 'FIXED' && (
          <TextField
            label={t('gesture.code')}
            value={form.code}
            onText={(code) => set({ code })}
            error={error('code')}
            maxLength={100}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {form.codes === 'POOL' && (
          <TextField
            label={t('gesture.lowAt')}
            hint={t('gesture.lowAtHint')}
            type="number"
            min={0}
            value={form.lowAt}
            onText={(lowAt) => set({ lowAt })}
            error={error('lowAt')}
          />
        )}
      </div>
      <fieldset class="gesture__budget">
        <legend class="field__label">{t('gesture.budgetOf')}</legend>
        <p class="field__hint">{t('gesture.budgetHint')}</p>
        <div class="two">
          <TextField
            label={t('gesture.mostGiven')}
            type="number"
            min={1}
            value={form.mostGiven}
            onText={(mostGiven) => set({ mostGiven })}
            error={error('mostGiven')}
          />
          {form.isMoney && (
            <TextField
              label={t('gesture.mostAmount', { currency: form.currency })}
              inputMode="decimal"
              value={form.mostAmount}
              onText={(mostAmount) => set({ mostAmount })}
              error={error('mostAmount')}
              autocomplete="off"
            />
          )}
        </div>
      </fieldset>
      {known.length > 1 && (
        <fieldset class="members">
          <legend class="field__label">{t('gesture.sites')}</legend>
          {known.map(({ key, name }) => (
            <Check
              key={key}
              label={name}
              checked={form.sites.has(key)}
              onCheck={(on) => set({ sites: toggled(form.sites, key, on) })}
            />
          ))}
        </fieldset>
      )}
      <Check
        label={t('gesture.enabled')}
        hint={t('gesture.enabledHint')}
        checked={form.enabled}
        onCheck={(enabled) => set({ enabled })}
      />
    </EditDialog>
  );
}

function toggled(all: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(all);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}
