package dev.firsthand.mail;

import dev.firsthand.access.VisitorAuth;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Visitors ask for their conversation by mail. */
public final class TranscriptEndpoint {

  private static final int LONGEST_ADDRESS = 254;
  private static final Pattern ADDRESS = Pattern.compile(
      "[^\\s@,;<>()\"\\\\\\p{Cntrl}]+@[^\\s@,;<>()\"\\\\\\p{Cntrl}]+\\.[^\\s@.,;<>()\"\\\\\\p{Cntrl}]{2,}");

  private final VisitorAuth visitors;
  private final Predicate<VisitorId> blocked;
  private final Function<ConversationId, Conversation> conversations;
  private final Transcripts.Way transcripts;

  /**
   * The way to {@code transcripts}.
   *
   * @param blocked whether a visitor may send nothing now
   * @param conversations a conversation as it stands; blocks
   */
  public TranscriptEndpoint(
      VisitorAuth visitors,
      Predicate<VisitorId> blocked,
      Function<ConversationId, Conversation> conversations,
      Transcripts.Way transcripts) {
    this.visitors = visitors;
    this.blocked = blocked;
    this.conversations = conversations;
    this.transcripts = transcripts;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.post("/api/v1/sites/{site}/transcript", Answers.checked(this::send));
  }

  private Response send(Request request) {
    Optional<VisitorId> who = visitors.of(request, request.pathVariable("site"));
    if (who.isEmpty()) {
      return Answers.problem(
          401, "NO_VISITOR", "Send the visitor's token as Authorization: Bearer, from welcome.");
    }
    if (blocked.test(who.get())) {
      return Answers.problem(403, "BLOCKED", "This visitor can't send anything at the moment.");
    }
    var input = Input.of(request);
    String address = input.text("email", 3, LONGEST_ADDRESS).strip();
    if (!ADDRESS.matcher(address).matches()) {
      throw new BadInput("email", "The address must look like name@example.com.");
    }
    ZoneId zone = zone(input.optionalText("zone", 1, 60).orElse("Z"));
    return mine(who.get(), input.text("conversation", 1, 100))
        .map(id -> answer(transcripts.send(conversations.apply(id), address, zone)))
        .orElseGet(() -> Answers.missing("The conversation"));
  }

  private static Optional<ConversationId> mine(VisitorId who, String conversation) {
    try {
      return Optional.of(new ConversationId(conversation))
          .filter(id -> id.visitor().equals(who));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  private static Response answer(Transcripts.Sent sent) {
    return switch (sent) {
      case Transcripts.Sent.Done done -> Response.noContent();
      case Transcripts.Sent.Nothing nothing -> Answers.missing("The conversation");
      case Transcripts.Sent.TooMany many ->
        Answers.problem(
            429, "TOO_MANY_LETTERS", "Enough letters were asked for. Try again in an hour.");
      case Transcripts.Sent.Refused no ->
        Answers.problem(
            422,
            "ADDRESS_REFUSED",
            "The mail server does not take this address.",
            "email",
            Map.of());
      case Transcripts.Sent.NotNow later ->
        Answers.problem(503, "MAIL_NOT_NOW", "The letter can't be sent just now. Try again soon.")
            .withHeader("Retry-After", "30");
    };
  }
}
