// Generated from the records in protocol/. Do not edit: change the records, then run
// mvn -pl protocol test -Dprotocol.write=true
import { frameIn, hasShape, type Shapes } from './shapes.ts';

/** Version of the protocol, as said in every welcome. */
export const PROTOCOL_VERSION = 1;

/** The WebSocket subprotocol that both sides name. */
export const SUBPROTOCOL = 'firsthand.v1';

/** Where visitors connect. */
export const VISITOR_PATH = '/ws/visitor';

/** Where agents connect. */
export const AGENT_PATH = '/ws/agent';

/** Why a command was refused: whose doing it is, and whether the same may succeed later. */
export const ERROR_CODES = {
  /** The frame is not JSON, or not a JSON object with a known "type". */
  BAD_FRAME: { fault: 'CLIENT', retry: false },
  /** A field is missing, of the wrong kind, too long, too short or out of range; "field" names it. */
  BAD_FIELD: { fault: 'CLIENT', retry: false },
  /** The first frame on a socket must be "hello", and only the first. */
  HELLO_FIRST: { fault: 'CLIENT', retry: false },
  /** No site has this key. */
  UNKNOWN_SITE: { fault: 'CLIENT', retry: false },
  /** No such conversation, or not one that you may read. */
  UNKNOWN_CONVERSATION: { fault: 'CLIENT', retry: false },
  /** No such agent, or the agent can't be asked now. */
  UNKNOWN_AGENT: { fault: 'CLIENT', retry: false },
  /** This key was used before with another body; the first stays. */
  KEY_REUSED: { fault: 'CLIENT', retry: false },
  /** The conversation has changed hands since the epoch that you named. */
  STALE_EPOCH: { fault: 'NOBODY', retry: false },
  /** Somebody else answers this conversation. */
  NOT_YOURS: { fault: 'NOBODY', retry: false },
  /** The conversation is not in a state in which this can be done. */
  WRONG_STATE: { fault: 'NOBODY', retry: false },
  /** The offer is over: its time is up, or it was withdrawn. */
  OFFER_GONE: { fault: 'NOBODY', retry: false },
  /** The agent has no room, or an offer rings there already. */
  AGENT_BUSY: { fault: 'NOBODY', retry: true },
  /** Nobody of the team can be asked now: all are away, busy, or have no room. */
  NOBODY_THERE: { fault: 'NOBODY', retry: true },
  /** The number names no event of the right kind in this conversation. */
  NO_SUCH_EVENT: { fault: 'CLIENT', retry: false },
  /** A promise can't be due then: the moment is past, or more than a year away. */
  BAD_DUE: { fault: 'CLIENT', retry: false },
  /** As many promises are open in this conversation as may be. */
  TOO_MANY_PROMISES: { fault: 'NOBODY', retry: false },
  /** As many questions are open among colleagues in this conversation, or words said in one, as may be. */
  THREAD_FULL: { fault: 'NOBODY', retry: false },
  /** A promise is open: say in "promises" what becomes of it. */
  PROMISES_OPEN: { fault: 'NOBODY', retry: false },
  /** The gesture is not there any more, not enabled, or not for this site. */
  GESTURE_GONE: { fault: 'NOBODY', retry: false },
  /** The gesture was changed since: look at it again before you give it. */
  GESTURE_CHANGED: { fault: 'NOBODY', retry: false },
  /** Your budget of this gesture is used up until the next month begins on the site. */
  BUDGET_SPENT: { fault: 'NOBODY', retry: false },
  /** No code is left in the gesture's pool; an admin can add some. */
  POOL_EMPTY: { fault: 'NOBODY', retry: false },
  /** Your role does not allow this. */
  FORBIDDEN: { fault: 'CLIENT', retry: false },
  /** Staff have blocked this visitor: they may read and end their chat, not write. */
  BLOCKED: { fault: 'CLIENT', retry: false },
  /** Too many in too short a time; try again after retryInMs. */
  RATE_LIMITED: { fault: 'CLIENT', retry: true },
  /** The server could not store it now; nothing was changed; try again with the same key. */
  UNAVAILABLE: { fault: 'SERVER', retry: true },
  /** Something broke on the server; "reference" finds it in the log; try again with the same key. */
  INTERNAL: { fault: 'SERVER', retry: true },
} as const;

/** Why the server closed a socket, and whether to come back by oneself. */
export const CLOSE_CODES = {
  /** The server restarts or drains: come back, elsewhere if there is an elsewhere. */
  SERVICE_RESTART: { number: 1012, comeBack: true },
  /** Nothing was heard within the heartbeat's time. */
  HEARTBEAT_MISSED: { number: 4000, comeBack: true },
  /** The client read too slowly; resume from the last number that it has. */
  SLOW_CONSUMER: { number: 4008, comeBack: true },
  /** The store can't be reached; come back later. */
  UNAVAILABLE: { number: 4013, comeBack: true },
  /** No "hello" came within the time limit. */
  NO_HELLO: { number: 4100, comeBack: true },
  /** The session is over: sign in again. */
  SIGNED_OUT: { number: 4501, comeBack: false },
  /** Not allowed here. */
  FORBIDDEN: { number: 4503, comeBack: false },
  /** No site has this key. */
  UNKNOWN_SITE: { number: 4504, comeBack: false },
  /** Too many bad frames. */
  BAD_CLIENT: { number: 4508, comeBack: false },
} as const;
export type CloseCode = keyof typeof CLOSE_CODES;

/** Whether a client should connect again by itself after a close with this number. */
export function comesBack(closeNumber: number): boolean {
  return closeNumber < 4500;
}

/** Where a client stood when its last socket ended. */
export interface Resume {
  /** 1 to 64 characters. */
  readonly era: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly seq: number;
}

/** When a visitor would like to be called back. */
export type CallTime = 'SOON' | 'MORNING' | 'AFTERNOON' | 'OTHER';

/** What the site's pages say of a visitor, such as "plan": "business". Not verified. */
export interface VisitorAttribute {
  /** 1 to 40 characters. */
  readonly name: string;
  /** A number is written plainly, such as 99.5; an empty value takes the attribute away. At most 200 characters. */
  readonly value: string;
}

/** Why a command was refused. */
export type ErrorCode = 'BAD_FRAME' | 'BAD_FIELD' | 'HELLO_FIRST' | 'UNKNOWN_SITE' | 'UNKNOWN_CONVERSATION' | 'UNKNOWN_AGENT' | 'KEY_REUSED' | 'STALE_EPOCH' | 'NOT_YOURS' | 'WRONG_STATE' | 'OFFER_GONE' | 'AGENT_BUSY' | 'NOBODY_THERE' | 'NO_SUCH_EVENT' | 'BAD_DUE' | 'TOO_MANY_PROMISES' | 'THREAD_FULL' | 'PROMISES_OPEN' | 'GESTURE_GONE' | 'GESTURE_CHANGED' | 'BUDGET_SPENT' | 'POOL_EMPTY' | 'FORBIDDEN' | 'BLOCKED' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'INTERNAL';

/** Who owes the visitor the next word. */
export type StateName = 'bot' | 'queued' | 'ringing' | 'human' | 'followUp' | 'closed';

/** An agent as others see them. */
export interface Person {
  /** The agent's id. */
  readonly id: string;
  readonly name: string;
  /** What they do, in words for visitors; may be empty. */
  readonly title: string;
  /** Path of a picture on this server. */
  readonly picture?: string;
}

/** Who owes the visitor the next word. */
export interface VisitorFrameStatus {
  readonly state: StateName;
  readonly epoch: number;
  /** The person who answers. */
  readonly agent?: Person;
}

/** The agent whom the visitor knows: they may wait for them with "waitFor". */
export interface VisitorFrameKnown {
  readonly agent: Person;
  /** The wait for them to expect, null where too little is known. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Whether the visitor waits for nobody else. */
  readonly waits: boolean;
}

