package dev.firsthand.learning;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.StaffMember;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Submission;
import dev.firsthand.engine.VisitorWords;
import dev.firsthand.escalation.PolicyVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Chats that the bot kept and perhaps should not have, the likeliest first, and what staff say of
 * them: a verdict is an event of the chat, and so a label like any other. Thread-safe; blocks.
 */
public final class MissedDesk {

  /** So many of the bot's turns are looked at, the latest. */
  private static final int MOST_TURNS = 50_000;

  private static final int MOST_SHOWN = 100;
  private static final int LONGEST_CHAT = 500;

  /** A choice of an ask-back is looked for among so many events after it. */
  private static final int EVENTS_AFTER = 20;

  /** Below this there is nothing worth a person's time. */
  private static final double WORTH_A_LOOK = 0.2;

  private final Jdbi jdbi;
  private final KeptChats chats;
  private final ConversationLog log;
  private final Function<SiteKey, PolicyVersion> policies;
  private final Function<SiteKey, Faq> faqs;
  private final BiFunction<ConversationId, ConversationCommand, Submission> engine;
  private final Function<AgentId, Optional<StaffMember>> staff;
  private final Audit audit;
  private final Clock clock;

  /**
   * A desk over the tables.
   *
   * @param engine carries a command out
   */
  public MissedDesk(
      Jdbi jdbi,
      ConversationLog log,
      Function<SiteKey, PolicyVersion> policies,
      Function<SiteKey, Faq> faqs,
      BiFunction<ConversationId, ConversationCommand, Submission> engine,
      Function<AgentId, Optional<StaffMember>> staff,
      Audit audit,
      Clock clock) {
    this.jdbi = jdbi;
    this.chats = new KeptChats(jdbi, MOST_TURNS);
    this.log = log;
    this.policies = policies;
    this.faqs = faqs;
    this.engine = engine;
    this.staff = staff;
    this.audit = audit;
    this.clock = clock;
  }

  /** What staff say of a chat that the bot kept. */
  enum Opinion {
    /** The bot was right to keep it. */
    BOT_WAS_RIGHT,
    /** It should have been a person's. */
    SHOULD_HAVE_BEEN_A_PERSON
  }

  /** Which chats to show. */
  enum Which {
    OPEN,
    JUDGED
  }

  /**
   * A chat of the list.
   *
   * @param score how likely it is that it should have been a person's, 0 to 1
   * @param turn the turn that a verdict is about
   * @param question what the visitor had said before it, also where the turn follows a thumb; empty
   *     where it was erased
   * @param title the question of the entry that the bot answered with, or would have; empty without
   * @param opinion what staff said of it; null if nobody did
   */
  record Suspect(
      String conversation,
      Instant at,
      String language,
      double score,
      List<Suspicion.Reason> reasons,
      long turn,
      Verdict verdict,
      String question,
      String title,
      double confidence,
      @Nullable Opinion opinion) {}

  /**
   * The page at one moment.
   *
   * @param chats all of the period, as far as was looked
   * @param kept those that the bot kept to the end
   * @param suspects those of them that are worth a look and not judged
   * @param right judged as right, and
   * @param missed as missed
   * @param isCut whether earlier ones were left out
   */
  record Found(
      int chats,
      int kept,
      int suspects,
      int right,
      int missed,
      boolean isCut,
      List<Suspect> shown) {}

  Found find(SiteKey site, Instant from, Instant until, Which which) {
    var found = chats.find(site, from, until);
    var policy = policies.apply(site).policy();
    var judged = found.kept().stream().filter(KeptChat::isJudged).toList();
    var suspicions = found.kept().stream()
        .filter(chat -> !chat.isJudged())
        .map(chat -> Suspicion.of(chat, policy))
        .filter(suspicion -> suspicion.score() >= WORTH_A_LOOK)
        .toList();
    int missed = (int) judged.stream().filter(KeptChat::isJudgedMissed).count();
    var wanted = which == Which.OPEN
        ? suspicions
        : judged.stream().map(chat -> Suspicion.of(chat, policy)).toList();
    return new Found(
        found.all(),
        found.kept().size(),
        suspicions.size(),
        judged.size() - missed,
        missed,
        found.isCut(),
        shown(site, wanted));
  }

