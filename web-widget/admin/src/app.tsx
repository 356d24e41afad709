import type { ReadonlySignal } from '@preact/signals';
import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Door } from '@firsthand/shared/ui/door.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Avatar, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Toasts } from '@firsthand/shared/ui/toast.tsx';
import mark from '@firsthand/shared/ui/icon.svg?url';
import {
  Ban,
  BookOpen,
  Bot,
  ChartColumn,
  CircleQuestionMark,
  Clock,
  CloudOff,
  Gauge,
  Gift,
  Handshake,
  History,
  LayoutDashboard,
  ListOrdered,
  LogOut,
  type LucideIcon,
  MessageCircleOff,
  MessageSquareQuote,
  MessagesSquare,
  Palette,
  Scale,
  ShieldCheck,
  SlidersHorizontal,
  Users,
  UsersRound,
  Webhook,
} from 'lucide-preact';
import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Here, type Loaded, type Place, useHere, useLoaded } from './here.ts';
import type { Office, Visit } from './office.ts';
import { Agents } from './page/agents.tsx';
import { AuditPage } from './page/audit.tsx';
import { BlocksPage } from './page/blocks.tsx';
import { BotPage } from './page/bot.tsx';
import { Canned } from './page/canned.tsx';
import { ConfidencePage } from './page/confidence.tsx';
import { FaqPage } from './page/faq.tsx';
import { GesturesPage } from './page/gestures.tsx';
import { HoursPage } from './page/hours.tsx';
import { MissedPage } from './page/missed.tsx';
import { Overview } from './page/overview.tsx';
import { PrivacyPage } from './page/privacy.tsx';
import { QuestionsPage } from './page/questions.tsx';
import { ReportsPage } from './page/reports.tsx';
import { Rules } from './page/rules.tsx';
import { SitePage } from './page/site.tsx';
import { TeamsPage } from './page/teams.tsx';
import { Thresholds } from './page/thresholds.tsx';
import { WebhooksPage } from './page/webhooks.tsx';
import { Failed } from './parts.tsx';
import { sites } from './site.ts';
import { t } from './words.ts';

const PAGES = {
  overview: { icon: LayoutDashboard, page: Overview },
  reports: { icon: ChartColumn, page: ReportsPage },
  thresholds: { icon: SlidersHorizontal, page: Thresholds },
  rules: { icon: ListOrdered, page: Rules },
  faq: { icon: BookOpen, page: FaqPage },
  bot: { icon: Bot, page: BotPage },
  questions: { icon: CircleQuestionMark, page: QuestionsPage },
  missed: { icon: MessageCircleOff, page: MissedPage },
  confidence: { icon: Scale, page: ConfidencePage },
  hours: { icon: Clock, page: HoursPage },
  agents: { icon: Users, page: Agents },
  teams: { icon: UsersRound, page: TeamsPage },
  site: { icon: Palette, page: SitePage },
  canned: { icon: MessageSquareQuote, page: Canned },
  gestures: { icon: Gift, page: GesturesPage },
  blocks: { icon: Ban, page: BlocksPage },
  privacy: { icon: ShieldCheck, page: PrivacyPage },
  webhooks: { icon: Webhook, page: WebhooksPage },
  audit: { icon: History, page: AuditPage },
} as const satisfies Readonly<
  Record<string, { readonly icon: LucideIcon; readonly page: ComponentType }>
>;
type PageName = keyof typeof PAGES;
const NAMES: readonly PageName[] = [
  'overview',
  'reports',
  'thresholds',
  'rules',
  'confidence',
  'faq',
  'questions',
  'missed',
  'bot',
  'hours',
  'agents',
  'teams',
  'site',
  'canned',
  'gestures',
  'blocks',
  'privacy',
  'webhooks',
  'audit',
];

/** What supervisors look after, too. */
const OF_SUPERVISORS: readonly PageName[] = ['blocks', 'reports'];

/** The pages for somebody; none for who only answers. */
function pagesFor({ role }: Place['me']): readonly PageName[] {
  if (role === 'admin') return NAMES;
  return role === 'supervisor' ? OF_SUPERVISORS : [];
}

/** Pages of one site. */
const OF_SITE: ReadonlySet<PageName> = new Set([
  'reports',
  'thresholds',
  'rules',
  'confidence',
  'faq',
  'questions',
  'missed',
  'bot',
  'hours',
  'privacy',
]);

interface AppProps {
  readonly office: Office;
  readonly visit: ReadonlySignal<Visit>;
}

/** The admin pages: outside, at the wrong door, or inside. */
export function App({ office, visit }: AppProps) {
  return (
    <>
      <Inside office={office} visit={visit.value} />
      <Toasts closeLabel={t('dismiss')} />
    </>
  );
}

function Inside({ office, visit }: { readonly office: Office; readonly visit: Visit }) {
  switch (visit.is) {
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
            <p>{visit.detail}</p>
            <Button kind="primary" onClick={() => void office.enter()}>
              {t('tryAgain')}
            </Button>
          </Empty>
        </main>
      );
    case 'out':
      return <SignIn office={office} />;
    case 'in':
      return pagesFor(visit.me).length > 0 ? (
        <>
          <Rooms office={office} me={visit.me} />
          {visit.expired && <SignInAgain office={office} login={visit.me.login} />}
        </>
      ) : (
        <main class="door">
          <h1 class="unseen">{t('title')}</h1>
          <Empty icon={Handshake} title={t('forbidden', { name: firstName(visit.me.name) })}>
            <p>{t('forbidden.text')}</p>
            <a class="button button--primary" href="../console/">
              {t('toConsole')}
            </a>
            <Button kind="quiet" onClick={() => void office.signOut()}>
              {t('signInAsOther')}
            </Button>
          </Empty>
        </main>
      );
  }
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

