package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.escalation.Replay.Ground;
import dev.firsthand.escalation.Replay.Step;
import java.time.Instant;
import java.util.List;

/** Chats of a past, as a reader would give them. */
final class MadeChats {

  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private MadeChats() {}

  static PastChat chat(int number, PastStep... steps) {
    return new PastChat(id(number), List.of(steps));
  }

  static ConversationId id(int number) {
    return ConversationId.of(new VisitorId("v" + number), 1);
  }

  /** As {@code EvidenceLine} writes it, of a question that nothing else is said of. */
  static String line(double sure) {
    return "MESSAGE|1|" + sure + "||0,0,0,0,0|NOT,NOT|";
  }

  static PastStep answered(Instant at, String language, double sure) {
    return new PastStep(
        2, at, language, "e", new Step.Turn(Ground.read(line(sure)), Verdict.ANSWER, null), null);
  }

  static PastStep askedBack(Instant at, double sure) {
    return new PastStep(
        2, at, "en", "e", new Step.Turn(Ground.read(line(sure)), Verdict.ASK_BACK, null), null);
  }

  static PastStep button(Instant at) {
    return new PastStep(3, at, "", null, new Step.Aside(EscalationReason.VISITOR_ASKED), null);
  }
}
