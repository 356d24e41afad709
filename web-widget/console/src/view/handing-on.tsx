import { signal } from '@preact/signals';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { ArrowRightLeft, Undo2 } from 'lucide-preact';
import { nameOf } from '../names.ts';
import type { Transcript } from '../transcript.ts';
import { t } from '../words.ts';
import { useHere } from './here.ts';
import { dialog } from './open-dialog.ts';

/** Transfers that came back and whose sender keeps the chat. */
const kept = signal<ReadonlySet<string>>(new Set());

/** Where the transfer of one's own chat stands: who is asked, or that it came back and why. */
export function HandingOn({ transcript }: { readonly transcript: Transcript }) {
  const { desk } = useHere();
  const { conversation, askedToGoOn, handOn } = transcript;
  const name = (id: string) => nameOf(desk.colleagues.value, id);
  const team = desk.teams.value.find(({ id }) => id === handOn?.team)?.name ?? handOn?.team ?? null;
  if (askedToGoOn !== null) {
    return (
      <p class="talk__bar">
        <ArrowRightLeft size={14} aria-hidden="true" />
        {team === null
          ? t('talk.asked', { name: name(askedToGoOn) })
          : t('talk.askedTeam', { name: name(askedToGoOn), team })}
      </p>
    );
  }
  if (handOn === null || !handOn.returned || kept.value.has(`${conversation} ${handOn.seq}`))
    return null;
  const tried = handOn.tried
    .map(({ agent, ending, reason }) =>
      reason === null
        ? t(`back.${ending}`, { name: name(agent) })
        : t('back.why', { what: t(`back.${ending}`, { name: name(agent) }), reason }),
    )
    .join(' · ');
  const skipped = handOn.skipped
    .map(({ agent, why }) => t('back.skipped', { name: name(agent), why }))
    .join(' · ');
  const tryTeam = team !== null && handOn.team !== null ? handOn.team : null;
  return (
    <div class="talk__bar talk__bar--back" role="status">
      <Undo2 size={14} aria-hidden="true" />
      <p>
        <strong>{team === null ? t('back') : t('back.team', { team })}</strong>{' '}
        {[tried, skipped].filter((each) => each !== '').join(' · ')}
      </p>
      <span class="talk__ways">
        <Button small kind="primary" onClick={() => dialog.show({ is: 'transfer', conversation })}>
          {t('back.else')}
        </Button>
        {tryTeam !== null && (
          <Button
            small
            onClick={() =>
              dialog.show({ is: 'transfer', conversation, to: { is: 'team', id: tryTeam } })
            }
          >
            {t('back.again')}
          </Button>
        )}
        <Button
          small
          onClick={() => dialog.show({ is: 'transfer', conversation, to: { is: 'queue' } })}
        >
          {t('back.queue')}
        </Button>
        <Button
          small
          kind="quiet"
          onClick={() => {
            kept.value = new Set(kept.peek()).add(`${conversation} ${handOn.seq}`);
          }}
        >
          {t('back.keep')}
        </Button>
      </span>
    </div>
  );
}