function useSignIn(office: Office, known: string) {
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
    void office.signIn(login.trim(), password).then((answer) => {
      setBusy(false);
      if (answer.ok) return;
      const { problem } = answer;
      setError(problem.code === 'WRONG_CREDENTIALS' ? t('signIn.wrong') : problem.detail);
    });
  };
  const fields = (
    <>
      <TextField
        label={t('signIn.login')}
        value={login}
        onText={setLogin}
        readOnly={known !== ''}
        autocomplete="username"
        autocapitalize="off"
        spellcheck={false}
      />
      <TextField
        label={t('signIn.password')}
        type="password"
        value={password}
        onText={setPassword}
        autocomplete="current-password"
        error={error}
      />
    </>
  );
  const button = (
    <Button kind="primary" type="submit" busy={busy}>
      {t('signIn.do')}
    </Button>
  );
  return { fields, button, submit };
}

function SignIn({ office }: { readonly office: Office }) {
  const { fields, button, submit } = useSignIn(office, '');
  return (
    <Door title={t('title')} lead={t('signIn.lead')} onSubmit={submit}>
      {fields}
      {button}
    </Door>
  );
}

function SignInAgain({ office, login }: { readonly office: Office; readonly login: string }) {
  const { fields, button, submit } = useSignIn(office, login);
  return (
    <Dialog title={t('signIn.again')} onClose={() => undefined} onSubmit={submit} footer={button}>
      <p class="quiet">{t('signIn.againLead')}</p>
      {fields}
    </Dialog>
  );
}

function Rooms({ office, me }: { readonly office: Office; readonly me: Place['me'] }) {
  const [siteKey, setSiteKey] = useState('');
  const [round, setRound] = useState(0);
  const place = useMemo(
    (): Place => ({
      rest: office.rest,
      me,
      siteKey,
      goToSite(key) {
        setSiteKey(key);
        setRound((n) => n + 1);
      },
    }),
    [office, me, siteKey],
  );
  return (
    <Here.Provider value={place}>
      <Frame key={round} office={office} onSite={setSiteKey} />
    </Here.Provider>
  );
}

function Frame({
  office,
  onSite,
}: {
  readonly office: Office;
  readonly onSite: (key: string) => void;
}) {
  const { me, siteKey } = useHere();
  const pages = pagesFor(me);
  const shown = usePageName(pages);
  const [loaded, reload] = useLoaded('/api/v1/sites', sites);
  const first = loaded.is === 'there' ? loaded.value.sites[0]?.key : undefined;
  useEffect(() => {
    if (siteKey === '' && first !== undefined) onSite(first);
  }, [siteKey, first, onSite]);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // Another page begins at its top, however far down the one before was read.
    scrollTo({ top: 0 });
    // On a phone the pages are one row that can be moved aside: the one that is shown is in it.
    nav.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown]);
  return (
    <div class="rooms">
      <header class="rooms__side">
        <p class="rooms__brand">
          <img src={mark} alt="" width="26" height="26" />
          {t('title')}
        </p>
        {loaded.is === 'there' && loaded.value.sites.length > 1 && (
          <Select
            label={t('site')}
            value={siteKey}
            options={loaded.value.sites.map(({ key, name }) => ({ value: key, label: name }))}
            onChoice={onSite}
          />
        )}
        <nav ref={nav} aria-label={t('pages')}>
          {pages.map((name) => {
            const { icon: Icon } = PAGES[name];
            return (
              <a
                key={name}
                class="room"
                href={`#/${name}`}
                aria-current={name === shown ? 'page' : undefined}
              >
                <Icon size={18} aria-hidden="true" />
                {t(`page.${name}`)}
              </a>
            );
          })}
        </nav>
        <div class="rooms__foot">
          <a class="room" href="../console/">
            <MessagesSquare size={18} aria-hidden="true" />
            {t('toConsole')}
          </a>
          <div class="rooms__me">
            <Avatar name={me.name} picture={me.picture} size="small" />
            <span class="cut">{me.name}</span>
            <IconButton label={t('signOut')} icon={LogOut} onClick={() => void office.signOut()} />
          </div>
        </div>
      </header>
      <main class="rooms__main" key={`${shown} ${siteKey}`}>
        <Room loaded={loaded} shown={shown} reload={reload} />
      </main>
    </div>
  );
}

function Room({
  loaded,
  shown,
  reload,
}: {
  readonly loaded: Loaded<ReturnType<typeof sites>>;
  readonly shown: PageName;
  readonly reload: () => void;
}) {
  const { siteKey } = useHere();
  if (loaded.is === 'failed') return <Failed problem={loaded.problem} onAgain={reload} />;
  if (loaded.is === 'loading') return <Skeleton lines={4} label={t('loading')} />;
  if (siteKey === '' && loaded.value.sites.length > 0) {
    return <Skeleton lines={4} label={t('loading')} />;
  }
  if (siteKey === '' && OF_SITE.has(shown)) {
    return (
      <Empty icon={Gauge} title={t('noSite')}>
        <p>{t('noSite.text')}</p>
        <a class="button button--primary" href="#/site">
          {t('page.site')}
        </a>
      </Empty>
    );
  }
  const { page: Page } = PAGES[shown];
  return <Page />;
}

function usePageName(pages: readonly PageName[]): PageName {
  const read = () =>
    pages.find((name) => location.hash.startsWith(`#/${name}`)) ?? pages[0] ?? 'overview';
  const [name, setName] = useState(read);
  useEffect(() => {
    const changed = () => setName(read());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);
  return name;
}
