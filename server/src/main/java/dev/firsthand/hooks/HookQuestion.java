package dev.firsthand.hooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot is asked: the body of the call. Holds words that were said, so it is never logged.
 *
 * @param id the same each time the same question is asked, so that a bot knows a repeat
 * @param faqVersion the FAQ that entries are looked up in
 * @param stands what people settled and promised; null if nothing
 */
@JsonPropertyOrder("version")
public record HookQuestion(
    String id,
    String site,
    String conversation,
    Asked question,
    List<Line> transcript,
    long faqVersion,
    @Nullable HookStands stands) {

  /** The form of the call; raised when something is taken away, not when something is added. */
  private static final int VERSION = 1;

  public HookQuestion {
    transcript = List.copyOf(transcript);
  }

  /** A question of somebody with whom nothing was settled, and to whom nothing is promised. */
  public HookQuestion(
      String id,
      String site,
      String conversation,
      Asked question,
      List<Line> transcript,
      long faqVersion) {
    this(id, site, conversation, question, transcript, faqVersion, null);
  }

  @JsonProperty
  int version() {
    return VERSION;
  }

  /**
   * The question.
   *
   * @param text the visitor's words, or the title of what they chose
   * @param language BCP 47 as the visitor's browser names it; null if unknown
   * @param choice id of the candidate that the visitor chose of an ask-back; else null
   */
  public record Asked(
      long seq,
      String text,
      @Nullable String language,
      @Nullable String choice) {}

  /** One message before the question. */
  public record Line(long seq, Who who, String text, Instant at) {}

  /** Who said it. */
  public enum Who {
    @JsonProperty("visitor")
    VISITOR,
    @JsonProperty("bot")
    BOT,
    @JsonProperty("agent")
    AGENT
  }

  /** The id of a question, without a full stop, as its signature wants it. */
  public static String id(ConversationId conversation, long question, long epoch) {
    return conversation.visitor().value() + ":" + conversation.number() + ":" + question + ":"
        + epoch;
  }

  @Override
  public String toString() {
    return "HookQuestion[" + id + "]";
  }
}
