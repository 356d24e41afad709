import { maybe, object, oneOf, text } from '@firsthand/shared/decode.ts';
import type { Problem } from '@firsthand/shared/rest.ts';
import { session } from '@firsthand/shared/staff.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Door } from '@firsthand/shared/ui/door.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { Empty } from '@firsthand/shared/ui/small.tsx';
import { Link2Off } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { House } from '../house.ts';
import { t } from '../words.ts';
import { saidOf } from './problems.ts';

const invitation = object({
  kind: oneOf('setup', 'invite'),
  login: maybe(text),
  name: maybe(text),
});
type Invitation = ReturnType<typeof invitation>;

const LEAST_LETTERS = 10;

/** Behind a one-time link: somebody new chooses a password; the first admin also says who they are. */
export function Welcome({ house, token }: { readonly house: House; readonly token: string }) {
  const [invited, setInvited] = useState<Invitation | Problem | null>(null);
  useEffect(() => {
    void house.rest
      .request('GET', `/api/v1/password/${encodeURIComponent(token)}`, invitation)
      .then((answer) => setInvited(answer.ok ? answer.value : answer.problem));
  }, [house, token]);
  if (invited === null) {
    return (
      <main class="door" aria-busy="true">
        <span class="spinner door__spinner" role="status" aria-label={t('loading')} />
      </main>
    );
  }
  if ('code' in invited) {
    return (
      <main class="door">
        <Empty icon={Link2Off} title={t('welcome.gone')}>
          <p>{invited.status === 404 ? t('welcome.goneText') : saidOf(invited)}</p>
          <Button onClick={goIn}>{t('welcome.toSignIn')}</Button>
        </Empty>
      </main>
    );
  }
  return <Choose house={house} token={token} invited={invited} />;
}

interface ChooseProps {
  readonly house: House;
  readonly token: string;
  readonly invited: Invitation;
}

function Choose({ house, token, invited }: ChooseProps) {
  const setup = invited.kind === 'setup';
  const [name, setName] = useState(invited.name ?? '');
  const [login, setLogin] = useState(invited.login ?? '');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const error = (field: string) => (problem?.field === field ? problem.text : null);

  const submit = () => {
    const wrong = check();
    setProblem(wrong);
    if (wrong !== undefined) return;
    setBusy(true);
    const body = setup
      ? { token, password, name: name.trim(), login: login.trim() }
      : { token, password };
    void house.rest.request('POST', '/api/v1/password', session, body).then((answer) => {
      setBusy(false);
      if (answer.ok && answer.value.staff.role === 'admin') {
        location.replace('../admin/');
      } else if (answer.ok) {
        house.welcome(answer.value);
        goIn();
      } else {
        setProblem({ field: answer.problem.field ?? 'password', text: saidOf(answer.problem) });
      }
    });
  };

  const check = () => {
    if (setup && name.trim() === '') return { field: 'name', text: t('welcome.noName') };
    if (setup && login.trim() === '') return { field: 'login', text: t('welcome.noLogin') };
    if (password.length < LEAST_LETTERS) {
      return { field: 'password', text: t('welcome.short', { n: LEAST_LETTERS }) };
    }
    return password === again ? undefined : { field: 'again', text: t('welcome.differ') };
  };

  return (
    <Door
      title={setup ? t('welcome.setup') : t('welcome.title', { name: invited.name ?? '' })}
      lead={setup ? t('welcome.setupLead') : t('welcome.lead')}
      onSubmit={submit}
    >
      {setup ? (
        <>
          <TextField
            label={t('welcome.name')}
            hint={t('welcome.nameHint')}
            value={name}
            onText={setName}
            error={error('name')}
            autocomplete="name"
          />
          <TextField
            label={t('signIn.login')}
            value={login}
            onText={setLogin}
            error={error('login')}
            autocomplete="username"
            autocapitalize="off"
          />
        </>
      ) : (
        <input
          type="text"
          class="unseen"
          value={login}
          autocomplete="username"
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
      )}
      <TextField
        label={t('welcome.password')}
        hint={t('welcome.passwordHint', { n: LEAST_LETTERS })}
        type="password"
        value={password}
        onText={setPassword}
        error={error('password')}
        autocomplete="new-password"
      />
      <TextField
        label={t('welcome.again')}
        type="password"
        value={again}
        onText={setAgain}
        error={error('again')}
        autocomplete="new-password"
      />
      <Button kind="primary" type="submit" busy={busy}>
        {t('welcome.do')}
      </Button>
    </Door>
  );
}

function goIn(): void {
  location.hash = '#/';
}
