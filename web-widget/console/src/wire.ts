import { isObject } from '@firsthand/shared/decode.ts';
import type {
  AgentCommandKeyed,
  AgentCommandNote,
  AgentCommandReply,
  AgentCommandTellColleague,
  AgentCommandWhisper,
  AgentFrameColleague,
  AgentFrameMention,
  AgentFrameOffer,
  AgentFramePromiseDue,
  AgentFrameQuestion,
  AgentFrameTeam,
  CardVisitorFacts,
  WallAtWork,
  WallLine as LineOfWall,
  WhyTried,
} from '@firsthand/shared/protocol-agent.ts';

export { AGENT_PATH, SUBPROTOCOL } from '@firsthand/shared/protocol.ts';
export { decodeAgentFrame } from '@firsthand/shared/protocol-agent.ts';
export type {
  AgentCommand,
  AgentEvent,
  AgentFrame,
  AgentStatus,
  Box,
  Card,
  Judgement,
  KeptBeside,
  OpenPromise,
  Person,
  PromisesAtClose,
  Settled,
  StateName,
  Summary,
  Wall,
  Why,
} from '@firsthand/shared/protocol-agent.ts';

export type AtWork = WallAtWork;
export type WallLine = LineOfWall;
export type Colleague = AgentFrameColleague;
export type Team = AgentFrameTeam;
export type Keyed = AgentCommandKeyed;
export type Offer = AgentFrameOffer;
export type PromiseDue = AgentFramePromiseDue;
/** Where colleagues named this agent in notes. */
export type Mention = AgentFrameMention;
/** What a colleague asks this agent. */
export type Question = AgentFrameQuestion;
export type Tried = WhyTried;
export type VisitorFacts = CardVisitorFacts;
/** What an agent says: to the visitor, or to colleagues. */
export type Spoken =
  AgentCommandReply | AgentCommandNote | AgentCommandWhisper | AgentCommandTellColleague;

/** Whether a command carries an agent's words, which are kept until they are stored. */
export function isWords(command: Keyed): command is Spoken {
  return (
    command.type === 'reply' ||
    command.type === 'note' ||
    command.type === 'whisper' ||
    command.type === 'tellColleague'
  );
}

/** The words of an agent that were kept over a reload; undefined for anything else. */
export function spokenOf(value: unknown): Spoken | undefined {
  return isSpoken(value) ? value : undefined;
}

function isSpoken(value: unknown): value is Spoken {
  if (!isObject(value)) return false;
  const { type, id, key, conversation, text, epoch, thread, file, mentioned } = value;
  return (
    [id, key, conversation, text].every((each) => typeof each === 'string') &&
    (type === 'whisper' ||
      (type === 'note' &&
        (mentioned === undefined ||
          (Array.isArray(mentioned) && mentioned.every((each) => typeof each === 'string')))) ||
      (type === 'reply' &&
        typeof epoch === 'number' &&
        (file === undefined || typeof file === 'string')) ||
      (type === 'tellColleague' && typeof thread === 'number'))
  );
}
