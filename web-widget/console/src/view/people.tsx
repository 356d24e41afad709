import { Avatar } from '@firsthand/shared/ui/small.tsx';
import { Inbox, Users } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { ColleagueTarget, Target, Targets, TeamTarget } from '../targets.ts';
import { t } from '../words.ts';

interface PeopleProps {
  readonly legend: string;
  readonly targets: Targets;
  readonly chosen: Target | null;
  readonly onChoose: (target: Target) => void;
  /** Whether the queue is one of the choices, and whether the chat is first in it then. */
  readonly queue: boolean | 'first';
  /** Whether only those with room can be chosen. */
  readonly needsRoom: boolean;
  /** Whether nobody is asked first: then who is away can be chosen, and a team with nobody free. */
  readonly unasked?: boolean;
  readonly error: string | null;
}

/** Colleagues and teams to choose one of, each with presence and load. */
export function People({
  legend,
  targets: { colleagues, teams },
  chosen,
  onChoose,
  queue,
  needsRoom,
  unasked = false,
  error,
}: PeopleProps) {
  return (
    <fieldset class="colleagues">
      <legend class="field__label">{legend}</legend>
      {colleagues.map((target) => (
        <ColleagueChoice
          key={target.colleague.agent.id}
          target={target}
          needsRoom={needsRoom}
          unasked={unasked}
          chosen={chosen?.is === 'agent' && chosen.id === target.colleague.agent.id}
          onChoose={() => onChoose({ is: 'agent', id: target.colleague.agent.id })}
        />
      ))}
      {teams.map((target) => (
        <TeamChoice
          key={target.team.id}
          target={target}
          needsRoom={needsRoom && !unasked}
          chosen={chosen?.is === 'team' && chosen.id === target.team.id}
          onChoose={() => onChoose({ is: 'team', id: target.team.id })}
        />
      ))}
      {colleagues.length + teams.length === 0 && <p class="quiet">{t('people.nobody')}</p>}
      {queue !== false && (
        <Choice
          chosen={chosen?.is === 'queue'}
          free
          onChoose={() => onChoose({ is: 'queue' })}
          picture={<Inbox size={18} aria-hidden="true" />}
          name={t('transfer.queue')}
          title={t(queue === 'first' ? 'reassign.queueText' : 'transfer.queueText')}
          state={null}
        />
      )}
      {error !== null && (
        <p class="field__error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly free: boolean;
  readonly onChoose: () => void;
  readonly picture: ComponentChildren;
  readonly name: string;
  readonly title: string;
  readonly state: ComponentChildren;
}

function Choice({ chosen, free, onChoose, picture, name, title, state }: ChoiceProps) {
  return (
    <label class={`colleague${chosen ? ' colleague--chosen' : ''}${free ? '' : ' colleague--not'}`}>
      <input type="radio" name="colleague" checked={chosen} disabled={!free} onChange={onChoose} />
      {picture}
      <span class="colleague__words">
        <strong>{name}</strong>
        <span class="quiet">{title}</span>
      </span>
      <span class="colleague__load">{state}</span>
    </label>
  );
}

function ColleagueChoice({
  target: { colleague, obstacle },
  needsRoom,
  unasked,
  chosen,
  onChoose,
}: {
  readonly target: ColleagueTarget;
  readonly needsRoom: boolean;
  readonly unasked: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { agent, status, load, capacity } = colleague;
  const there = unasked ? status !== 'offline' && load < capacity : obstacle === null;
  return (
    <Choice
      chosen={chosen}
      free={!needsRoom || there}
      onChoose={onChoose}
      picture={<Avatar name={agent.name} picture={agent.picture} status={status} />}
      name={agent.name}
      title={agent.title}
      state={
        <>
          {t(`status.${status}`)}
          <span class="quiet">
            {load >= capacity ? t('transfer.full') : t('load', { n: load, capacity })}
          </span>
        </>
      }
    />
  );
}

function TeamChoice({
  target: { team, free, members },
  needsRoom,
  chosen,
  onChoose,
}: {
  readonly target: TeamTarget;
  readonly needsRoom: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  return (
    <Choice
      chosen={chosen}
      free={needsRoom ? free > 0 : members > 0}
      onChoose={onChoose}
      picture={<Users size={18} aria-hidden="true" />}
      name={team.name}
      title={t('people.team')}
      state={free === 0 ? t('people.teamNobody') : t('people.teamFree', { n: free, of: members })}
    />
  );
}
