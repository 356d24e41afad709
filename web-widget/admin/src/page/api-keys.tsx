import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { KeyRound, Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed } from '../parts.tsx';
import { type ApiKey, apiKey, keyList, type Right, RIGHTS } from '../webhooks.ts';
import { t } from '../words.ts';
import { EditDialog } from './edit-dialog.tsx';
import { ShownOnce } from './secrets.tsx';

const PATH = '/api/v1/keys';
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const at = (when: string) => moment.format(new Date(when));

type Open =
  | { readonly is: 'none' }
  | { readonly is: 'new' }
  | { readonly is: 'secret'; readonly secret: string }
  | { readonly is: 'revoke'; readonly key: ApiKey };

/** The keys by which programs use the REST interface. */
export function ApiKeys() {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(PATH, keyList);
  const [open, setOpen] = useState<Open>({ is: 'none' });
  const [busy, setBusy] = useState(false);
  const close = () => setOpen({ is: 'none' });
  const revoke = (key: ApiKey) => {
    setBusy(true);
    void rest
      .request('DELETE', `${PATH}/${encodeURIComponent(key.id)}`, () => null)
      .then((answer) => {
        setBusy(false);
        toast(answer.ok ? t('keys.revoked') : answer.problem.detail, answer.ok ? 'good' : 'bad');
        close();
        reload();
      });
  };
  return (
    <section class="card" aria-labelledby="keys">
      <div class="card__head">
        <h2 id="keys">{t('keys.title')}</h2>
        <Button icon={Plus} onClick={() => setOpen({ is: 'new' })}>
          {t('keys.add')}
        </Button>
      </div>
      <p class="quiet">{t('keys.lead')}</p>
      {loaded.is === 'loading' && <Skeleton lines={2} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && loaded.value.keys.length === 0 && <p>{t('keys.none')}</p>}
      {loaded.is === 'there' && loaded.value.keys.length > 0 && (
        <ul class="entries">
          {loaded.value.keys.map((key) => (
            <li key={key.id} class="hook hook--key">
              <div class="hook__head">
                <KeyRound size={16} aria-hidden="true" />
                <h3>{key.name}</h3>
                <span class="quiet">{t('keys.ends', { hint: key.hint })}</span>
                {key.rights.map((right) => (
                  <Badge key={right}>{t(`right.${right}`)}</Badge>
                ))}
              </div>
              <p class="quiet">
                {t('keys.made', { at: at(key.madeAt), by: key.madeBy })} ·{' '}
                {key.usedAt === null ? t('keys.unused') : t('keys.used', { at: at(key.usedAt) })}
              </p>
              <div class="row hook__do">
                <Button
                  small
                  aria-label={t('keys.revokeOne', { name: key.name })}
                  onClick={() => setOpen({ is: 'revoke', key })}
                >
                  {t('keys.revoke')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        <a href="#/site">{t('keys.signed')}</a>: {t('keys.signed.text')}
      </p>
      {open.is === 'new' && (
        <NewKey
          onClose={close}
          onMade={(key) => {
            setOpen({ is: 'secret', secret: key.secret ?? '' });
            reload();
          }}
        />
      )}
      {open.is === 'secret' && (
        <ShownOnce
          title={t('keys.shown')}
          lead={t('keys.shown.text')}
          label={t('keys.shown')}
          value={open.secret}
          once={t('keys.once')}
          onClose={close}
        />
      )}
      {open.is === 'revoke' && (
        <Confirm
          title={t('keys.revoke.title', { name: open.key.name })}
          text={t('keys.revoke.text')}
          yes={t('keys.revoke')}
          busy={busy}
          onYes={() => revoke(open.key)}
          onNo={close}
        />
      )}
    </section>
  );
}

function NewKey({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (key: ApiKey) => void;
}) {
  const { rest } = useHere();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<ReadonlySet<Right>>(new Set());
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const make = () => {
    if (rights.size === 0) {
      setProblem({ field: 'rights', text: t('keys.noRight') });
      return;
    }
    setBusy(true);
    setProblem(undefined);
    const body = { name: name.trim(), rights: [...rights] };
    void rest.request('POST', PATH, apiKey, body).then((answer) => {
      setBusy(false);
      if (answer.ok) onMade(answer.value);
      else setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
    });
  };
  return (
    <EditDialog
      title={t('keys.add')}
      busy={busy}
      problem={problem !== undefined && problem.field !== 'name' ? problem.text : undefined}
      onClose={onClose}
      onSave={make}
      saveLabel={t('keys.add')}
      onDelete={null}
    >
      <TextField
        label={t('keys.name')}
        value={name}
        onText={setName}
        error={problem?.field === 'name' ? problem.text : null}
        maxLength={80}
        autocomplete="off"
      />
      <fieldset class="choices">
        <legend class="field__label">{t('keys.rights')}</legend>
        {RIGHTS.map((right) => (
          <Check
            key={right}
            label={t(`right.${right}`)}
            checked={rights.has(right)}
            onCheck={(on) => {
              const next = new Set(rights);
              if (on) next.add(right);
              else next.delete(right);
              setRights(next);
            }}
          />
        ))}
      </fieldset>
    </EditDialog>
  );
}
