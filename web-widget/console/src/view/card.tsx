import { Badge, Bar } from '@firsthand/shared/ui/small.tsx';
import {
  BadgeCheck,
  CornerDownLeft,
  Flame,
  Globe,
  Mail,
  MapPin,
  MessagesSquare,
  UserRound,
} from 'lucide-preact';
import { percent } from '@firsthand/shared/ui/why.tsx';
import { dueWords } from '../moments.ts';
import type { Card, Tried as TriedEntry, VisitorFacts } from '../wire.ts';
import { coded, many, t } from '../words.ts';
import { Age } from './age.tsx';

/** The handoff card: what is wanted, what was tried, why it stopped, in five seconds. */
export function HandoffCard({
  card,
  waits,
  onUse,
}: {
  readonly card: Card;
  /** Whether nobody has the chat yet. */
  readonly waits: boolean;
  readonly onUse?: ((words: string) => void) | undefined;
}) {
  return (
    <section class="panel" aria-label={t('card')}>
      <header class="panel__head">
        <h2 class="label">{t('card')}</h2>
        {card.frustrated ? (
          <Badge icon={Flame} tone="bad">
            {t('mood.frustrated')}
          </Badge>
        ) : (
          <Badge tone="good">{t('mood.calm')}</Badge>
        )}
      </header>
      <p class="card__wish">{card.wish}</p>
      {typeof card.brief === 'string' && card.brief !== '' && (
        <blockquote class="card__brief">
          <span class="label">{t('card.brief')}</span>
          {card.brief}
        </blockquote>
      )}
      <dl class="facts">
        <div>
          <dt>{t('card.why')}</dt>
          <dd>
            <strong>{coded('reason', card.reason)}.</strong> {card.because}
          </dd>
        </div>
        <div>
          <dt>{t(waits ? 'card.waits' : 'card.asked')}</dt>
          <dd>{waits ? <Age since={card.waitingSince} /> : dueWords(card.waitingSince)}</dd>
        </div>
      </dl>
      {card.settled.length > 0 && (
        <>
          <h3 class="label">{t('card.settled')}</h3>
          <ul class="card__settled">
            {card.settled.map((point, i) => (
              <li key={i}>
                {point.text === '' ? t('card.settledErased') : point.text}
                {point.by !== undefined && <span class="quiet"> {point.by}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 class="label">{t('card.tried')}</h3>
      {card.tried.length === 0 ? (
        <p class="quiet">{t('card.triedNothing')}</p>
      ) : (
        <Tried tried={card.tried.slice(0, 4)} onUse={onUse} />
      )}
    </section>
  );
}

/** FAQ entries with how sure the bot was of each; one click takes its words where there is a composer. */
export function Tried({
  tried,
  onUse,
}: {
  readonly tried: readonly TriedEntry[];
  readonly onUse?: ((words: string) => void) | undefined;
}) {
  return (
    <ul class="tried">
      {tried.map((entry, i) => (
        <li key={entry.entry} class="tried__entry">
          <span class="tried__title">{entry.title}</span>
          <Bar
            value={entry.confidence}
            strong={i === 0}
            label={t('tried.sure', { percent: percent(entry.confidence) })}
          />
          <span class="tried__sure" aria-hidden="true">
            {percent(entry.confidence)}%
          </span>
          {onUse !== undefined && (
            <button
              type="button"
              class="icon-button icon-button--small"
              aria-label={t('tried.use', { title: entry.title })}
              title={t('tried.useTip')}
              onClick={() => onUse(entry.title)}
            >
              <CornerDownLeft size={14} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who it is, in one line. */
export function VisitorLine({ facts }: { readonly facts: VisitorFacts }) {
  return (
    <p class="visitor-line">
      <UserRound size={14} aria-hidden="true" />
      <strong>{facts.name ?? t('visitor.unknown')}</strong>
      <Verified facts={facts} />
      {typeof facts.language === 'string' && <span>{languageName(facts.language)}</span>}
      {typeof facts.page === 'string' && <span class="cut">{pageName(facts.page)}</span>}
      <span>
        {facts.earlier === 0 ? t('visitor.first') : many('visitor.earlier', facts.earlier)}
      </span>
    </p>
  );
}

function Verified({ facts }: { readonly facts: VisitorFacts }) {
  if (facts.verified) {
    return (
      <Badge icon={BadgeCheck} tone="good" title={t('visitor.verifiedTip')}>
        {t('visitor.verified')}
      </Badge>
    );
  }
  const known = typeof facts.name === 'string' || typeof facts.email === 'string';
  return known ? <Badge title={t('visitor.unverifiedTip')}>{t('visitor.unverified')}</Badge> : null;
}

/** What is known of the visitor. */
export function Profile({
  facts,
  there,
}: {
  readonly facts: VisitorFacts;
  readonly there: boolean | null;
}) {
  return (
    <section class="panel" aria-label={t('profile')}>
      <header class="panel__head">
        <h2 class="label">{t('profile')}</h2>
        {there !== null && (
          <span class="quiet presence">
            <i class={`dot${there ? ' dot--available' : ''}`} />
            {there ? t('visitor.there') : t('visitor.gone')}
          </span>
        )}
      </header>
      <p class="profile__name">
        {facts.name ?? t('visitor.unknown')} <Verified facts={facts} />
      </p>
      <ul class="profile">
        {typeof facts.email === 'string' && (
          <li>
            <Mail size={14} aria-label={t('profile.email')} />
            <a class="cut" href={`mailto:${encodeURIComponent(facts.email)}`}>
              {facts.email}
            </a>
          </li>
        )}
        {typeof facts.language === 'string' && (
          <li>
            <Globe size={14} aria-label={t('profile.language')} />
            {languageName(facts.language)}
          </li>
        )}
        {typeof facts.page === 'string' && (
          <li>
            <MapPin size={14} aria-label={t('profile.page')} />
            <span class="cut" title={facts.page}>
              {pageName(facts.page)}
            </span>
          </li>
        )}
        <li>
          <MessagesSquare size={14} aria-label={t('profile.earlier')} />
          {facts.earlier === 0 ? t('visitor.first') : many('visitor.earlier', facts.earlier)}
        </li>
      </ul>
      {facts.attributes.length > 0 && (
        <dl class="attributes" aria-label={t('profile.attributes')}>
          {facts.attributes.map(({ name, value, verified }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}{' '}
                {verified ? (
                  <Badge icon={BadgeCheck} tone="good" title={t('attribute.verifiedTip')}>
                    {t('visitor.verified')}
                  </Badge>
                ) : (
                  <Badge title={t('attribute.unverifiedTip')}>{t('visitor.unverified')}</Badge>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([t.language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function pageName(page: string): string {
  try {
    const { host, pathname } = new URL(page);
    return pathname === '/' ? host : pathname;
  } catch {
    return page;
  }
}
