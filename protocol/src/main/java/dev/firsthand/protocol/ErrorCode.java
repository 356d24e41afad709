package dev.firsthand.protocol;

/** Why a command was refused. Codes are stable: a client may switch on them. */
@Doc("Why a command was refused.")
public enum ErrorCode {
  @Doc("The frame is not JSON, or not a JSON object with a known \"type\".")
  BAD_FRAME(Fault.CLIENT, false),
  @Doc(
      "A field is missing, of the wrong kind, too long, too short or out of range; \"field\" names it.")
  BAD_FIELD(Fault.CLIENT, false),
  @Doc("The first frame on a socket must be \"hello\", and only the first.")
  HELLO_FIRST(Fault.CLIENT, false),
  @Doc("No site has this key.")
  UNKNOWN_SITE(Fault.CLIENT, false),
  @Doc("No such conversation, or not one that you may read.")
  UNKNOWN_CONVERSATION(Fault.CLIENT, false),
  @Doc("No such agent, or the agent can't be asked now.")
  UNKNOWN_AGENT(Fault.CLIENT, false),
  @Doc("This key was used before with another body; the first stays.")
  KEY_REUSED(Fault.CLIENT, false),
  @Doc("The conversation has changed hands since the epoch that you named.")
  STALE_EPOCH(Fault.NOBODY, false),
  @Doc("Somebody else answers this conversation.")
  NOT_YOURS(Fault.NOBODY, false),
  @Doc("The conversation is not in a state in which this can be done.")
  WRONG_STATE(Fault.NOBODY, false),
  @Doc("The offer is over: its time is up, or it was withdrawn.")
  OFFER_GONE(Fault.NOBODY, false),
  @Doc("The agent has no room, or an offer rings there already.")
  AGENT_BUSY(Fault.NOBODY, true),
  @Doc("Nobody of the team can be asked now: all are away, busy, or have no room.")
  NOBODY_THERE(Fault.NOBODY, true),
  @Doc("The number names no event of the right kind in this conversation.")
  NO_SUCH_EVENT(Fault.CLIENT, false),
  @Doc("A promise can't be due then: the moment is past, or more than a year away.")
  BAD_DUE(Fault.CLIENT, false),
  @Doc("As many promises are open in this conversation as may be.")
  TOO_MANY_PROMISES(Fault.NOBODY, false),
  @Doc(
      "As many questions are open among colleagues in this conversation, or words said in one, as may be.")
  THREAD_FULL(Fault.NOBODY, false),
  @Doc("A promise is open: say in \"promises\" what becomes of it.")
  PROMISES_OPEN(Fault.NOBODY, false),
  @Doc("The gesture is not there any more, not enabled, or not for this site.")
  GESTURE_GONE(Fault.NOBODY, false),
  @Doc("The gesture was changed since: look at it again before you give it.")
  GESTURE_CHANGED(Fault.NOBODY, false),
  @Doc("Your budget of this gesture is used up until the next month begins on the site.")
  BUDGET_SPENT(Fault.NOBODY, false),
  @Doc("No code is left in the gesture's pool; an admin can add some.")
  POOL_EMPTY(Fault.NOBODY, false),
  @Doc("Your role does not allow this.")
  FORBIDDEN(Fault.CLIENT, false),
  @Doc("Staff have blocked this visitor: they may read and end their chat, not write.")
  BLOCKED(Fault.CLIENT, false),
  @Doc("Too many in too short a time; try again after retryInMs.")
  RATE_LIMITED(Fault.CLIENT, true),
  @Doc("The server could not store it now; nothing was changed; try again with the same key.")
  UNAVAILABLE(Fault.SERVER, true),
  @Doc(
      "Something broke on the server; \"reference\" finds it in the log; try again with the same key.")
  INTERNAL(Fault.SERVER, true);

  /** Whose doing a refusal is. */
  public enum Fault {
    CLIENT,
    NOBODY,
    SERVER
  }

  private final Fault fault;
  private final boolean retry;

  ErrorCode(Fault fault, boolean retry) {
    this.fault = fault;
    this.retry = retry;
  }

  public Fault fault() {
    return fault;
  }

  /** Whether the same command may succeed if sent again later. */
  public boolean retry() {
    return retry;
  }
}
