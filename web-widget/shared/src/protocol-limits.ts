// Generated from the records in protocol/. Do not edit: change the records, then run
// mvn -pl protocol test -Dprotocol.write=true

/** How long the texts of the visitor's `hello` may be, in UTF-16 code units. */
export const HELLO_LIMITS = { id: 64, site: 64, token: 128, language: 35, page: 2000 } as const;

/** How long the texts of the visitor's `choose` may be, in UTF-16 code units. */
export const CHOOSE_LIMITS = { id: 64, key: 64, choice: 100 } as const;

/** How long the texts of the visitor's `askForHuman` may be, in UTF-16 code units. */
export const ASK_FOR_HUMAN_LIMITS = { id: 64, key: 64 } as const;

/** How long the texts of the visitor's `waitFor` may be, in UTF-16 code units. */
export const WAIT_FOR_LIMITS = { id: 64, key: 64 } as const;

/** How long the texts of the visitor's `rateAnswer` may be, in UTF-16 code units. */
export const RATE_ANSWER_LIMITS = { id: 64, key: 64 } as const;

/** How long the texts of the visitor's `leaveMessage` may be, in UTF-16 code units. */
export const LEAVE_MESSAGE_LIMITS = { id: 64, key: 64, text: 4000, name: 100, email: 254 } as const;

/** How long the texts of the visitor's `askForCallBack` may be, in UTF-16 code units. */
export const ASK_FOR_CALL_BACK_LIMITS = { id: 64, key: 64, phone: 30, note: 100, name: 100 } as const;

/** How long the texts of the visitor's `identify` may be, in UTF-16 code units. */
export const IDENTIFY_LIMITS = { id: 64, key: 64, name: 100, email: 254, token: 4000 } as const;

/** How long the texts of the visitor's `end` may be, in UTF-16 code units. */
export const END_LIMITS = { id: 64, key: 64 } as const;

/** How long the texts of the visitor's `rate` may be, in UTF-16 code units. */
export const RATE_LIMITS = { id: 64, key: 64, comment: 1000 } as const;

/** How long the texts of the visitor's `fetch` may be, in UTF-16 code units. */
export const FETCH_LIMITS = { id: 64 } as const;

/** How long the texts of the visitor's `ping` may be, in UTF-16 code units. */
export const PING_LIMITS = { id: 64 } as const;

/** How long the texts of the agent's `hello` may be, in UTF-16 code units. */
export const AGENT_HELLO_LIMITS = { id: 64 } as const;

/** How long the texts of the agent's `accept` may be, in UTF-16 code units. */
export const AGENT_ACCEPT_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `decline` may be, in UTF-16 code units. */
export const AGENT_DECLINE_LIMITS = { id: 64, key: 64, conversation: 100, reason: 200 } as const;

/** How long the texts of the agent's `take` may be, in UTF-16 code units. */
export const AGENT_TAKE_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `reply` may be, in UTF-16 code units. */
export const AGENT_REPLY_LIMITS = { id: 64, key: 64, conversation: 100, text: 4000, file: 64 } as const;

/** How long the texts of the agent's `note` may be, in UTF-16 code units. */
export const AGENT_NOTE_LIMITS = { id: 64, key: 64, conversation: 100, text: 4000 } as const;

/** How long the texts of the agent's `judge` may be, in UTF-16 code units. */
export const AGENT_JUDGE_LIMITS = { id: 64, key: 64, conversation: 100, entry: 80 } as const;

/** How long the texts of the agent's `transfer` may be, in UTF-16 code units. */
export const AGENT_TRANSFER_LIMITS = { id: 64, key: 64, conversation: 100, agent: 64, team: 64, brief: 1000 } as const;

/** How long the texts of the agent's `requeue` may be, in UTF-16 code units. */
export const AGENT_REQUEUE_LIMITS = { id: 64, key: 64, conversation: 100, team: 64, brief: 1000 } as const;

