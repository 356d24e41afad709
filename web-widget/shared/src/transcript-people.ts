/* What a chat becomes when people are in it; loaded with the first of it. */
import './protocol-people.ts';
import type { Person } from './protocol.ts';
import type { Numbered } from './timeline.ts';
import {
  alsoRead,
  fileOf,
  known,
  type PeopleEvent,
  type Said,
  type Transcript,
  withItems,
} from './transcript.ts';

alsoRead(readPeople);

function readPeople(before: Transcript, numbered: Numbered<PeopleEvent>): Transcript {
  const { event } = numbered;
  const add = (...items: readonly Said[]): Transcript => withItems(before, numbered, ...items);
  const notice = (text: string): Transcript => (text === '' ? before : add({ is: 'notice', text }));

  switch (event.type) {
    case 'nobodyThere': {
      const told: Said = {
        is: 'bot',
        text: event.text,
        choices: [],
        quickReplies: [],
        offersPerson: false,
        isAnswer: false,
      };
      return { ...(event.text === '' ? before : add(told)), nobodyThere: true };
    }
    case 'accepted': {
      const { agent, greeting, handover = '' } = event;
      const joined = withItems(notice(handover), numbered, { is: 'joined', agent });
      return {
        ...(greeting === ''
          ? joined
          : withItems(joined, numbered, { is: 'agent', agent, text: greeting })),
        nobodyThere: false,
        agents: { ...before.agents, [agent.id]: agent },
      };
    }
    case 'agentReplied': {
      const agent = event.who ?? before.agents[event.agent];
      return {
        ...add({ is: 'agent', agent, text: event.text, ...fileOf(event) }),
        agents: withAgent(before, event.agent, event.who),
      };
    }
    case 'gestureGiven': {
      const { type: _, key: _key, name: _name, who, ...given } = event;
      const agent = who ?? before.agents[event.agent];
      return {
        ...add({ ...given, is: 'gesture', agent }),
        agents: withAgent(before, event.agent, who),
      };
    }
    case 'promised': {
      const agent = event.agent === undefined ? undefined : before.agents[event.agent];
      return add({
        is: 'promise',
        agent,
        callBack: event.kind === 'CALL_BACK',
        due: event.due,
      });
    }
    case 'messageLeft': {
      const left: Said = { is: 'visitor', text: event.text };
      return {
        ...(event.told === '' ? add(left) : add(left, { is: 'notice', text: event.told })),
        nobodyThere: false,
        visitor: known(before, event),
      };
    }
    case 'callBackAsked': {
      const note = event.note === undefined ? '' : `\n${event.note}`;
      return {
        ...add(
          { is: 'visitor', text: `☎ ${event.phone}${note}` },
          { is: 'notice', text: event.told },
        ),
        nobodyThere: false,
        visitor: known(before, event),
      };
    }
    case 'requeued':
    case 'followUp':
      return notice(event.text);
    case 'givenBack': {
      const points = (event.settled ?? []).map((point) => point.text);
      return { ...add({ is: 'notice', text: event.text, points }), nobodyThere: false };
    }
    case 'closed':
      return { ...notice(event.text), nobodyThere: false };
    case 'reopened': {
      const { rating: _, ...rest } = notice(event.text);
      return rest;
    }
    case 'rated':
      return { ...before, rating: { stars: event.stars, of: event.of } };
    case 'internal':
    case 'waitChosen':
      return before;
  }
}

function withAgent(
  { agents }: Transcript,
  id: string,
  who: Person | undefined,
): Transcript['agents'] {
  return who === undefined ? agents : { ...agents, [id]: who };
}
