package dev.firsthand.learning;

import dev.firsthand.access.Author;
import dev.firsthand.access.StaffMember;
import dev.firsthand.bot.QuestionGroups;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.TurnTaken;
import dev.firsthand.engine.VisitorWords;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the bot could not answer, grouped by meaning, and what visitors and agents showed it of how
 * entries are asked for. Texts are read from the log each time, so what was erased is gone from here
 * too. Thread-safe; blocks.
 */
public final class QuestionDesk {

  /** The latest questions that are grouped; grouping takes the square of it. */
  static final int MOST_QUESTIONS = 2_000;

  private static final int MOST_GROUPS = 100;
  private static final int MOST_EXAMPLES = 5;
  private static final int MOST_SHOWN = 1_000;
  private static final int NEAREST = 3;
  private static final double WORTH_SEEING = 0.02;

  private final BotTurns turns;
  private final QuestionTexts texts;
  private final BotAtWork bot;
  private final SetAside setAside;
  private final Function<AgentId, Optional<StaffMember>> staff;

  public QuestionDesk(
      BotTurns turns,
      ConversationLog log,
      BotAtWork bot,
      SetAside setAside,
      Function<AgentId, Optional<StaffMember>> staff) {
    this.turns = turns;
    this.texts = new QuestionTexts(log);
    this.bot = bot;
    this.setAside = setAside;
    this.staff = staff;
  }

  /** An entry near to a group's questions, with the chance that it answers them. */
  record Near(String entry, String title, double confidence) {}

  /**
   * Questions that mean the same.
   *
   * @param times how often they were asked
   * @param badness how bad that was: the sum over the questions
   * @param examples some of them in different words, those with a person's reply first
   * @param refs all of them
   */
  record Group(
      int times,
      int badness,
      List<AskedQuestion> examples,
      List<String> refs,
      List<Near> nearest) {}

  /**
   * The page at one moment.
   *
   * @param questions how many were looked at
   * @param isCut whether there were more, which were not
   */
  record Found(
      long faqVersion,
      int questions,
      boolean isCut,
      List<Group> groups,
      List<SuggestedPhrasings.Suggestion> suggestions) {}

  Found find(SiteKey site, Instant from, Instant until, @Nullable String language) {
    var unwanted = setAside.of(site);
    var taken = latest(site, from, until, language, BotTurns.Which.UNANSWERED, MOST_QUESTIONS + 1);
    boolean isCut = taken.size() > MOST_QUESTIONS;
    var asked = asked(isCut ? taken.subList(0, MOST_QUESTIONS) : taken).stream()
        .filter(question -> !unwanted.holds(SetAside.NO_ENTRY, question.text()))
        .toList();
    return new Found(
        bot.faq(site).version(),
        asked.size(),
        isCut,
        groups(site, asked),
        SuggestedPhrasings.of(
                latest(site, from, until, language, BotTurns.Which.SIGNED, MOST_SHOWN),
                bot.faq(site).at(until).entries(),
                texts,
                unwanted)
            .suggestions());
  }

  /**
   * Sets questions aside.
   *
   * @param entry the entry for which they were suggested; empty for the list of questions
   * @return how many were found
   */
  int dismiss(SiteKey site, String entry, List<String> refs, Author by) {
    var found = refs.stream().flatMap(ref -> texts.of(site, ref).stream()).toList();
    setAside.add(site, entry, found, by);
    return found.size();
  }

  private List<TurnTaken> latest(
      SiteKey site,
      Instant from,
      Instant until,
      @Nullable String language,
      BotTurns.Which which,
      int most) {
    return turns.latest(
        new BotTurns.Query(site, from, until, language, which, null, Math.min(most, 2_500)), most);
  }

  private List<AskedQuestion> asked(List<TurnTaken> taken) {
    var worst = new LinkedHashMap<String, TurnTaken>();
    for (var turn : taken) {
      if (turn.question() > 0 && !isAnsweredByAnEntry(turn)) {
        worst.merge(QuestionTexts.ref(turn), turn, QuestionDesk::worse);
      }
    }
    return worst.values().stream().flatMap(turn -> asked(turn).stream()).toList();
  }

  /** An agent says that an entry answers it: that is a phrasing, not a question without answer. */
  private static boolean isAnsweredByAnEntry(TurnTaken turn) {
    return turn.signs().judgement() == Judgement.BOT_COULD_HAVE_ANSWERED;
  }

  private static TurnTaken worse(TurnTaken one, TurnTaken other) {
    return AskedQuestion.Trouble.of(one).compareTo(AskedQuestion.Trouble.of(other)) >= 0
        ? one
        : other;
  }

  /** The question as the log has it; empty where it was erased. */
  private Optional<AskedQuestion> asked(TurnTaken turn) {
    var events = texts.withWhatFollowed(turn);
    var text = VisitorWords.first(events);
    if (QuestionGroups.key(text).isEmpty()) {
      return Optional.empty();
    }
    var reply = firstReply(events);
    return Optional.of(new AskedQuestion(
        QuestionTexts.ref(turn),
        turn.conversation().value(),
        turn.question(),
        turn.at(),
        turn.language(),
        AskedQuestion.Trouble.of(turn),
        text,
        reply.map(ConversationEvent.AgentReplied::text).orElse(null),
        reply.flatMap(said -> staff.apply(said.agent())).map(StaffMember::name).orElse(null)));
  }

  private static Optional<ConversationEvent.AgentReplied> firstReply(List<Recorded> events) {
    return events.stream()
        .map(Recorded::event)
        .filter(ConversationEvent.AgentReplied.class::isInstance)
        .map(ConversationEvent.AgentReplied.class::cast)
        .filter(reply -> !reply.text().isEmpty())
        .findFirst();
  }

  private List<Group> groups(SiteKey site, List<AskedQuestion> asked) {
    var all = asked.stream().map(AskedQuestion::text).toList();
    return new QuestionGroups(bot.encoder().orElse(null))
        .of(all).stream()
            .map(places -> places.stream().map(asked::get).toList())
            .sorted(Comparator.comparingInt((List<AskedQuestion> group) -> -badness(group))
                .thenComparingInt(group -> -group.size())
                .thenComparing(group -> QuestionGroups.key(group.getFirst().text())))
            .limit(MOST_GROUPS)
            .map(group -> group(site, group))
            .toList();
  }

  private Group group(SiteKey site, List<AskedQuestion> group) {
    var first = group.getFirst();
    return new Group(
        group.size(),
        badness(group),
        examples(group),
        group.stream().map(AskedQuestion::ref).limit(MOST_SHOWN).toList(),
        bot.read(site, first.text(), first.language()).candidates().stream()
            .filter(candidate -> candidate.confidence() >= WORTH_SEEING)
            .limit(NEAREST)
            .map(
                candidate -> new Near(candidate.entry(), candidate.title(), candidate.confidence()))
            .toList());
  }

  private static int badness(List<AskedQuestion> group) {
    return group.stream().mapToInt(question -> question.trouble().weight()).sum();
  }

  private static List<AskedQuestion> examples(List<AskedQuestion> group) {
    var byWords = new LinkedHashMap<String, AskedQuestion>();
    for (var question : group) {
      byWords.merge(
          QuestionGroups.key(question.text()),
          question,
          (one, other) -> one.reply() == null && other.reply() != null ? other : one);
    }
    return byWords.values().stream()
        .sorted(Comparator.comparing((AskedQuestion question) -> question.reply() == null))
        .limit(MOST_EXAMPLES)
        .toList();
  }
}