/** How long the texts of the agent's `askColleague` may be, in UTF-16 code units. */
export const AGENT_ASK_COLLEAGUE_LIMITS = { id: 64, key: 64, conversation: 100, agent: 64, team: 64, text: 2000 } as const;

/** How long the texts of the agent's `tellColleague` may be, in UTF-16 code units. */
export const AGENT_TELL_COLLEAGUE_LIMITS = { id: 64, key: 64, conversation: 100, text: 2000 } as const;

/** How long the texts of the agent's `endThread` may be, in UTF-16 code units. */
export const AGENT_END_THREAD_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `giveBack` may be, in UTF-16 code units. */
export const AGENT_GIVE_BACK_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `close` may be, in UTF-16 code units. */
export const AGENT_CLOSE_LIMITS = { id: 64, key: 64, conversation: 100, reason: 100 } as const;

/** How long the texts of the agent's `giveGesture` may be, in UTF-16 code units. */
export const AGENT_GIVE_GESTURE_LIMITS = { id: 64, key: 64, conversation: 100, gesture: 64 } as const;

/** How long the texts of the agent's `promise` may be, in UTF-16 code units. */
export const AGENT_PROMISE_LIMITS = { id: 64, key: 64, conversation: 100, text: 500, owner: 64 } as const;

/** How long the texts of the agent's `keepPromise` may be, in UTF-16 code units. */
export const AGENT_KEEP_PROMISE_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `snoozePromise` may be, in UTF-16 code units. */
export const AGENT_SNOOZE_PROMISE_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `movePromise` may be, in UTF-16 code units. */
export const AGENT_MOVE_PROMISE_LIMITS = { id: 64, key: 64, conversation: 100, owner: 64 } as const;

/** How long the texts of the agent's `takeOver` may be, in UTF-16 code units. */
export const AGENT_TAKE_OVER_LIMITS = { id: 64, key: 64, conversation: 100 } as const;

/** How long the texts of the agent's `reassign` may be, in UTF-16 code units. */
export const AGENT_REASSIGN_LIMITS = { id: 64, key: 64, conversation: 100, agent: 64, team: 64, brief: 1000 } as const;

/** How long the texts of the agent's `whisper` may be, in UTF-16 code units. */
export const AGENT_WHISPER_LIMITS = { id: 64, key: 64, conversation: 100, text: 4000 } as const;

/** How long the texts of the agent's `setStatus` may be, in UTF-16 code units. */
export const AGENT_SET_STATUS_LIMITS = { id: 64, reason: 100 } as const;

/** How long the texts of the agent's `setLimit` may be, in UTF-16 code units. */
export const AGENT_SET_LIMIT_LIMITS = { id: 64 } as const;

/** How long the texts of the agent's `open` may be, in UTF-16 code units. */
export const AGENT_OPEN_LIMITS = { id: 64, conversation: 100 } as const;

/** How long the texts of the agent's `leave` may be, in UTF-16 code units. */
export const AGENT_LEAVE_LIMITS = { id: 64, conversation: 100 } as const;

/** How long the texts of the agent's `fetch` may be, in UTF-16 code units. */
export const AGENT_FETCH_LIMITS = { id: 64, conversation: 100 } as const;

/** How long the texts of the agent's `list` may be, in UTF-16 code units. */
export const AGENT_LIST_LIMITS = { id: 64, before: 200 } as const;

/** How long the texts of the agent's `watchWall` may be, in UTF-16 code units. */
export const AGENT_WATCH_WALL_LIMITS = { id: 64 } as const;

/** How long the texts of the agent's `seen` may be, in UTF-16 code units. */
export const AGENT_SEEN_LIMITS = { conversation: 100 } as const;

/** How long the texts of the agent's `typing` may be, in UTF-16 code units. */
export const AGENT_TYPING_LIMITS = { conversation: 100 } as const;

/** How long the texts of the agent's `ping` may be, in UTF-16 code units. */
export const AGENT_PING_LIMITS = { id: 64 } as const;
