package dev.firsthand.past;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.past.Script.Line;
import dev.firsthand.past.Topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visitor who knows what they mean, and judges by it what they are told: contented they thank, rate,
 * leave; else they say it again, ask for a person, lose patience, or leave and come back the other day.
 */
final class VisitorPlay {

  private static final Duration MEAN_PATIENCE = Duration.ofMinutes(7);

  private final Stage stage;
  private final Topics topics;
  private final Truth truth;
  private final SiteKey site;
  private final VisitorId visitor;
  private final boolean shortTempered;
  private ConversationId id;
  private Topic topic;
  private int wording;
  private int more;
  private int comebacks;
  private boolean greets;

  /** Counts what the visitor saw; what they were about to do is dropped when something new comes. */
  private long seen;

  private @Nullable Instant waitsUntil;

  VisitorPlay(Stage stage, Topics topics, Truth truth, SiteKey site, Topic topic) {
    this.stage = stage;
    this.topics = topics;
    this.truth = truth;
    this.site = site;
    this.topic = topic;
    visitor = new VisitorId(stage.dice.name());
    id = ConversationId.of(visitor, 1);
    shortTempered = stage.dice.chance(0.12);
    more = stage.dice.chance(0.22) ? 1 : 0;
  }

  ConversationId id() {
    return id;
  }

  VisitorId visitor() {
    return visitor;
  }

  String language() {
    return topic.language();
  }

  /** What they want to know now; null if the FAQ does not have it. */
  @Nullable
  String meant() {
    return topic.meant();
  }

  /** They open the chat, on a page of the shop. */
  void comes(String page) {
    stage.does(id, new ConversationCommand.Start(site, topic.language(), page));
    greets = stage.dice.chance(0.06);
    then(4, 40, greets ? () -> says(stage.dice.of(stage.script.of(Line.GREETINGS))) : this::asks);
  }

  private void then(int least, int most, Runnable act) {
    long now = ++seen;
    stage.later(stage.dice.seconds(least, most), () -> {
      if (seen == now) {
        act.run();
      }
    });
  }

  private void asks() {
    List<String> wordings = topic.wordings();
    String text = wordings.get(Math.min(wording++, wordings.size() - 1));
    Long seq = says(stage.script.typed(text, stage.dice));
    if (seq != null) {
      truth.meant(id, seq, topic.meant());
    }
  }

  private @Nullable Long says(String text) {
    return stage.does(id, new ConversationCommand.Say(stage.key(), text));
  }

  /** What happened in the chat, as the visitor sees it. */
  void sees(ConversationEvent event, long seq) {
    switch (event) {
      case ConversationEvent.BotAnswered e -> {
        if (e.entry().equals(topic.meant())) {
          isContented(seq);
        } else {
          isMisled(seq);
        }
      }
      case ConversationEvent.BotAskedBack e -> isAskedBack(e, seq);
      case ConversationEvent.BotSaid e -> hears(e);
      case ConversationEvent.Escalated e -> waits();
      case ConversationEvent.NobodyThere e -> findsNobody();
      case ConversationEvent.Accepted e -> waitsUntil = null;
      case ConversationEvent.AgentReplied e -> reads();
      case ConversationEvent.ClosedByAgent e -> leavesPerson();
      default -> {}
    }
  }

  private void isContented(long answer) {
    Dice dice = stage.dice;
    then(8, 40, () -> {
      double thumb = dice.number();
      if (thumb < 0.17) {
        rates(answer, true);
      } else if (thumb < 0.185) {
        rates(answer, false);
        return;
      }
      double next = dice.number();
      if (next < 0.22) {
        then(2, 15, () -> says(dice.of(stage.script.of(Line.THANKS))));
      } else if (more > 0 && next < 0.75) {
        more--;
        asksElse();
      } else if (next < 0.78) {
        then(5, 30, this::wantsPerson);
      } else {
        leaves(0.02);
      }
    });
  }

  private void isMisled(long answer) {
    Dice dice = stage.dice;
    then(8, 40, () -> {
      double thumb = dice.number();
      if (thumb < 0.3) {
        rates(answer, false);
        if (dice.chance(0.4)) {
          return;
        }
      } else if (thumb < 0.315) {
        rates(answer, true);
      }
      triesAgain(0.38, 0.28);
    });
  }

