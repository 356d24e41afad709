import type { Me } from '@firsthand/shared/staff.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Door } from '@firsthand/shared/ui/door.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { Avatar } from '@firsthand/shared/ui/small.tsx';
import { useState } from 'preact/hooks';
import type { House } from '../house.ts';
import { t } from '../words.ts';
import { saidOf } from './problems.ts';

/** The way in. */
export function SignIn({ house }: { readonly house: House }) {
  const form = useSignIn(house);
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')} onSubmit={form.submit}>
      <TextField
        label={t('signIn.login')}
        value={form.login}
        onText={form.setLogin}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
        required
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        value={form.password}
        onText={form.setPassword}
        autocomplete="current-password"
        error={form.error}
        required
      />
      <Button kind="primary" type="submit" busy={form.busy}>
        {t('signIn.do')}
      </Button>
    </Door>
  );
}

/** In place, over the desk as it was left: the same person comes back. */
export function SignInAgain({ house, me }: { readonly house: House; readonly me: Me }) {
  const form = useSignIn(house, me.login);
  return (
    <Dialog
      title={t('signIn.againTitle')}
      onClose={() => undefined}
      onSubmit={form.submit}
      footer={
        <Button kind="primary" type="submit" busy={form.busy}>
          {t('signIn.do')}
        </Button>
      }
    >
      <p class="quiet">{t('signIn.againLead')}</p>
      <div class="person">
        <Avatar name={me.name} picture={me.picture} />
        <div>
          <strong>{me.name}</strong>
          <p class="quiet">{me.login}</p>
        </div>
      </div>
      <input
        type="text"
        class="unseen"
        value={me.login}
        autocomplete="username"
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        value={form.password}
        onText={form.setPassword}
        autocomplete="current-password"
        error={form.error}
        required
      />
    </Dialog>
  );
}

function useSignIn(house: House, known = '') {
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = () => {
    if (login.trim() === '' || password === '') {
      setError(t('signIn.incomplete'));
      return;
    }
    setBusy(true);
    void house.signIn(login.trim(), password).then((answer) => {
      setBusy(false);
      if (!answer.ok) setError(saidOf(answer.problem));
    });
  };
  return { login, setLogin, password, setPassword, error, busy, submit };
}
