import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge } from '@firsthand/shared/ui/small.tsx';
import { ArrowRightLeft, Flame, PhoneIncoming, Users } from 'lucide-preact';
import type { Ring } from '../inbox.ts';
import { nameOf } from '../names.ts';
import { t } from '../words.ts';
import { Age } from './age.tsx';
import { Tried, VisitorLine } from './card.tsx';
import { clock } from './clock.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** Everything that rings, over the desk until it is answered. */
export function RingBand() {
  const { desk, alarm } = useHere();
  const { rings } = desk.inbox.value;
  return (
    <div class="rings" role="region" aria-label={t('box.ringing')} aria-live="assertive">
      {rings.map((ring) => (
        <RingCard key={ring.conversation} ring={ring} />
      ))}
      {rings.length > 0 && alarm.silenced.value && !alarm.muted.value && (
        <p class="rings__hint">{t('ring.silenced')}</p>
      )}
    </div>
  );
}

function RingCard({ ring }: { readonly ring: Ring }) {
  const { desk } = useHere();
  const { card, conversation, answer, transfer, also } = ring;
  return (
    <article
      class={`ring${card.frustrated ? ' ring--hot' : ''}`}
      aria-label={t('ring.label', { wish: card.wish })}
    >
      <Countdown ring={ring} />
      <div class="ring__words">
        <p class="ring__kind">
          {transfer ? (
            <Badge icon={ArrowRightLeft} tone="info">
              {t('ring.transfer')}
            </Badge>
          ) : (
            <Badge icon={PhoneIncoming} tone="accent">
              {t('ring.new')}
            </Badge>
          )}
          {card.frustrated && (
            <Badge icon={Flame} tone="bad">
              {t('mood.frustrated')}
            </Badge>
          )}
          {also !== null && (
            <Badge icon={Users} title={t('ring.alsoTip')}>
              {t('ring.also', { name: nameOf(desk.colleagues.value, also) })}
            </Badge>
          )}
          <span class="quiet">
            {t('ring.waits')} <Age since={card.waitingSince} live />
          </span>
        </p>
        <h2 class="ring__wish">{card.wish}</h2>
        {typeof card.brief === 'string' && card.brief !== '' && (
          <p class="ring__brief">{t('ring.brief', { brief: card.brief })}</p>
        )}
        <p class="ring__because">{card.because}</p>
        <VisitorLine facts={card.visitor} />
      </div>
      {card.tried.length > 0 && (
        <div class="ring__tried">
          <h3 class="label">{t('card.tried')}</h3>
          <Tried tried={card.tried.slice(0, 3)} />
        </div>
      )}
      <div class="ring__do">
        <Button
          kind="primary"
          busy={answer === 'accepting'}
          disabled={answer !== 'none'}
          onClick={() => desk.accept(conversation)}
          aria-keyshortcuts="A Enter"
        >
          {t('ring.accept')} <kbd>A</kbd>
        </Button>
        <Button
          busy={answer === 'declining'}
          disabled={answer !== 'none'}
          onClick={() => dialog.show({ is: 'decline', conversation })}
          aria-keyshortcuts="D"
        >
          {t('ring.decline')} <kbd>D</kbd>
        </Button>
      </div>
    </article>
  );
}

function Countdown({ ring }: { readonly ring: Ring }) {
  const whole = ring.endsAt - ring.rangAt;
  const left = Math.min(whole, Math.max(0, ring.endsAt - clock.value));
  const seconds = Math.ceil(left / 1000);
  const share = left / Math.max(1, whole);
  return (
    <div class="countdown" role="timer" aria-label={t('ring.left', { n: seconds })} aria-live="off">
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r="19" />
        <circle cx="22" cy="22" r="19" pathLength={100} strokeDasharray={`${share * 100} 100`} />
      </svg>
      <span aria-hidden="true">{seconds}</span>
    </div>
  );
}
