import type { ReadonlySignal } from '@preact/signals';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Empty } from '@firsthand/shared/ui/small.tsx';
import { Toasts } from '@firsthand/shared/ui/toast.tsx';
import { CloudOff } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { House, Seat } from '../house.ts';
import { t } from '../words.ts';
import { DeskView } from './desk-view.tsx';
import { useCalm } from './calm.ts';
import { Here } from './here.ts';
import { SignIn, SignInAgain } from './sign-in.tsx';
import { Welcome } from './welcome.tsx';

interface AppProps {
  readonly house: House;
  readonly seat: ReadonlySignal<Seat>;
}

/** The whole console: outside the door, at the door, or at the desk. */
export function App({ house, seat }: AppProps) {
  const invitation = useInvitation();
  return (
    <>
      {invitation === null ? (
        <Inside house={house} seat={seat.value} />
      ) : (
        <Welcome house={house} token={invitation} />
      )}
      <Toasts closeLabel={t('dismiss')} />
    </>
  );
}

function Inside({ house, seat }: { readonly house: House; readonly seat: Seat }) {
  const mayAsk = useCalm(seat.is === 'taken' && seat.expired);
  switch (seat.is) {
    case 'asking':
      return (
        <main class="door" aria-busy="true">
          <span class="spinner door__spinner" role="status" aria-label={t('loading')} />
        </main>
      );
    case 'unreachable':
      return (
        <main class="door">
          <Empty icon={CloudOff} title={t('unreachable')}>
            <p>{seat.detail}</p>
            <Button kind="primary" onClick={() => void house.enter()}>
              {t('tryAgain')}
            </Button>
          </Empty>
        </main>
      );
    case 'empty':
      return <SignIn house={house} />;
    case 'taken':
      return (
        <Here.Provider value={{ house, ...seat }}>
          <DeskView key={seat.practice === null ? 'real' : 'practice'} />
          {mayAsk && <SignInAgain house={house} me={seat.desk.me} />}
        </Here.Provider>
      );
  }
}

/** The token of a one-time link, as in `#/welcome/TOKEN`. */
function useInvitation(): string | null {
  const read = () => /^#\/welcome\/([\w.~-]+)$/.exec(location.hash)?.[1] ?? null;
  const [token, setToken] = useState(read);
  useEffect(() => {
    const changed = () => setToken(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return token;
}
