package dev.firsthand.faq;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which past questions would get another answer if an entry were changed: asked again, out of the blue,
 * of the bot as it is and as it would be. In pieces, so that each takes about a second at most, and
 * whoever asks can stop at any time. Thread-safe; blocks.
 */
final class ChangeCheck {

  /** Questions of a piece. */
  static final int PIECE = 150;

  /** Indexes that are remembered between the pieces of a check. */
  private static final int MOST_INDEXES = 4;

  private final PastQuestions past;
  private final FaqDirectory faqs;
  private final Rehearsal rehearsal;
  private final Map<Of, FaqIndex> indexes = new LinkedHashMap<>(MOST_INDEXES, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Of, FaqIndex> eldest) {
      return size() > MOST_INDEXES;
    }
  };

  ChangeCheck(PastQuestions past, FaqDirectory faqs, Rehearsal rehearsal) {
    this.past = past;
    this.faqs = faqs;
    this.rehearsal = rehearsal;
  }

  /** Which index: the site's FAQ with a change. */
  private record Of(SiteKey site, long version, String model, Draft draft) {}

  /** What an FAQ is to be. */
  sealed interface Draft {
    /** As it is. */
    record Nothing() implements Draft {}

    /** With an entry added, or in the place of the one of its id. */
    record With(FaqEntry entry) implements Draft {}

    record Without(String id) implements Draft {}

    /** As it was in an earlier version. */
    record Past(long version) implements Draft {}
  }

  /**
   * A piece of a check.
   *
   * @param of how many wordings there are
   * @param done how many of them are through with this piece
   * @param asked how often those were asked in all
   * @param moment when they were asked, if that is still to come: the entry is no answer before; else null
   */
  record Piece(
      long faqVersion,
      int of,
      int done,
      int asked,
      List<AnswerChange> changes,
      @Nullable Instant moment) {}

  /** The piece that begins after {@code done} questions of the time up to {@code until}. */
  Piece check(SiteKey site, Draft draft, Instant until, int done, Instant now) {
    var questions = past.of(site, until);
    int from = Math.min(done, questions.size());
    int to = Math.min(from + PIECE, questions.size());
    return check(site, draft, questions.subList(from, to), questions.size(), to, now);
  }

  /** All of the given wordings, as a piece that is the whole. */
  Piece check(SiteKey site, Draft draft, List<String> texts, String language, Instant now) {
    var questions = texts.stream()
        .map(text -> PastQuestion.of(text, language, "", null, null))
        .toList();
    return check(site, draft, questions, questions.size(), questions.size(), now);
  }

  private Piece check(
      SiteKey site, Draft draft, List<PastQuestion> questions, int of, int done, Instant now) {
    var faq = faqs.current(site);
    var changed = new Faq(faq.version(), entries(site, faq, draft));
    int asked = questions.stream().mapToInt(PastQuestion::times).sum();
    if (questions.isEmpty() || changed.equals(faq)) {
      return new Piece(faq.version(), of, of, asked, List.of(), null);
    }
    var at = moment(faq, draft, now);
    var is = new Bot(site, faq, index(site, faq, new Draft.Nothing()), at);
    var then = new Bot(site, changed, index(site, changed, draft), at);
    var changes = new ArrayList<AnswerChange>();
    for (var question : questions) {
      var said = is.says(question);
      var would = then.says(question);
      if (!said.isLike(would)) {
        changes.add(AnswerChange.of(question, said, would));
      }
    }
    return new Piece(faq.version(), of, done, asked, changes, at.equals(now) ? null : at);
  }

  /** Now; but of an entry that begins later, and is no answer yet, when it does. */
  private static Instant moment(Faq faq, Draft draft, Instant now) {
    if (!(draft instanceof Draft.With(var put)) || !put.validity().begins(now)) {
      return now;
    }
    boolean endsNow = faq.at(now).entries().stream().anyMatch(each -> each.id().equals(put.id()));
    return endsNow ? now : Objects.requireNonNullElse(put.validity().from(), now);
  }

  private List<FaqEntry> entries(SiteKey site, Faq faq, Draft draft) {
    return switch (draft) {
      case Draft.Nothing nothing -> faq.entries();
      case Draft.With with -> with(faq, with.entry());
      case Draft.Without without ->
        faq.entries().stream().filter(entry -> !entry.id().equals(without.id())).toList();
      case Draft.Past past -> faqs.at(site, past.version()).orElse(faq).entries();
    };
  }

  private static List<FaqEntry> with(Faq faq, FaqEntry put) {
    var entries = new ArrayList<FaqEntry>();
    boolean isThere = false;
    for (var entry : faq.entries()) {
      boolean isSame = entry.id().equals(put.id());
      entries.add(isSame ? put : entry);
      isThere |= isSame;
    }
    if (!isThere) {
      entries.add(put);
    }
    return entries;
  }

  private FaqIndex index(SiteKey site, Faq faq, Draft draft) {
    var which = new Of(site, faq.version(), rehearsal.model(site), draft);
    synchronized (indexes) {
      var known = indexes.get(which);
      if (known != null) {
        return known;
      }
    }
    var made = rehearsal.index(site, faq);
    synchronized (indexes) {
      indexes.put(which, made);
    }
    return made;
  }

  /** The bot of a site with an FAQ, as it takes a question out of the blue. */
  private final class Bot {
    private final Faq faq;
    private final FaqIndex index;
    private final SiteKey site;
    private final PolicyVersion policy;
    private final Instant at;

    Bot(SiteKey site, Faq faq, FaqIndex index, Instant at) {
      this.site = site;
      this.faq = faq.at(at);
      this.at = at;
      this.index = index;
      policy = rehearsal.policy(site);
    }

    AnswerChange.Said says(PastQuestion question) {
      var reading = index
          .read(new Question(question.text(), List.of(), question.language()), at)
          .with(rehearsal.adjustment(site));
      var turn = new EscalationRules(policy, faq, question.language(), key -> "")
          .onMessage(
              reading, Counters.NONE, Said.outOfTheBlue(question.text(), question.language()));
      var best = reading.candidates().isEmpty() ? null : reading.candidates().getFirst();
      return new AnswerChange.Said(
          turn.decision().verdict(),
          turn instanceof BotTurn.Answer answer ? answer.entry() : null,
          best == null ? "" : best.title(),
          reading.confidence());
    }
  }
}