/** A file that goes with a message; its bytes are at /api/v1/files/{id}. */
export interface Attached {
  readonly id: string;
  /** Media type, as the file's content shows. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** One choice of an ask-back. */
export interface SharedEventChoice {
  readonly choice: string;
  readonly title: string;
}

/** Something that an agent settled with the visitor: the bot neither repeats nor contradicts it. */
export interface Settled {
  /** What was settled, in words for the visitor. 1 to 300 characters. */
  readonly text: string;
  /** Id of the FAQ entry that is not to be answered from any more; absent if it is about none. 1 to 100 characters. */
  readonly entry?: string;
}

/** What an agent says of a turn of the bot. */
export type Judgement = 'RIGHT_TO_ESCALATE' | 'BOT_COULD_HAVE_ANSWERED' | 'SHOULD_HAVE_COME_SOONER';

/** What becomes of open promises when an agent is done with a conversation. */
export type PromisesAtClose = 'kept' | 'followUp';

/** What an agent says of themselves. "lastChat" takes no new chats and becomes "away" when the last one has ended; "offline" is seen, never said. */
export type AgentStatus = 'available' | 'busy' | 'away' | 'lastChat' | 'offline';

/** A part of the agent's inbox. */
export type Box = 'mine' | 'queue' | 'followUps' | 'bot' | 'closed';

/** An agent with status and load. */
export interface AgentFrameColleague {
  readonly agent: Person;
  readonly status: AgentStatus;
  readonly load: number;
  /** How many at a time, their own limit included. */
  readonly capacity: number;
  /** What their chats weigh together, in hundredths: a quiet one weighs less. */
  readonly weight: number;
  /** With "away": when they are available again by themselves. A moment in ISO 8601, UTC. */
  readonly until?: string;
}

/** Agents who share what comes in. */
export interface AgentFrameTeam {
  readonly id: string;
  readonly name: string;
  /** The members' ids. */
  readonly members: readonly string[];
}

/** One line of the inbox. */
export interface Summary {
  readonly conversation: string;
  readonly site: string;
  readonly state: StateName;
  readonly epoch: number;
  readonly seq: number;
  /** Who answers, or is rung. */
  readonly agent?: string;
  /** Since when the visitor waits for a person. A moment in ISO 8601, UTC. */
  readonly waitingSince?: string;
  /** Why the bot stepped aside. */
  readonly reason?: string;
  readonly visitorName?: string;
  /** The last words, shortened to 140 characters. */
  readonly preview?: string;
  /** VISITOR, BOT or AGENT. */
  readonly lastBy?: string;
  /** A moment in ISO 8601, UTC. */
  readonly lastAt: string;
  /** Number of the last event that the owning agent has seen. */
  readonly seen: number;
  /** When the first of its open promises is due. A moment in ISO 8601, UTC. */
  readonly due?: string;
  /** Who is to keep that promise; null if anybody may. */
  readonly dueOwner?: string;
}

/** An FAQ entry that came into question. */
export interface WhyTried {
  readonly entry: string;
  readonly title: string;
  readonly confidence: number;
  readonly nearest: string;
  readonly words: readonly string[];
}

/** Something that is said of the visitor. */
export interface CardAttribute {
  readonly name: string;
  readonly value: string;
  /** Signed by the site's server; else the page's word. */
  readonly verified: boolean;
}

/** What is known of the visitor. */
export interface CardVisitorFacts {
  /** The visitor's id. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
  readonly verified: boolean;
  readonly language?: string;
  readonly page?: string;
  /** Earlier conversations on this site. */
  readonly earlier: number;
  /** What is said of them, by name. */
  readonly attributes: readonly CardAttribute[];
}

/** Something that was promised to the visitor and is not kept yet. */
export interface OpenPromise {
  /** Number of the event that made it. */
  readonly id: number;
  /** ANSWER, CALL_BACK or OWN: in the agent's own words. */
  readonly kind: string;
  /** The agent who made it; null if the house did. */
  readonly by?: string;
  /** What was promised; empty if the house promised. */
  readonly text: string;
  /** The agent who is to keep it; null if anybody may. */
  readonly owner?: string;
  /** A moment in ISO 8601, UTC. */
  readonly due: string;
  /** Before which moment nobody is reminded of it, where somebody put that off. A moment in ISO 8601, UTC. */
  readonly quietUntil?: string;
}

/** A settled point, and who settled it. */
export interface CardSettledBefore {
  /** Empty after an erasure. */
  readonly text: string;
  readonly entry?: string;
  /** The agent's name; absent if unknown. */
  readonly by?: string;
}

/** The handoff card: why this conversation comes to a person, readable in five seconds. */
export interface Card {
  /** What is wanted, in one line. */
  readonly wish: string;
  /** What the bot tried, best first. */
  readonly tried: readonly WhyTried[];
  /** The escalation's reason. */
  readonly reason: string;
  /** The reason in a sentence, with the numbers that decided. */
  readonly because: string;
  readonly frustrated: boolean;
  /** A moment in ISO 8601, UTC. */
  readonly waitingSince: string;
  readonly visitor: CardVisitorFacts;
  /** Brief of the colleague who transfers, if any. */
  readonly brief?: string;
  /** What was promised to the visitor and is open. */
  readonly promises: readonly OpenPromise[];
  /** What agents settled with the visitor before. */
  readonly settled: readonly CardSettledBefore[];
}

/** A colleague asks about a conversation, in a thread that the visitor never sees. */
export interface AgentFrameQuestion {
  readonly conversation: string;
  /** The number of the question, which names the thread. */
  readonly thread: number;
  /** The agent who asked. */
  readonly from: string;
  /** The team that was asked, if one was. */
  readonly team?: string;
  /** The question; empty if it was erased. */
  readonly text: string;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
  /** The number of the last word in it. */
  readonly said: number;
  /** Whether none of those who are asked has spoken since. */
  readonly waits: boolean;
}

/** Notes of one conversation in which colleagues named this agent. */
export interface AgentFrameMention {
  readonly conversation: string;
  /** The number of the first of them. */
  readonly first: number;
  /** The number of the last, of which the rest is told. */
  readonly seq: number;
  /** How many there are. */
  readonly notes: number;
  /** The agent who wrote it. */
  readonly from: string;
  /** How it begins; empty if it was erased. */
  readonly text: string;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
}

/** A signal in the visitor's words. */
export interface WhySignalSeen {
  readonly signal: string;
  readonly probability: number;
  readonly words: readonly string[];
}

/** A rule of an admin that applied, and the words or values that made it apply. */
export interface WhyMatched {
  readonly rule: string;
  readonly words: readonly string[];
}

/** What the policy had counted in the conversation. */
export interface WhyCounted {
  readonly askBacks: number;
  readonly misses: number;
  readonly unhelpful: number;
  readonly offers: number;
  readonly repeated: number;
}

/** What people had settled or promised when the bot had to decide. */
export interface WhyStands {
  /** Of the entry that would be answered: NOT, STANDS or TOLD (before, or past its time). */
  readonly settled: string;
  /** Of the promise that the visitor asks after: NOT, STANDS or TOLD. */
  readonly asked: string;
  /** Number of that promise. */
  readonly promise?: number;
}

/** What a turn of the bot was decided on, with the numbers in force then. */
export interface Why {
  readonly verdict: string;
  readonly reason?: string;
  readonly candidates: readonly WhyTried[];
  readonly signals: readonly WhySignalSeen[];
  readonly answerThreshold: number;
  readonly askBackThreshold: number;
  readonly margin: number;
  readonly policyVersion: number;
  readonly faqVersion: number;
  readonly model: string;
  readonly turn?: string;
  readonly calibration: string;
  readonly prior: number;
  readonly adjustment: number;
  readonly language: string;
  readonly rule?: string;
  readonly occasion?: string;
  readonly matched: readonly WhyMatched[];
  readonly counters: WhyCounted;
  readonly stands?: WhyStands;
}

/** An event within another frame. */
export interface AgentFrameTold {
  readonly seq: number;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
  readonly event: AgentEvent;
  readonly why?: Why;
}

/** What staff keep beside the conversations' logs. */
export type KeptBeside = 'TAGS' | 'NOTE' | 'BLOCK' | 'CANNED';

/** How many open conversations are in each state. */
export interface WallChats {
  readonly bot: number;
  readonly queued: number;
  readonly ringing: number;
  readonly human: number;
  readonly followUp: number;
}

/** A visitor who waits for a person. */
export interface WallWaiting {
  readonly conversation: string;
  /** A moment in ISO 8601, UTC. */
  readonly since: string;
  readonly visitorName?: string;
}

/** Who waits for one team. */
export interface WallLine {
  /** The team's id; absent where anybody may answer. */
  readonly team?: string;
  readonly name?: string;
  readonly waiting: number;
  /** How many of them wait longer than the limit. */
  readonly late: number;
  /** The limit: the wait after which supervisors are told; the team's own, or the house's. */
  readonly alertAfterMs: number;
  /** The longest waits, at most 20. */
  readonly first: readonly WallWaiting[];
}

/** A conversation that an agent answers. */
export interface WallChat {
  readonly conversation: string;
  readonly visitorName?: string;
  /** When something was last said. A moment in ISO 8601, UTC. */
  readonly lastAt: string;
  /** Whether the last words are the visitor's. */
  readonly waits: boolean;
}

/** Someone who works here. */
export interface WallAtWork {
  readonly agent: Person;
  readonly status: AgentStatus;
  /** The agent's own words. */
  readonly reason?: string;
  /** Set by the house: MISSED_OFFERS or LAST_CHAT. */
  readonly because?: string;
  /** Since when, where it is known. A moment in ISO 8601, UTC. */
  readonly since?: string;
  /** With "away": when they are available again by themselves. A moment in ISO 8601, UTC. */
  readonly until?: string;
  readonly load: number;
  readonly capacity: number;
  /** The conversation that rings there. */
  readonly ringing?: string;
  /** What they answer. */
  readonly chats: readonly WallChat[];
}

/** How many of those who began to wait today met a person in time; who left before counts neither way. */
export interface WallService {
  /** Since when it is counted: midnight where the house is. A moment in ISO 8601, UTC. */
  readonly since: string;
  /** Where the house is, an IANA time zone: that of most sites' opening hours, UTC without any. */
  readonly zone: string;
  readonly met: number;
  readonly counted: number;
  /** The time within which a person should be met. */
  readonly withinMs: number;
  /** Of how many in a hundred. */
  readonly targetPercent: number;
  /** The wait after which supervisors are told. */
  readonly alertAfterMs: number;
}

/** The house at one moment, for supervisors. */
export interface Wall {
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
  readonly chats: WallChats;
  /** Who waits, by team; the longest wait first. */
  readonly lines: readonly WallLine[];
  /** Who works here, by name. */
  readonly agents: readonly WallAtWork[];
  /** How many promises are open whose time is up. */
  readonly overdue: number;
  readonly service: WallService;
}

/** An agent who was not asked, and why: "offline", "4 of 4", "declined" … */
export interface AgentEventSkipped {
  readonly agent: string;
  readonly why: string;
}

/** How an offer ended. */
export type AgentEventEnding = 'DECLINED' | 'MISSED' | 'AGENT_GONE' | 'VISITOR_LEFT' | 'VISITOR_WAITS';

/** What became of an e-mail: not needed, for the visitor had seen the replies; or not delivered. */
export type AgentEventMailEnding = 'SENT' | 'SEEN' | 'REFUSED' | 'UNREACHABLE';

/** Opens the exchange; must be the first frame. Answered by "welcome", or refused and closed. */
export interface VisitorCommandHello {
  readonly type: 'hello';
  /** 1 to 64 characters. */
  readonly id: string;
  /** The site's public key, as in data-site. 1 to 64 characters. */
  readonly site: string;
  /** The visitor's secret from an earlier welcome; without it a new visitor begins. 1 to 128 characters. */
  readonly token?: string;
  /** BCP 47, as the page or the browser says. At most 35 characters. */
  readonly language?: string;
  /** Address of the page that the visitor is on. At most 2000 characters. */
  readonly page?: string;
  /** Optional features that this client understands. At most 32 elements. */
  readonly capabilities?: readonly string[];
  readonly resume?: Resume;
}

/** A message of the visitor. Starts or reopens a conversation where none is open. */
export interface VisitorCommandSay {
  readonly type: 'say';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** Plain text; not blank. With a file: its name, or words about it. 1 to 4000 characters. */
  readonly text: string;
  /** Id of a file of this visitor that was uploaded before (POST /api/v1/sites/{site}/files). With the bot, a file brings in a person. 1 to 64 characters. */
  readonly file?: string;
}

/** Picks one of the choices of an ask-back. A quick reply is said with "say". */
export interface VisitorCommandChoose {
  readonly type: 'choose';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** Number of the ask-back. From 1. */
  readonly seq: number;
  /** The choice's "choice", or "none" for none of these: a person takes over. 1 to 100 characters. */
  readonly choice: string;
}

/** The visitor wants a person. Always has an outcome: an agent, a place in the queue, or a message. */
export interface VisitorCommandAskForHuman {
  readonly type: 'askForHuman';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
}

/** In the queue: waits for the agent that the last "place" named as known, or for whoever comes first. Ends by itself after a while, or when that agent leaves. */
export interface VisitorCommandWaitFor {
  readonly type: 'waitFor';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** True for the known agent, false for whoever comes first. */
  readonly known: boolean;
}

/** Was this answer of the bot helpful? */
export interface VisitorCommandRateAnswer {
  readonly type: 'rateAnswer';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** Number of the answer. From 1. */
  readonly seq: number;
  readonly helpful: boolean;
}

/** Leaves a message instead of waiting, with a way to be reached. */
export interface VisitorCommandLeaveMessage {
  readonly type: 'leaveMessage';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 4000 characters. */
  readonly text: string;
  /** At most 100 characters. */
  readonly name?: string;
  /** E-mail address where the visitor can be reached; the answer itself comes in the chat. At most 254 characters. */
  readonly email?: string;
}

/** Asks to be called back instead of waiting. The number is for agents only, and is erased with the visitor's words. */
export interface VisitorCommandAskForCallBack {
  readonly type: 'askForCallBack';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** A telephone number: 5 to 15 digits, perhaps with a + before and separators between. 5 to 30 characters. */
  readonly phone: string;
  readonly when: CallTime;
  /** A time in the visitor's own words, or what it is about. At most 100 characters. */
  readonly note?: string;
  /** At most 100 characters. */
  readonly name?: string;
}

/** The visitor tells who they are. */
export interface VisitorCommandIdentify {
  readonly type: 'identify';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** Shown on one line; control characters and direction marks are dropped. At most 100 characters. */
  readonly name?: string;
  /** An e-mail address, or nothing. At most 254 characters. */
  readonly email?: string;
  /** What the site's pages say of the visitor; rules on visitors look at it. At most 20 elements. */
  readonly attributes?: readonly VisitorAttribute[];
  /** A JWT (HS256) that the site's server signed, with exp and, as wanted, name, email, attributes and aud (the site's key). With it, only what it says counts, and agents see it as verified. 1 to 4000 characters. */
  readonly token?: string;
}

/** The visitor ends the chat. A later message reopens it. A message that was left still gets its answer: the state stays FOLLOW_UP, and the event's text says so. */
export interface VisitorCommandEnd {
  readonly type: 'end';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
}

/** Rates the conversation. */
export interface VisitorCommandRate {
  readonly type: 'rate';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 5. */
  readonly stars: number;
  /** At most 1000 characters. */
  readonly comment?: string;
}

/** Asks for the events after a number: to close a gap. Answered by events, then "ok". */
export interface VisitorCommandFetch {
  readonly type: 'fetch';
  /** 1 to 64 characters. */
  readonly id: string;
  /** From 0. */
  readonly after: number;
  /** 1 to 500. */
  readonly limit: number;
}

/** The visitor has seen everything up to this number. Not answered. */
export interface VisitorCommandSeen {
  readonly type: 'seen';
  /** From 0. */
  readonly seq: number;
}

/** The visitor types, or has stopped. Not answered, never stored. */
export interface VisitorCommandTyping {
  readonly type: 'typing';
  readonly on: boolean;
}

/** Asks whether the server is there. Answered by "pong". */
export interface VisitorCommandPing {
  readonly type: 'ping';
  /** 1 to 64 characters. */
  readonly id: string;
}

/** Answers hello. Events after the resumed number follow, then "caughtUp", then live. */
export interface VisitorFrameWelcome {
  readonly type: 'welcome';
  readonly id: string;
  /** Names the log; another era means: start again from 0. */
  readonly era: string;
  /** Public id of the visitor. */
  readonly visitor: string;
  /** The visitor's secret; only where the visitor is new. Keep it. */
  readonly token?: string;
  /** The current conversation, or null where none began yet. */
  readonly conversation?: string;
  /** Number of its last event; 0 where none began. */
  readonly head: number;
  /** Say something, or ping, at least this often; silence of 2.5 times this is a lost link. */
  readonly heartbeatMs: number;
  readonly protocol: number;
}

/** The command was carried out. For a keyed command: its event is durable, at number seq. */
export interface ServerFrameOk {
  readonly type: 'ok';
  readonly id: string;
  readonly key?: string;
  /** Number of the event that the command became, or of the first one for a repeated key. */
  readonly seq?: number;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
}

/** The command was not carried out; nothing was changed. */
export interface ServerFrameRefused {
  readonly type: 'refused';
  /** The command's id, or null where none could be read. */
  readonly id?: string;
  readonly key?: string;
  readonly code: ErrorCode | (string & {});
  /** What is wrong and how to mend it. */
  readonly message: string;
  /** The field at fault. */
  readonly field?: string;
  /** Whether the same may succeed later. */
  readonly retry: boolean;
  readonly retryInMs?: number;
  /** Finds the failure in the server's log. */
  readonly reference?: string;
}

/** Answers ping. */
export interface ServerFramePong {
  readonly type: 'pong';
  readonly id: string;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
}

/** The server is about to close this socket: come back after reconnectInMs. */
export interface ServerFrameDraining {
  readonly type: 'draining';
  readonly reconnectInMs: number;
}

/** Something that happened, with its place in the one sequence of the conversation. */
export interface VisitorFrameEvent {
  readonly type: 'event';
  readonly conversation: string;
  /** From 1, without holes. */
  readonly seq: number;
  /** When, by the server's clock; says nothing of the order. A moment in ISO 8601, UTC. */
  readonly at: string;
  readonly event: VisitorEvent;
}

/** Everything up to seq has been sent; what follows is live. */
export interface VisitorFrameCaughtUp {
  readonly type: 'caughtUp';
  readonly conversation?: string;
  readonly seq: number;
  readonly status: VisitorFrameStatus;
}

/** Who answers, changed. Sent after the event that changed it. */
export interface VisitorFrameStatusChanged {
  readonly type: 'status';
  readonly conversation: string;
  readonly status: VisitorFrameStatus;
}

/** What the client has can't be continued: forget it; the events follow from number 1. */
export interface VisitorFrameReset {
  readonly type: 'reset';
  readonly era: string;
  readonly conversation?: string;
  /** For logs and tests; not for switching. */
  readonly reason: string;
}

/** The bot or the agent types, or has stopped. */
export interface VisitorFrameTyping {
  readonly type: 'typing';
  /** BOT or AGENT. */
  readonly who: string;
  readonly on: boolean;
}

/** The agent has seen everything up to this number. */
export interface VisitorFrameSeen {
  readonly type: 'seen';
  readonly seq: number;
}

/** Place in the queue, from 1, and the wait to expect as a range; null where too little is known. */
export interface VisitorFramePlace {
  readonly type: 'place';
  readonly place: number;
  readonly fromMs?: number;
  readonly toMs?: number;
  /** The agent whom the visitor knows, while they are there but busy. */
  readonly known?: VisitorFrameKnown;
}

/** A number of the log that is not for this reader. It keeps the sequence without holes. */
export interface SharedEventInternal {
  readonly type: 'internal';
}

/** The conversation begins. */
export interface SharedEventStarted {
  readonly type: 'started';
  /** The bot's greeting. */
  readonly text: string;
}

/** A message of the visitor. */
export interface SharedEventVisitorSaid {
  readonly type: 'visitorSaid';
  /** The key that the visitor's client gave. */
  readonly key: string;
  /** Plain text; with a file, its name or words about it. */
  readonly text: string;
  /** What goes with it. */
  readonly file?: Attached;
}

/** The visitor asked for a person by the button. */
export interface SharedEventAskedForHuman {
  readonly type: 'askedForHuman';
  readonly key: string;
}

/** The bot answers. */
export interface SharedEventBotAnswered {
  readonly type: 'botAnswered';
  /** Number of the message that is answered. */
  readonly question: number;
  /** Id of the FAQ entry; "webhook:" and an id for a text of the site's own bot. */
  readonly entry: string;
  /** Safe Markdown. */
  readonly text: string;
  /** Texts that the visitor may send with one click. */
  readonly quickReplies: readonly string[];
}

/** The bot asks which was meant. The choice "none" leads to a person. */
export interface SharedEventBotAskedBack {
  readonly type: 'botAskedBack';
  /** Number of the message that was unclear. */
  readonly question: number;
  readonly text: string;
  readonly choices: readonly SharedEventChoice[];
}

/** The bot says something that is no answer: a greeting, thanks, an offer of a person. */
export interface SharedEventBotSaid {
  readonly type: 'botSaid';
  /** Number of the message that it follows. */
  readonly question: number;
  readonly text: string;
  /** Whether a button for a person belongs below. */
  readonly offersPerson: boolean;
}

/** The visitor chose for whom they wait. */
export interface SharedEventWaitChosen {
  readonly type: 'waitChosen';
  readonly key: string;
  /** For the agent they know; else for whoever comes first. */
  readonly known: boolean;
}

/** The visitor picked a choice of an ask-back. */
export interface SharedEventChose {
  readonly type: 'chose';
  readonly key: string;
  /** Number of the ask-back. */
  readonly seq: number;
  readonly choice: string;
  /** The choice in words. */
  readonly title: string;
}

/** The visitor said whether an answer of the bot was helpful. */
export interface SharedEventAnswerRated {
  readonly type: 'answerRated';
  readonly key: string;
  /** Number of the answer. */
  readonly seq: number;
  readonly helpful: boolean;
}

/** The bot steps aside; a person is looked for. */
export interface SharedEventEscalated {
  readonly type: 'escalated';
  /** Why: VISITOR_ASKED, LOW_CONFIDENCE, NOT_CLARIFIED … */
  readonly reason: string;
  /** What the visitor is told. */
  readonly text: string;
}

/** A person takes over. */
export interface SharedEventAccepted {
  readonly type: 'accepted';
  readonly agent: Person;
  /** The agent's first words. */
  readonly greeting: string;
  /** Who hands over to whom, in words for the visitor; null unless a colleague transferred it. */
  readonly handover?: string;
}

/** Words of the agent to the visitor. */
export interface SharedEventAgentReplied {
  readonly type: 'agentReplied';
  /** Id of the agent. */
  readonly agent: string;
  /** Null for readers other than agents. */
  readonly key?: string;
  /** Safe Markdown; with a file, its name or words about it. */
  readonly text: string;
  /** Who answers, where they have not taken the conversation over before. */
  readonly who?: Person;
  /** What goes with it. */
  readonly file?: Attached;
}

/** The agent gave the visitor a goodwill gesture. */
export interface SharedEventGestureGiven {
  readonly type: 'gestureGiven';
  /** Id of the agent. */
  readonly agent: string;
  /** Null for readers other than agents. */
  readonly key?: string;
  /** The gesture's name among agents; null for readers other than agents. */
  readonly name?: string;
  /** Plain text. */
  readonly text: string;
  /** What the visitor redeems; null if there is nothing to redeem. */
  readonly code?: string;
  /** The value in the currency's smallest unit; null where it is told in words. */
  readonly amount?: number;
  /** ISO 4217; null without an amount. */
  readonly currency?: string;
  /** The value in words; null where it is an amount. */
  readonly wording?: string;
  /** Who gives it, where they have not taken the conversation over before. */
  readonly who?: Person;
}

/** The visitor was promised something; promised again, it has another time. */
export interface SharedEventPromised {
  readonly type: 'promised';
  /** The agent who is to keep it; null if any person may. */
  readonly agent?: string;
  /** ANSWER, CALL_BACK or OWN: in the agent's own words. */
  readonly kind: string;
  /** Until when. A moment in ISO 8601, UTC. */
  readonly due: string;
}

/** The conversation is in the queue again: its agent is gone, or passed it on to whoever is free. */
export interface SharedEventRequeued {
  readonly type: 'requeued';
  readonly text: string;
}

/** The agent gives the conversation back to the bot. */
export interface SharedEventGivenBack {
  readonly type: 'givenBack';
  readonly agent: string;
  /** What the visitor is told: that the bot answers again, and what is promised to them. */
  readonly text: string;
  /** What was settled with the visitor; left out, what was settled before stands. */
  readonly settled?: readonly Settled[];
}

/** Nobody can take the conversation now; the visitor may leave a message. */
export interface SharedEventNobodyThere {
  readonly type: 'nobodyThere';
  /** ALL_BUSY, OUTSIDE_HOURS, NOBODY_SIGNED_IN or HOLIDAY. */
  readonly why: string;
  readonly text: string;
  /** By when a person answers what is left now, as the text says; absent if by no time. A moment in ISO 8601, UTC. */
  readonly due?: string;
}

/** The visitor left a message; it is a follow-up now. */
export interface SharedEventMessageLeft {
  readonly type: 'messageLeft';
  readonly key: string;
  readonly text: string;
  readonly name?: string;
  readonly email?: string;
  /** What the visitor was told. */
  readonly told: string;
  /** By when a person answers, as the visitor was told; absent if by no time. A moment in ISO 8601, UTC. */
  readonly due?: string;
}

/** The visitor wants to be called back; it is a follow-up now. */
export interface SharedEventCallBackAsked {
  readonly type: 'callBackAsked';
  readonly key: string;
  readonly phone: string;
  readonly when: CallTime;
  readonly note?: string;
  readonly name?: string;
  /** What the visitor was told. */
  readonly told: string;
  /** By when a person calls, as the visitor was told; absent if by no time. A moment in ISO 8601, UTC. */
  readonly due?: string;
}

/** Nobody came; the conversation is a follow-up now. */
export interface SharedEventFollowUpOpened {
  readonly type: 'followUp';
  readonly text: string;
  /** By when a person answers, as the visitor was told; absent if by no time. A moment in ISO 8601, UTC. */
  readonly due?: string;
}

/** The visitor told who they are. */
export interface SharedEventIdentified {
  readonly type: 'identified';
  readonly key: string;
  readonly name?: string;
  readonly email?: string;
}

/** The conversation has ended. It is closed, and a later message of the visitor reopens it; but a message left by the visitor stays a FOLLOW_UP until an agent has answered, whatever the visitor ends. */
export interface SharedEventClosed {
  readonly type: 'closed';
  /** VISITOR, AGENT or IDLE. */
  readonly by: string;
  readonly text: string;
  /** For agents. */
  readonly reason?: string;
}

/** The visitor came back to a closed conversation. */
export interface SharedEventReopened {
  readonly type: 'reopened';
  readonly text: string;
}

/** The visitor rated the conversation. */
export interface SharedEventRated {
  readonly type: 'rated';
  readonly key: string;
  readonly stars: number;
  readonly comment?: string;
  /** BOT or PERSON. */
  readonly of: string;
}

/** Opens the exchange; must be the first frame. Answered by "welcome". */
export interface AgentCommandHello {
  readonly type: 'hello';
  /** 1 to 64 characters. */
  readonly id: string;
  /** At most 32 elements. */
  readonly capabilities?: readonly string[];
  /** Conversations that this window had open, to go on with. At most 100 elements. */
  readonly resume?: readonly Resume[];
}

/** Accepts the offer that rings. */
export interface AgentCommandAccept {
  readonly type: 'accept';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
}

/** Declines the offer that rings; the next agent is asked at once. */
export interface AgentCommandDecline {
  readonly type: 'decline';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** At most 200 characters. */
  readonly reason?: string;
}

/** Takes a conversation over from the bot, the queue or the follow-ups. */
export interface AgentCommandTake {
  readonly type: 'take';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
}

/** Words to the visitor. A follow-up may be answered without taking it over. */
export interface AgentCommandReply {
  readonly type: 'reply';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** Safe Markdown; not blank. With a file: its name, or words about it. 1 to 4000 characters. */
  readonly text: string;
  /** Id of a file of this agent that was uploaded for this conversation (POST /api/v1/conversations/{conversation}/files). 1 to 64 characters. */
  readonly file?: string;
}

/** Words to colleagues, never shown to the visitor. */
export interface AgentCommandNote {
  readonly type: 'note';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** 1 to 4000 characters. */
  readonly text: string;
  /** The ids of the colleagues whom it names, who are told of it; yourself not among them. At most 10 elements. */
  readonly mentioned?: readonly string[];
}

/** Judges a turn of the bot, so that it learns; may be changed by another judgement. */
export interface AgentCommandJudge {
  readonly type: 'judge';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** The number of the bot's turn: an event that came with its "why", with an occasion of the bot's own. From 1. */
  readonly turn: number;
  readonly judgement: Judgement;
  /** With "BOT_COULD_HAVE_ANSWERED": the entry that answers; left out, the best guess. At most 80 characters. */
  readonly entry?: string;
}

/** Asks another agent, or the members of a team one after the other, to go on. Until one accepts, the conversation stays with the sender; what nobody accepts comes back to them. */
export interface AgentCommandTransfer {
  readonly type: 'transfer';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** The agent to ask; or else name a team. 1 to 64 characters. */
  readonly agent?: string;
  /** The team to ask. 1 to 64 characters. */
  readonly team?: string;
  /** What the colleague should know; never shown to the visitor. At most 1000 characters. */
  readonly brief?: string;
}

/** Puts the conversation back into the queue, at the place with which it came to its agent: the wait so far counts. Its agent is not asked for it again at once. */
export interface AgentCommandRequeue {
  readonly type: 'requeue';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** The team that should go on; left out, the one that was wanted before, if any. 1 to 64 characters. */
  readonly team?: string;
  /** What whoever comes next should know; never shown to the visitor. At most 1000 characters. */
  readonly brief?: string;
}

/** Asks an agent or a team about the own conversation, in a thread that the visitor never sees; five may be open at once. Neither owner nor load changes. */
export interface AgentCommandAskColleague {
  readonly type: 'askColleague';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** The agent to ask; or else name a team. 1 to 64 characters. */
  readonly agent?: string;
  /** The team to ask. 1 to 64 characters. */
  readonly team?: string;
  /** 1 to 2000 characters. */
  readonly text: string;
}

/** Goes on in a thread between colleagues: whoever was asked, or answers the visitor; while nobody does, whoever asked. A hundred times at most. */
export interface AgentCommandTellColleague {
  readonly type: 'tellColleague';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** The number of the question. From 1. */
  readonly thread: number;
  /** 1 to 2000 characters. */
  readonly text: string;
}

/** Ends a thread between colleagues. Whoever was asked leaves it, and the last of them ends it; the other side ends it for all. */
export interface AgentCommandEndThread {
  readonly type: 'endThread';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** The number of the question. From 1. */
  readonly thread: number;
}

/** Gives the conversation back to the bot. */
export interface AgentCommandGiveBack {
  readonly type: 'giveBack';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** What is settled with the visitor, who reads it too; left out, what was settled before stands. At most 10 elements. */
  readonly settled?: readonly Settled[];
}

/** Closes the conversation. A later message of the visitor reopens it. */
export interface AgentCommandClose {
  readonly type: 'close';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** For the record: "solved", "spam" … At most 100 characters. */
  readonly reason?: string;
  /** What becomes of open promises; without a word of it, none may be open. */
  readonly promises?: PromisesAtClose;
}

/** Gives the visitor a goodwill gesture that an admin defined, inside the agent's budget. */
export interface AgentCommandGiveGesture {
  readonly type: 'giveGesture';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** Id of the gesture. 1 to 64 characters. */
  readonly gesture: string;
  /** The gesture's version that the agent looked at. From 1. */
  readonly version: number;
}

/** Promises the visitor something, by a time. Somebody is reminded of it until it is kept. */
export interface AgentCommandMakePromise {
  readonly type: 'promise';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** What; for colleagues, not shown to the visitor. 1 to 500 characters. */
  readonly text: string;
  /** Until when. A moment in ISO 8601, UTC. */
  readonly due: string;
  /** The agent who is to keep it; left out, anybody may. At most 64 characters. */
  readonly owner?: string;
}

/** Says that a promise is kept. */
export interface AgentCommandKeepPromise {
  readonly type: 'keepPromise';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** Number of the event that made it. From 1. */
  readonly promise: number;
}

/** Puts the reminders of a promise off; when it is due stays as it is. */
export interface AgentCommandSnoozePromise {
  readonly type: 'snoozePromise';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** Number of the event that made it. From 1. */
  readonly promise: number;
  /** When somebody is reminded again; after now and within a year. A moment in ISO 8601, UTC. */
  readonly until: string;
}

/** Gives a promise another owner, or another time. */
export interface AgentCommandMovePromise {
  readonly type: 'movePromise';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** Number of the event that made it. From 1. */
  readonly promise: number;
  /** Until when. A moment in ISO 8601, UTC. */
  readonly due: string;
  /** The agent who is to keep it; left out, anybody may. At most 64 characters. */
  readonly owner?: string;
}

/** For supervisors and admins: takes a conversation from the agent who answers, or from where it rings. */
export interface AgentCommandTakeOver {
  readonly type: 'takeOver';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
}

/** For supervisors and admins: gives a conversation to an agent, who has it at once, or to the queue. */
export interface AgentCommandReassign {
  readonly type: 'reassign';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly epoch: number;
  /** Who should have it: connected, with room. Left out, the queue. 1 to 64 characters. */
  readonly agent?: string;
  /** Whose queue; left out, anybody may take it. 1 to 64 characters. */
  readonly team?: string;
  /** What they should know; never shown to the visitor. At most 1000 characters. */
  readonly brief?: string;
}

/** For supervisors and admins: words to the agent who answers. The visitor and other agents never see them. */
export interface AgentCommandWhisper {
  readonly type: 'whisper';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 64 characters. */
  readonly key: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** 1 to 4000 characters. */
  readonly text: string;
}

/** Says whether new conversations may be offered to the agent. */
export interface AgentCommandSetStatus {
  readonly type: 'setStatus';
  /** 1 to 64 characters. */
  readonly id: string;
  readonly status: AgentStatus;
  /** Why away, in own words. At most 100 characters. */
  readonly reason?: string;
  /** With "away": not now, but in so many minutes available again by itself. 1 to 120. */
  readonly minutes?: number;
}

/** Takes fewer chats at a time than the admin allows, for a while; without a limit, as many again. */
export interface AgentCommandSetLimit {
  readonly type: 'setLimit';
  /** 1 to 64 characters. */
  readonly id: string;
  /** Chats at a time, up to the agent's capacity. 1 to 1000. */
  readonly limit?: number;
  /** For how long; left out, for 12 hours. Consoles send what is left of the day. 1 to 1440. */
  readonly minutes?: number;
}

/** Reads a conversation: its events after a number, then "caughtUp", then live. With "newest", of a long one only the end, after "earlier"; what lies before is asked for with "fetch". */
export interface AgentCommandOpen {
  readonly type: 'open';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly after: number;
  /** With after = 0: so many of the latest events are enough to begin with. 1 to 500. */
  readonly newest?: number;
}

/** Stops reading a conversation. */
export interface AgentCommandLeave {
  readonly type: 'leave';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
}

/** Asks for the events after a number: to close a gap. Answered by events, then "ok". */
export interface AgentCommandFetch {
  readonly type: 'fetch';
  /** 1 to 64 characters. */
  readonly id: string;
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly after: number;
  /** 1 to 500. */
  readonly limit: number;
}

/** Asks for one page of a box of the inbox. Answered by "page". */
export interface AgentCommandListBox {
  readonly type: 'list';
  /** 1 to 64 characters. */
  readonly id: string;
  readonly box: Box;
  /** Cursor from the page before. At most 200 characters. */
  readonly before?: string;
  /** 1 to 200. */
  readonly limit: number;
}

/** For supervisors and admins: begins or ends looking at the house. Answered by "ok"; then "wall" comes at once and whenever something moves, until this window ends. */
export interface AgentCommandWatchWall {
  readonly type: 'watchWall';
  /** 1 to 64 characters. */
  readonly id: string;
  readonly on: boolean;
}

/** The agent has seen everything up to this number, notes that name them among it. Not answered. */
export interface AgentCommandSeen {
  readonly type: 'seen';
  /** 1 to 100 characters. */
  readonly conversation: string;
  /** From 0. */
  readonly seq: number;
}

/** The agent types, or has stopped. Not answered, never stored. */
export interface AgentCommandTyping {
  readonly type: 'typing';
  /** 1 to 100 characters. */
  readonly conversation: string;
  readonly on: boolean;
}

/** Asks whether the server is there. Answered by "pong". */
export interface AgentCommandPing {
  readonly type: 'ping';
  /** 1 to 64 characters. */
  readonly id: string;
}

/** Answers hello. The inbox, the colleagues and what rings follow, then "ready". */
export interface AgentFrameWelcome {
  readonly type: 'welcome';
  readonly id: string;
  readonly era: string;
  readonly agent: Person;
  /** agent, supervisor or admin. */
  readonly role: string;
  readonly status: AgentStatus;
  readonly capacity: number;
  /** After how long without a word a chat weighs less. */
  readonly quietAfterMs: number;
  /** What it weighs then, in hundredths of a chat. */
  readonly quietWeight: number;
  readonly heartbeatMs: number;
  readonly protocol: number;
}

/** Inbox, colleagues and offers have been sent; what follows is live. */
export interface AgentFrameReady {
  readonly type: 'ready';
}

/** All agents with status and load; sent again whenever one changes. */
export interface AgentFrameColleagues {
  readonly type: 'colleagues';
  readonly agents: readonly AgentFrameColleague[];
  /** The teams that can be asked. */
  readonly teams?: readonly AgentFrameTeam[];
}

/** The agent's own status: after the welcome, and when another window or the house changed it. */
export interface AgentFrameStatusChanged {
  readonly type: 'status';
  readonly status: AgentStatus;
  /** The agent's own words. */
  readonly reason?: string;
  /** With "away": when the agent is available again by itself. A moment in ISO 8601, UTC. */
  readonly until?: string;
  /** Set by the house: MISSED_OFFERS (two in a row) or LAST_CHAT (it has ended). */
  readonly because?: string;
  /** How many chats at a time the admin allows. */
  readonly capacity: number;
  /** The agent's own limit below that, while it holds. */
  readonly limit?: number;
}

/** A conversation of the inbox is new or has changed. */
export interface AgentFrameSummaryChanged {
  readonly type: 'summary';
  readonly summary: Summary;
}

/** Answers list: one page of a box, newest first. */
export interface AgentFramePage {
  readonly type: 'page';
  readonly id: string;
  readonly box: Box;
  readonly summaries: readonly Summary[];
  /** Cursor of the next page, if there is one. */
  readonly next?: string;
}

/** A conversation rings here. Accept or decline before the deadline. Sent again when it begins or ceases to ring at a second agent too. */
export interface AgentFrameOffer {
  readonly type: 'offer';
  readonly conversation: string;
  readonly epoch: number;
  /** A moment in ISO 8601, UTC. */
  readonly deadline: string;
  readonly leftMs: number;
  readonly transfer: boolean;
  /** The agent at whom it rings too, for it waits for long: the first to accept has it. */
  readonly also?: string;
  readonly card: Card;
}

/** It rings no more: accepted (perhaps in another window), declined, missed or withdrawn. */
export interface AgentFrameOfferEnded {
  readonly type: 'offerEnded';
  readonly conversation: string;
  /** ACCEPTED, DECLINED, MISSED, AGENT_GONE, VISITOR_LEFT or VISITOR_WAITS. */
  readonly how: string;
  /** With ACCEPTED: the agent who has it. */
  readonly by?: string;
}

/** A promise is due soon or overdue. Told its owner; overdue ones supervisors and admins, too. */
export interface AgentFramePromiseDue {
  readonly type: 'promiseDue';
  readonly conversation: string;
  readonly promise: OpenPromise;
  readonly overdue: boolean;
  readonly visitorName?: string;
}

/** All that colleagues ask this agent now; sent after "welcome", and again whenever it changes. An empty list ends what was there. */
export interface AgentFrameAsked {
  readonly type: 'asked';
  readonly questions: readonly AgentFrameQuestion[];
}

/** The conversations in whose notes colleagues named this agent, who has not read it yet; sent after "welcome", and again whenever it changes. Reading is told by "seen". The newest comes first; of many, the newest 100. */
export interface AgentFrameMentioned {
  readonly type: 'mentioned';
  readonly mentions: readonly AgentFrameMention[];
}

/** Something that happened in a conversation that is open here. */
export interface AgentFrameEvent {
  readonly type: 'event';
  readonly conversation: string;
  readonly seq: number;
  /** A moment in ISO 8601, UTC. */
  readonly at: string;
  readonly event: AgentEvent;
  /** For a bot's turn or an escalation: what it was decided on. */
  readonly why?: Why;
}

/** Answers an open with "newest": the events up to upTo are not sent now; of them follow those that are no mere words, as far as what is shown of the chat as a whole depends on them. */
export interface AgentFrameEarlier {
  readonly type: 'earlier';
  readonly conversation: string;
  readonly upTo: number;
  readonly events: readonly AgentFrameTold[];
}

/** Everything of this conversation up to seq has been sent; what follows is live. */
export interface AgentFrameCaughtUp {
  readonly type: 'caughtUp';
  readonly conversation: string;
  readonly seq: number;
  readonly card?: Card;
  /** Who the visitor is, where there is no card that tells it. */
  readonly visitor?: CardVisitorFacts;
}

/** What the client has of this conversation can't be continued: forget it; it follows from 1. */
export interface AgentFrameReset {
  readonly type: 'reset';
  readonly era: string;
  readonly conversation: string;
  readonly reason: string;
}

/** The visitor (or another agent in the conversation) types, or has stopped. */
export interface AgentFrameTyping {
  readonly type: 'typing';
  readonly conversation: string;
  /** VISITOR or an agent's id. */
  readonly who: string;
  readonly on: boolean;
}

/** The visitor has seen everything up to this number. */
export interface AgentFrameSeen {
  readonly type: 'seen';
  readonly conversation: string;
  readonly seq: number;
}

/** Whether the visitor of an open conversation is connected. */
export interface AgentFrameVisitorThere {
  readonly type: 'visitorThere';
  readonly conversation: string;
  readonly there: boolean;
}

/** Something that staff keep beside the logs has changed, on this node or another: read it anew over REST where it is shown. Told to windows that show a conversation it belongs to; of canned responses to all, of an agent's own to their windows. */
export interface AgentFrameChanged {
  readonly type: 'changed';
  readonly what: KeptBeside;
  /** The conversation (TAGS) or the visitor (NOTE, BLOCK). */
  readonly id?: string;
}

/** For supervisors and admins: a visitor waits for too long. Told once for each wait. */
export interface AgentFrameWaitAlert {
  readonly type: 'waitAlert';
  readonly conversation: string;
  /** A moment in ISO 8601, UTC. */
  readonly since: string;
  readonly visitorName?: string;
  /** The name of the team that is wanted. */
  readonly team?: string;
}

/** The house at one moment, whole each time; at most every half second, and only after watchWall. Pushed and forgotten. */
export interface AgentFrameWallChanged {
  readonly type: 'wall';
  readonly wall: Wall;
}

/** The conversation rings at an agent. */
export interface AgentEventOffered {
  readonly type: 'offered';
  readonly agent: string;
  /** A moment in ISO 8601, UTC. */
  readonly deadline: string;
  /** The other agents, and why each was not asked. */
  readonly skipped: readonly AgentEventSkipped[];
}

/** The conversation waits for long and rings at a second agent as well: one of the two has it. */
export interface AgentEventAlsoOffered {
  readonly type: 'alsoOffered';
  readonly agent: string;
  /** A moment in ISO 8601, UTC. */
  readonly deadline: string;
  /** The other agents, and why each was not asked. */
  readonly skipped: readonly AgentEventSkipped[];
}

/** Nobody could be asked. Sent when the reasons change, at most once a minute. */
export interface AgentEventNobodyAsked {
  readonly type: 'nobodyAsked';
  /** The agents, and why each was not asked. */
  readonly skipped: readonly AgentEventSkipped[];
  /** How many more agents there are. */
  readonly others: number;
}

/** An agent asks a colleague to go on. */
export interface AgentEventTransferOffered {
  readonly type: 'transferOffered';
  readonly from: string;
  readonly to: string;
  /** A moment in ISO 8601, UTC. */
  readonly deadline: string;
  readonly brief?: string;
  /** The team whose members are asked one after the other. */
  readonly team?: string;
}

/** The next member of the team is asked to go on. */
export interface AgentEventTransferPassedOn {
  readonly type: 'transferPassedOn';
  readonly to: string;
  /** A moment in ISO 8601, UTC. */
  readonly deadline: string;
  /** The team's other members, and why each is not asked. */
  readonly skipped: readonly AgentEventSkipped[];
}

/** Nobody of the team went on: the conversation stays with the agent who sent it. */
export interface AgentEventTransferReturned {
  readonly type: 'transferReturned';
  readonly agent: string;
  /** The team's members, and why each is not asked (again). */
  readonly skipped: readonly AgentEventSkipped[];
}

/** The agent asks colleagues; the thread is named by this event's number. */
export interface AgentEventColleaguesAsked {
  readonly type: 'colleaguesAsked';
  readonly agent: string;
  readonly key?: string;
  /** The ids of who is asked. */
  readonly asked: readonly string[];
  /** The team that they were asked as. */
  readonly team?: string;
  readonly text: string;
}

/** Words between colleagues, never shown to the visitor. */
export interface AgentEventColleagueSaid {
  readonly type: 'colleagueSaid';
  readonly agent: string;
  readonly key?: string;
  /** The number of the question that began it. */
  readonly thread: number;
  readonly text: string;
}

/** Who was asked leaves the thread; whoever else ends it for all. It also ends when the last who was asked leaves or answers the visitor, the conversation closes, or it goes back to the bot. */
export interface AgentEventThreadEnded {
  readonly type: 'threadEnded';
  readonly agent: string;
  readonly thread: number;
}

/** Its agent put the conversation back into the queue, at the place that the visitor's wait entitles to. */
export interface AgentEventPutBack {
  readonly type: 'putBack';
  readonly agent: string;
  /** The team that should go on. */
  readonly team?: string;
  readonly brief?: string;
  /** What the visitor was told. */
  readonly text: string;
}

/** An offer ended without being accepted. */
export interface AgentEventWithdrawn {
  readonly type: 'withdrawn';
  readonly agent: string;
  readonly ending: AgentEventEnding;
  readonly reason?: string;
}

/** An agent's note. */
export interface AgentEventNoted {
  readonly type: 'noted';
  readonly agent: string;
  readonly key?: string;
  readonly text: string;
  /** The ids of the colleagues whom it names; absent for nobody. */
  readonly mentioned?: readonly string[];
}

/** A supervisor's words to the agent who answers. Other agents get "internal" instead, supervisors see it. */
export interface AgentEventWhispered {
  readonly type: 'whispered';
  /** The supervisor. */
  readonly from: string;
  /** The agent. */
  readonly to: string;
  readonly key?: string;
  readonly text: string;
}

/** A supervisor gave the conversation to another agent, who is named and takes over next, or to the queue. */
export interface AgentEventReassigned {
  readonly type: 'reassigned';
  /** The supervisor. */
  readonly by: string;
  /** The agent; absent for the queue. */
  readonly agent?: string;
  /** The team whose queue it is. */
  readonly team?: string;
  /** What they should know. */
  readonly brief?: string;
}

/** An agent's judgement of a turn of the bot; of several on one turn the last counts. */
export interface AgentEventJudged {
  readonly type: 'judged';
  readonly agent: string;
  /** The number of the bot's turn. */
  readonly turn: number;
  readonly judgement: Judgement;
  /** The entry that answers the question, where one does. */
  readonly entry?: string;
}

/** An agent puts the conversation aside until what was promised is kept. */
export interface AgentEventSetAside {
  readonly type: 'setAside';
  readonly agent: string;
  /** What the visitor is told. */
  readonly text: string;
  readonly reason?: string;
}

/** An agent promised the visitor something; its number names the promise. */
export interface AgentEventPromiseMade {
  readonly type: 'promiseMade';
  readonly agent: string;
  readonly key?: string;
  /** What, in the agent's words. */
  readonly text: string;
  /** The agent who is to keep it; null if anybody may. */
  readonly owner?: string;
  /** A moment in ISO 8601, UTC. */
  readonly due: string;
}

/** Promises are kept. */
export interface AgentEventPromisesKept {
  readonly type: 'promisesKept';
  readonly agent: string;
  /** Their numbers. */
  readonly promises: readonly number[];
}

/** A promise has another owner, or another time. */
export interface AgentEventPromiseMoved {
  readonly type: 'promiseMoved';
  readonly agent: string;
  /** Its number. */
  readonly promise: number;
  /** The agent who is to keep it; null if anybody may. */
  readonly owner?: string;
  /** A moment in ISO 8601, UTC. */
  readonly due: string;
}

/** The reminders of a promise are put off; when it is due stays as it is. */
export interface AgentEventPromiseSnoozed {
  readonly type: 'promiseSnoozed';
  readonly agent: string;
  /** Its number. */
  readonly promise: number;
  /** A moment in ISO 8601, UTC. */
  readonly until: string;
}

/** Somebody was reminded of a promise. */
export interface AgentEventPromiseReminded {
  readonly type: 'promiseReminded';
  /** Its number. */
  readonly promise: number;
  readonly overdue: boolean;
}

/** What became of the e-mail that tells the visitor of the replies. */
export interface AgentEventMailEnded {
  readonly type: 'mailEnded';
  /** Number of the last reply in it. */
  readonly upTo: number;
  readonly how: AgentEventMailEnding;
  /** The mail server's answer, where it refused. */
  readonly code: string;
}

/** The agent's last connection broke; the conversation waits for them until the grace time ends. */
export interface AgentEventAgentLost {
  readonly type: 'agentLost';
  readonly agent: string;
  /** A moment in ISO 8601, UTC. */
  readonly until: string;
}

/** The agent is connected again. */
export interface AgentEventAgentBack {
  readonly type: 'agentBack';
  readonly agent: string;
}

/** What a visitor's client may say. */
export type VisitorCommand =
  | VisitorCommandHello
  | VisitorCommandSay
  | VisitorCommandChoose
  | VisitorCommandAskForHuman
  | VisitorCommandWaitFor
  | VisitorCommandRateAnswer
  | VisitorCommandLeaveMessage
  | VisitorCommandAskForCallBack
  | VisitorCommandIdentify
  | VisitorCommandEnd
  | VisitorCommandRate
  | VisitorCommandFetch
  | VisitorCommandSeen
  | VisitorCommandTyping
  | VisitorCommandPing;

/** What of it changes the conversation, and is told apart by a key. */
export type VisitorCommandKeyed =
  | VisitorCommandSay
  | VisitorCommandChoose
  | VisitorCommandAskForHuman
  | VisitorCommandWaitFor
  | VisitorCommandRateAnswer
  | VisitorCommandLeaveMessage
  | VisitorCommandAskForCallBack
  | VisitorCommandIdentify
  | VisitorCommandEnd
  | VisitorCommandRate;

/** What an agent's console may say. */
export type AgentCommand =
  | AgentCommandHello
  | AgentCommandAccept
  | AgentCommandDecline
  | AgentCommandTake
  | AgentCommandReply
  | AgentCommandNote
  | AgentCommandJudge
  | AgentCommandTransfer
  | AgentCommandRequeue
  | AgentCommandAskColleague
  | AgentCommandTellColleague
  | AgentCommandEndThread
  | AgentCommandGiveBack
  | AgentCommandClose
  | AgentCommandGiveGesture
  | AgentCommandMakePromise
  | AgentCommandKeepPromise
  | AgentCommandSnoozePromise
  | AgentCommandMovePromise
  | AgentCommandTakeOver
  | AgentCommandReassign
  | AgentCommandWhisper
  | AgentCommandSetStatus
  | AgentCommandSetLimit
  | AgentCommandOpen
  | AgentCommandLeave
  | AgentCommandFetch
  | AgentCommandListBox
  | AgentCommandWatchWall
  | AgentCommandSeen
  | AgentCommandTyping
  | AgentCommandPing;

/** What of it changes a conversation, and is told apart by a key. */
export type AgentCommandKeyed =
  | AgentCommandAccept
  | AgentCommandDecline
  | AgentCommandTake
  | AgentCommandReply
  | AgentCommandNote
  | AgentCommandJudge
  | AgentCommandTransfer
  | AgentCommandRequeue
  | AgentCommandAskColleague
  | AgentCommandTellColleague
  | AgentCommandEndThread
  | AgentCommandGiveBack
  | AgentCommandClose
  | AgentCommandGiveGesture
  | AgentCommandMakePromise
  | AgentCommandKeepPromise
  | AgentCommandSnoozePromise
  | AgentCommandMovePromise
  | AgentCommandTakeOver
  | AgentCommandReassign
  | AgentCommandWhisper;

/** What the server says on every socket. */
export type ServerFrame =
  | ServerFrameOk
  | ServerFrameRefused
  | ServerFramePong
  | ServerFrameDraining;

/** What the server says to a visitor's client. */
export type VisitorFrame =
  | VisitorFrameWelcome
  | ServerFrameOk
  | ServerFrameRefused
  | ServerFramePong
  | ServerFrameDraining
  | VisitorFrameEvent
  | VisitorFrameCaughtUp
  | VisitorFrameStatusChanged
  | VisitorFrameReset
  | VisitorFrameTyping
  | VisitorFrameSeen
  | VisitorFramePlace;

/** What the server says to an agent's console. */
export type AgentFrame =
  | AgentFrameWelcome
  | ServerFrameOk
  | ServerFrameRefused
  | ServerFramePong
  | ServerFrameDraining
  | AgentFrameReady
  | AgentFrameColleagues
  | AgentFrameStatusChanged
  | AgentFrameSummaryChanged
  | AgentFramePage
  | AgentFrameOffer
  | AgentFrameOfferEnded
  | AgentFramePromiseDue
  | AgentFrameAsked
  | AgentFrameMentioned
  | AgentFrameEvent
  | AgentFrameEarlier
  | AgentFrameCaughtUp
  | AgentFrameReset
  | AgentFrameTyping
  | AgentFrameSeen
  | AgentFrameVisitorThere
  | AgentFrameChanged
  | AgentFrameWaitAlert
  | AgentFrameWallChanged;

/** An event of a conversation as its visitor sees it. */
export type VisitorEvent =
  | SharedEventInternal
  | SharedEventStarted
  | SharedEventVisitorSaid
  | SharedEventAskedForHuman
  | SharedEventBotAnswered
  | SharedEventBotAskedBack
  | SharedEventBotSaid
  | SharedEventWaitChosen
  | SharedEventChose
  | SharedEventAnswerRated
  | SharedEventEscalated
  | SharedEventAccepted
  | SharedEventAgentReplied
  | SharedEventGestureGiven
  | SharedEventPromised
  | SharedEventRequeued
  | SharedEventGivenBack
  | SharedEventNobodyThere
  | SharedEventMessageLeft
  | SharedEventCallBackAsked
  | SharedEventFollowUpOpened
  | SharedEventIdentified
  | SharedEventClosed
  | SharedEventReopened
  | SharedEventRated;

/** An event of a conversation as agents see it. */
export type AgentEvent =
  | SharedEventInternal
  | SharedEventStarted
  | SharedEventVisitorSaid
  | SharedEventAskedForHuman
  | SharedEventBotAnswered
  | SharedEventBotAskedBack
  | SharedEventBotSaid
  | SharedEventWaitChosen
  | SharedEventChose
  | SharedEventAnswerRated
  | SharedEventEscalated
  | SharedEventAccepted
  | SharedEventAgentReplied
  | SharedEventGestureGiven
  | SharedEventPromised
  | SharedEventRequeued
  | SharedEventGivenBack
  | SharedEventNobodyThere
  | SharedEventMessageLeft
  | SharedEventCallBackAsked
  | SharedEventFollowUpOpened
  | SharedEventIdentified
  | SharedEventClosed
  | SharedEventReopened
  | SharedEventRated
  | AgentEventOffered
  | AgentEventAlsoOffered
  | AgentEventNobodyAsked
  | AgentEventTransferOffered
  | AgentEventTransferPassedOn
  | AgentEventTransferReturned
  | AgentEventColleaguesAsked
  | AgentEventColleagueSaid
  | AgentEventThreadEnded
  | AgentEventPutBack
  | AgentEventWithdrawn
  | AgentEventNoted
  | AgentEventWhispered
  | AgentEventReassigned
  | AgentEventJudged
  | AgentEventSetAside
  | AgentEventPromiseMade
  | AgentEventPromisesKept
  | AgentEventPromiseMoved
  | AgentEventPromiseSnoozed
  | AgentEventPromiseReminded
  | AgentEventMailEnded
  | AgentEventAgentLost
  | AgentEventAgentBack;

/** How long the texts of the visitor's `say` may be, in UTF-16 code units. */
export const SAY_LIMITS = { id: 64, key: 64, text: 4000, file: 64 } as const;

/** What is read; `protocol-people.ts` adds what people bring into a chat. */
export const visitorShapes: Shapes = {
  frames: {
    welcome: 'id era visitor token? conversation? head# heartbeatMs# protocol#',
    ok: 'id key? seq?# at',
    refused: 'id? key? code message field? retry! retryInMs?# reference?',
    pong: 'id at',
    draining: 'reconnectInMs#',
    event: 'conversation seq# at event@',
    caughtUp: 'conversation? seq# status:VisitorFrameStatus',
    status: 'conversation status:VisitorFrameStatus',
    reset: 'era conversation? reason',
    typing: 'who on!',
    seen: 'seq#',
    place: 'place# fromMs?# toMs?# known?:VisitorFrameKnown',
  },
  events: {
    internal: '',
    started: 'text',
    visitorSaid: 'key text file?:Attached',
    askedForHuman: 'key',
    botAnswered: 'question# entry text quickReplies*',
    botAskedBack: 'question# text choices*:SharedEventChoice',
    botSaid: 'question# text offersPerson!',
    chose: 'key seq# choice title',
    answerRated: 'key seq# helpful!',
    escalated: 'reason text',
    identified: 'key name? email?',
  },
  parts: {
    StateName: 'bot queued ringing human followUp closed',
    Person: 'id name title picture?',
    VisitorFrameStatus: 'state=StateName epoch# agent?:Person',
    VisitorFrameKnown: 'agent:Person fromMs?# toMs?# waits!',
    Attached: 'id type size#',
    SharedEventChoice: 'choice title',
    Settled: 'text entry?',
    CallTime: 'SOON MORNING AFTERNOON OTHER',
  },
};

function isVisitorFrame(frame: unknown): frame is VisitorFrame {
  return hasShape(frame, visitorShapes);
}

/** Reads one frame; undefined where it is none that this client knows. An event of an unknown type reads as `internal`, so that its number is not lost. */
export function decodeVisitorFrame(text: string): VisitorFrame | undefined {
  const frame = frameIn(text, visitorShapes);
  return isVisitorFrame(frame) ? frame : undefined;
}