  private List<Suspect> shown(SiteKey site, List<Suspicion> suspicions) {
    Map<String, String> titles = faqs.apply(site).entries().stream()
        .collect(Collectors.toMap(FaqEntry::id, FaqEntry::question));
    return suspicions.stream()
        .sorted(Comparator.comparingDouble(Suspicion::score)
            .thenComparing(suspicion -> suspicion.chat().at())
            .reversed()
            .thenComparing(suspicion -> suspicion.chat().id().value()))
        .limit(MOST_SHOWN)
        .map(suspicion -> shown(suspicion, titles))
        .toList();
  }

  private Suspect shown(Suspicion suspicion, Map<String, String> titles) {
    var chat = suspicion.chat();
    var turn = suspicion.turn();
    var entry = turn.entry() == null ? turn.top() : turn.entry();
    return new Suspect(
        chat.id().value(),
        chat.at(),
        turn.language(),
        suspicion.score(),
        suspicion.reasons(),
        turn.seq(),
        turn.verdict(),
        asked(chat.id(), turn),
        entry == null ? "" : titles.getOrDefault(entry, entry),
        turn.confidence(),
        !chat.isJudged()
            ? null
            : chat.isJudgedMissed() ? Opinion.SHOULD_HAVE_BEEN_A_PERSON : Opinion.BOT_WAS_RIGHT);
  }

  /** The words that the turn answers; where it answers a thumb, the last ones before that. */
  private String asked(ConversationId id, KeptChat.Turn turn) {
    String words =
        turn.question() == 0 ? "" : VisitorWords.first(log.read(id, turn.question() - 1, 1));
    return words.isEmpty() ? lastBefore(id, turn.seq()) : words;
  }

  private String lastBefore(ConversationId id, long seq) {
    return log.read(id, 0, (int) Math.min(seq, LONGEST_CHAT)).reversed().stream()
        .map(event -> VisitorWords.first(List.of(event)))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The lines of a chat of the site; reading it is put on record. Empty if there is no such chat. */
  Optional<List<ChatLine>> read(SiteKey site, String conversation, Author by) {
    return ofSite(site, conversation).map(id -> {
      jdbi.useHandle(
          handle -> audit.write(handle, by, "conversation.read", site, id.value(), null, null));
      return ChatLine.of(
          log.read(id, 0, LONGEST_CHAT),
          agent -> staff.apply(agent).map(StaffMember::name).orElse(""));
    });
  }

  /**
   * Says something of a turn of a chat.
   *
   * @return whether there is such a turn; empty if there is no such chat
   */
  Optional<Boolean> judge(
      SiteKey site, String conversation, long turn, Opinion opinion, AgentId by) {
    return ofSite(site, conversation).map(id -> {
      var key = "missed." + turn + "." + clock.millis();
      return switch (engine.apply(id, verdict(id, turn, opinion, by, key))) {
        case Submission.Done done -> true;
        case Submission.Refused refused -> false;
      };
    });
  }

  /**
   * Of an answer, or an ask-back that led to one: right, or wrong. Where the bot had none, it was right
   * to think that nothing fits.
   */
  private ConversationCommand verdict(
      ConversationId id, long turn, Opinion opinion, AgentId by, String key) {
    var meant = meant(id, turn);
    var judgement = switch (opinion) {
      case BOT_WAS_RIGHT ->
        meant.isPresent() ? Judgement.BOT_COULD_HAVE_ANSWERED : Judgement.RIGHT_TO_ESCALATE;
      case SHOULD_HAVE_BEEN_A_PERSON -> Judgement.SHOULD_HAVE_COME_SOONER;
    };
    return new ConversationCommand.Judge(
        by, key, turn, judgement, opinion == Opinion.BOT_WAS_RIGHT ? meant.orElse(null) : null);
  }

  /** The entry that a turn answered with, or that was chosen of its choices. */
  private Optional<String> meant(ConversationId id, long turn) {
    return log.read(id, turn - 1, EVENTS_AFTER).stream()
        .flatMap(each -> switch (each.event()) {
          case ConversationEvent.BotAnswered e when each.seq() == turn -> Stream.of(e.entry());
          case ConversationEvent.Chose e when e.askBack() == turn -> Stream.of(e.choice());
          default -> Stream.<String>empty();
        })
        .filter(entry -> !entry.equals(Choice.NONE))
        .findFirst();
  }

  private Optional<ConversationId> ofSite(SiteKey site, String conversation) {
    return QuestionTexts.conversation(conversation)
        .filter(id -> log.summary(id).filter(of -> of.site().equals(site)).isPresent());
  }
}
