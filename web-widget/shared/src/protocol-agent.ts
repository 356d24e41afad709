// Generated from the records in protocol/. Do not edit: change the records, then run
// mvn -pl protocol test -Dprotocol.write=true
import type { AgentFrame } from './protocol.ts';
import { frameIn, hasShape, type Shapes } from './shapes.ts';

export type * from './protocol.ts';

const agentShapes: Shapes = {
  frames: {
    welcome: 'id era agent:Person role status=AgentStatus capacity# quietAfterMs# quietWeight# heartbeatMs# protocol#',
    ok: 'id key? seq?# at',
    refused: 'id? key? code=ErrorCode message field? retry! retryInMs?# reference?',
    pong: 'id at',
    draining: 'reconnectInMs#',
    ready: '',
    colleagues: 'agents*:AgentFrameColleague teams?*:AgentFrameTeam',
    status: 'status=AgentStatus reason? until? because? capacity# limit?#',
    summary: 'summary:Summary',
    page: 'id box=Box summaries*:Summary next?',
    offer: 'conversation epoch# deadline leftMs# transfer! also? card:Card',
    offerEnded: 'conversation how by?',
    promiseDue: 'conversation promise:OpenPromise overdue! visitorName?',
    event: 'conversation seq# at event@ why?:Why',
    caughtUp: 'conversation seq# card?:Card',
    reset: 'era conversation reason',
    typing: 'conversation who on!',
    seen: 'conversation seq#',
    visitorThere: 'conversation there!',
  },
  events: {
    internal: '',
    started: 'text',
    visitorSaid: 'key text',
    askedForHuman: 'key',
    botAnswered: 'question# entry text quickReplies*',
    botAskedBack: 'question# text choices*:SharedEventChoice',
    botSaid: 'question# text offersPerson!',
    chose: 'key seq# choice title',
    answerRated: 'key seq# helpful!',
    escalated: 'reason text',
    accepted: 'agent:Person greeting handover?',
    agentReplied: 'agent key? text who?:Person',
    promised: 'agent? kind due',
    requeued: 'text',
    givenBack: 'agent text',
    nobodyThere: 'why text due?',
    messageLeft: 'key text name? email? told due?',
    callBackAsked: 'key phone when=CallTime note? name? told due?',
    followUp: 'text due?',
    identified: 'key name? email?',
    closed: 'by text reason?',
    reopened: 'text',
    rated: 'key stars# comment? of',
    offered: 'agent deadline skipped*:AgentEventSkipped',
    alsoOffered: 'agent deadline skipped*:AgentEventSkipped',
    nobodyAsked: 'skipped*:AgentEventSkipped others#',
    transferOffered: 'from to deadline brief? team?',
    transferPassedOn: 'to deadline skipped*:AgentEventSkipped',
    transferReturned: 'agent skipped*:AgentEventSkipped',
    putBack: 'agent team? brief? text',
    withdrawn: 'agent ending=AgentEventEnding reason?',
    noted: 'agent key? text',
    judged: 'agent turn# judgement=Judgement entry?',
    setAside: 'agent text reason?',
    promiseMade: 'agent key? text owner? due',
    promisesKept: 'agent promises*#',
    promiseMoved: 'agent promise# owner? due',
    promiseReminded: 'promise# overdue!',
    agentLost: 'agent until',
    agentBack: 'agent',
  },
  parts: {
    Person: 'id name title picture?',
    AgentStatus: 'available busy away lastChat offline',
    ErrorCode: 'BAD_FRAME BAD_FIELD HELLO_FIRST UNKNOWN_SITE UNKNOWN_CONVERSATION UNKNOWN_AGENT KEY_REUSED STALE_EPOCH NOT_YOURS WRONG_STATE OFFER_GONE AGENT_BUSY NOBODY_THERE NO_SUCH_EVENT BAD_DUE TOO_MANY_PROMISES PROMISES_OPEN FORBIDDEN BLOCKED RATE_LIMITED UNAVAILABLE INTERNAL',
    AgentFrameColleague: 'agent:Person status=AgentStatus load# capacity# weight# until?',
    AgentFrameTeam: 'id name members*',
    StateName: 'bot queued ringing human followUp closed',
    Summary: 'conversation site state=StateName epoch# seq# agent? waitingSince? reason? visitorName? preview? lastBy? lastAt seen# due? dueOwner?',
    Box: 'mine queue followUps bot closed',
    WhyTried: 'entry title confidence# nearest words*',
    CardVisitorFacts: 'id name? email? verified! language? page? earlier#',
    OpenPromise: 'id# kind by? text owner? due',
    Card: 'wish tried*:WhyTried reason because frustrated! waitingSince visitor:CardVisitorFacts brief? promises*:OpenPromise',
    WhySignalSeen: 'signal probability# words*',
    WhyMatched: 'rule words*',
    WhyCounted: 'askBacks# misses# unhelpful# offers# repeated#',
    Why: 'verdict reason? candidates*:WhyTried signals*:WhySignalSeen answerThreshold# askBackThreshold# margin# policyVersion# faqVersion# model turn? calibration prior# adjustment# language rule? occasion? matched*:WhyMatched counters:WhyCounted',
    SharedEventChoice: 'choice title',
    CallTime: 'SOON MORNING AFTERNOON OTHER',
    AgentEventSkipped: 'agent why',
    AgentEventEnding: 'DECLINED MISSED AGENT_GONE VISITOR_LEFT',
    Judgement: 'RIGHT_TO_ESCALATE BOT_COULD_HAVE_ANSWERED SHOULD_HAVE_COME_SOONER',
  },
};

function isAgentFrame(frame: unknown): frame is AgentFrame {
  return hasShape(frame, agentShapes);
}

/** Reads one frame; undefined where it is none that this client knows. An event of an unknown type reads as `internal`, so that its number is not lost. */
export function decodeAgentFrame(text: string): AgentFrame | undefined {
  const frame = frameIn(text, agentShapes);
  return isAgentFrame(frame) ? frame : undefined;
}
