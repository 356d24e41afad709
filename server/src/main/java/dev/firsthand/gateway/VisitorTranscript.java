package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.protocol.Person;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A conversation as plain lines, with what its visitor may see and nothing else. Pure. */
public final class VisitorTranscript {

  /** Who says a line. */
  public enum Speaker {
    VISITOR,
    BOT,
    AGENT,
    /** What happened, such as that a chat has ended. */
    HOUSE
  }

  /**
   * One thing that was said.
   *
   * @param name the agent's; empty for anybody else
   * @param text empty where the visitor asked for a person by the button
   */
  public record Line(Instant at, Speaker speaker, String name, String text) {}

  private VisitorTranscript() {}

  /**
   * What a visitor read of an event; nothing where there is nothing to read.
   *
   * @param nameOf an agent's name; empty if they are not known any more
   */
  public static List<Line> of(ConversationEvent event, Function<AgentId, String> nameOf) {
    var said = new Said(event.at(), nameOf);
    said.hear(VisitorView.of(event));
    return said.lines;
  }

  private record Said(Instant at, Function<AgentId, String> nameOf, List<Line> lines) {

    Said(Instant at, Function<AgentId, String> nameOf) {
      this(at, nameOf, new ArrayList<>());
    }

    void hear(VisitorEvent event) {
      switch ((SharedEvent) event) {
        case SharedEvent.Started e -> bot(e.text());
        case SharedEvent.BotAnswered e -> bot(e.text());
        case SharedEvent.BotAskedBack e -> bot(e.text());
        case SharedEvent.BotSaid e -> bot(e.text());
        case SharedEvent.Escalated e -> bot(e.text());
        case SharedEvent.NobodyThere e -> bot(e.text());
        case SharedEvent.VisitorSaid e -> visitor(e.text());
        case SharedEvent.AskedForHuman e -> visitor("");
        case SharedEvent.Chose e -> visitor(e.title());
        case SharedEvent.MessageLeft e -> {
          visitor(e.text());
          house(e.told());
        }
        case SharedEvent.CallBackAsked e -> {
          visitor("☎ " + e.phone() + (e.note() == null ? "" : "\n" + e.note()));
          house(e.told());
        }
        case SharedEvent.Accepted e -> {
          house(e.handover());
          agent(e.agent().id(), e.agent(), e.greeting());
        }
        case SharedEvent.AgentReplied e -> agent(e.agent(), e.who(), e.text());
        case SharedEvent.GestureGiven e ->
          agent(e.agent(), e.who(), e.text() + (e.code() == null ? "" : "\n" + e.code()));
        case SharedEvent.GivenBack e -> {
          house(e.text());
          if (e.settled() != null) {
            e.settled().forEach(point -> house("- " + point.text()));
          }
        }
        case SharedEvent.Requeued e -> house(e.text());
        case SharedEvent.FollowUpOpened e -> house(e.text());
        case SharedEvent.Closed e -> house(e.text());
        case SharedEvent.Reopened e -> house(e.text());
        case SharedEvent.Internal e -> {}
        case SharedEvent.WaitChosen e -> {}
        case SharedEvent.AnswerRated e -> {}
        case SharedEvent.Promised e -> {}
        case SharedEvent.Identified e -> {}
        case SharedEvent.Rated e -> {}
      }
    }

    private void visitor(String text) {
      lines.add(new Line(at, Speaker.VISITOR, "", text));
    }

    private void bot(String text) {
      add(Speaker.BOT, "", text);
    }

    private void house(@Nullable String text) {
      add(Speaker.HOUSE, "", text == null ? "" : text);
    }

    private void agent(String id, @Nullable Person who, String text) {
      add(Speaker.AGENT, who == null ? nameOf.apply(new AgentId(id)) : who.name(), text);
    }

    private void add(Speaker speaker, String name, String text) {
      if (!text.isBlank()) {
        lines.add(new Line(at, speaker, name, text));
      }
    }
  }
}
