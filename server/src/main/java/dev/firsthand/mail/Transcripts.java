package dev.firsthand.mail;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Sends visitors their own conversation, when they ask for it. Blocks; thread-safe. */
public final class Transcripts {

  /**
   * A line of a conversation.
   *
   * @param who the speaker's name as it is written; {@code visitor}, {@code bot} and {@code house}
   *     are put into words here
   * @param text empty where the visitor asked for a person by the button
   */
  public record Line(Instant at, Who who, String name, String text) {}

  /** Who says a line. */
  public enum Who {
    VISITOR,
    BOT,
    AGENT,
    HOUSE
  }

  /** What became of a wish for a transcript. */
  public sealed interface Sent {

    /** The mail server took it. */
    record Done() implements Sent {}

    /** There is nothing to send. */
    record Nothing() implements Sent {}

    /** Enough letters were asked for; again in an hour. */
    record TooMany() implements Sent {}

    /** The mail server will never take it: the address is at fault. */
    record Refused() implements Sent {}

    /** The mail server can't take it now. */
    record NotNow() implements Sent {}
  }

  /** Sends a conversation to an address; the times in it are those of a zone. Blocks. */
  public interface Way {
    Sent send(Conversation conversation, String address, ZoneId zone);
  }

  private static final int MOST_LINES = 500;
  private static final int MOST_AT_ONCE = 4;

  private final Letters letters;
  private final Function<Conversation, List<Line>> lines;
  private final Function<Letter, Delivery> way;
  private final MailHealth health;
  private final AskedFor asked;
  private final Semaphore ways = new Semaphore(MOST_AT_ONCE);

  /**
   * A desk for transcripts.
   *
   * @param lines what the visitor read of their conversation
   * @param way hands a letter to the mail server; blocks
   */
  public Transcripts(
      Letters letters,
      Function<Conversation, List<Line>> lines,
      Function<Letter, Delivery> way,
      MailHealth health,
      InstantSource clock) {
    this.letters = letters;
    this.lines = lines;
    this.way = way;
    this.health = health;
    this.asked = new AskedFor(clock);
  }

  /**
   * Sends {@code conversation} to {@code address}.
   *
   * @param zone in which the visitor lives, for the times beside what was said
   */
  public Sent send(Conversation conversation, String address, ZoneId zone) {
    SiteKey site = conversation.facts().site();
    List<Line> said = lines.apply(conversation);
    if (site == null || said.isEmpty()) {
      return new Sent.Nothing();
    }
    if (!ways.tryAcquire()) {
      return new Sent.NotNow();
    }
    try {
      if (!asked.mayAgain(conversation.id().value(), address.strip().toLowerCase(Locale.ROOT))) {
        return new Sent.TooMany();
      }
      Delivery delivery = way.apply(letter(conversation, site, said, address, zone));
      health.heard(delivery);
      return switch (delivery) {
        case Delivery.Taken taken -> new Sent.Done();
        case Delivery.Refused no -> new Sent.Refused();
        case Delivery.NotNow later -> new Sent.NotNow();
      };
    } finally {
      ways.release();
    }
  }

  private Letter letter(
      Conversation conversation, SiteKey site, List<Line> said, String address, ZoneId zone) {
    String language = conversation.facts().language();
    var moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(Locale.forLanguageTag(language))
        .withZone(zone);
    ConversationId id = conversation.id();
    return new Letter(
        letters.number("transcript " + id.value() + "#" + conversation.seq() + " " + address),
        address,
        letters.nameOf(site),
        language,
        letters.text(conversation, site, "mail.chat.subject", ""),
        letters.text(conversation, site, "mail.chat.greeting", ""),
        said.subList(Math.max(0, said.size() - MOST_LINES), said.size()).stream()
            .map(line -> new Letter.Words(
                by(conversation, site, line) + moment.format(line.at()),
                line.text().isEmpty()
                    ? letters.text(conversation, site, "mail.asked", "")
                    : line.text()))
            .toList(),
        letters.link(site, conversation.facts().page()),
        letters.text(conversation, site, "mail.link", ""),
        letters.text(conversation, site, "mail.chat.foot", ""));
  }

  private String by(Conversation conversation, SiteKey site, Line line) {
    String name = switch (line.who()) {
      case VISITOR -> letters.text(conversation, site, "mail.you", "");
      case BOT -> letters.text(conversation, site, "mail.bot", "");
      case AGENT -> line.name();
      case HOUSE -> "";
    };
    return name.isEmpty() ? "" : name + ", ";
  }
}