  /** Says it again, asks for a person, or gives it up for today. */
  private void triesAgain(double again, double person) {
    Dice dice = stage.dice;
    double next = dice.number();
    if (next < again) {
      then(6, 40, this::asks);
    } else if (next < again + person) {
      then(4, 25, shortTempered ? this::complains : this::wantsPerson);
    } else {
      leaves(0.3);
    }
  }

  private void isAskedBack(ConversationEvent.BotAskedBack asked, long seq) {
    boolean there = asked.choices().stream().anyMatch(c -> c.entry().equals(topic.meant()));
    then(5, 25, () -> {
      if (stage.dice.chance(0.78)) {
        String meant = topic.meant();
        String choice = there && meant != null ? meant : Choice.NONE;
        Long chose = stage.does(id, new ConversationCommand.Choose(stage.key(), seq, choice));
        if (chose != null) {
          truth.meant(id, chose, meant);
        }
      } else {
        triesAgain(0.5, 0.2);
      }
    });
  }

  private void hears(ConversationEvent.BotSaid said) {
    Verdict verdict = said.decision().verdict();
    if (greets) {
      greets = false;
      then(4, 20, this::asks);
    } else if (said.offersPerson()) {
      then(4, 20, stage.dice.chance(0.62) ? this::asksForPerson : () -> triesAgain(0.6, 0.1));
    } else if (verdict == Verdict.SMALL_TALK) {
      leaves(0.02);
    } else {
      triesAgain(0.65, 0.15);
    }
  }

  private void asksElse() {
    topic = topics.any(stage.dice);
    wording = 0;
    then(10, 90, this::asks);
  }

  private void wantsPerson() {
    if (stage.dice.chance(0.35)) {
      says(stage.dice.of(stage.script.of(Line.WISHES)));
    } else {
      asksForPerson();
    }
  }

  private void asksForPerson() {
    stage.does(id, new ConversationCommand.AskForHuman(stage.key()));
  }

  private void complains() {
    says(stage.dice.of(stage.script.of(Line.ANGRY)));
  }

  private void rates(long answer, boolean helpful) {
    stage.does(id, new ConversationCommand.RateAnswer(stage.key(), answer, helpful));
  }

  private void waits() {
    seen++;
    Duration patience = stage.dice.exponential(MEAN_PATIENCE).plusSeconds(30);
    Instant until = stage.time.instant().plus(patience);
    waitsUntil = until;
    stage.time.at(until, () -> {
      if (until.equals(waitsUntil)) {
        waitsUntil = null;
        stage.does(id, new ConversationCommand.End(stage.key()));
      }
    });
  }

  private void findsNobody() {
    then(10, 60, () -> {
      if (waitsUntil != null && stage.dice.chance(0.55)) {
        waitsUntil = null;
        String text = stage.dice.of(stage.script.of(Line.MESSAGES));
        stage.does(
            id,
            new ConversationCommand.LeaveMessage(
                stage.key(), text, "Visitor", visitor.value() + "@example.org"));
      }
    });
  }

  private void reads() {
    then(12, 75, () -> {
      if (stage.now(id).state() instanceof ConversationState.Human) {
        says(stage.dice.of(stage.script.of(Line.VISITOR)));
      }
    });
  }

  private void leavesPerson() {
    seen++;
    if (stage.dice.chance(0.32)) {
      int stars = stage.dice.chance(0.8) ? 5 - stage.dice.below(2) : 1 + stage.dice.below(3);
      stage.later(
          stage.dice.seconds(5, 60),
          () -> stage.does(id, new ConversationCommand.Rate(stage.key(), stars, null)));
    }
  }

  /** Closes the window; some come back within two days, with what is still open or with something else. */
  private void leaves(double comesBack) {
    seen++;
    if (comebacks < 2 && stage.dice.chance(comesBack)) {
      comebacks++;
      boolean same = comesBack > 0.1;
      long now = seen;
      stage.later(Duration.ofMinutes(30 + stage.dice.below(40 * 60)), () -> {
        if (seen == now) {
          comesAgain(same);
        }
      });
    }
  }

  private void comesAgain(boolean forTheSame) {
    if (!forTheSame) {
      topic = topics.any(stage.dice);
    }
    wording = 0;
    if (stage.isOver(id)) {
      id = ConversationId.of(visitor, id.number() + 1);
      stage.does(id, new ConversationCommand.Start(site, topic.language(), "/"));
    }
    then(4, 40, this::asks);
  }
}
