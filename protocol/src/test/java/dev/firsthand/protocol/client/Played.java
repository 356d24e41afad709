package dev.firsthand.protocol.client;

import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.Person;
import dev.firsthand.protocol.ServerFrame;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import dev.firsthand.protocol.VisitorFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A client's session, with a hand that plays the server and the network. */
final class Played {

  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final String CHAT = "c-1";

  final ClientSession session;
  final List<VisitorCommand> sent = new ArrayList<>();
  final List<Output.Wake> wakes = new ArrayList<>();
  final List<Long> delivered = new ArrayList<>();
  final List<Output> other = new ArrayList<>();
  long link;

  Played() {
    this(Memory.NONE);
  }

  Played(Memory memory) {
    session = new ClientSession(Page.of("fernwood"), memory, new SplittableRandom(7));
    on(new Input.Start());
  }

  /** A client that is live, after event 1. */
  static Played live() {
    var played = new Played();
    played.opened().hears(welcome(CHAT, 1), event(1), caughtUp(1));
    played.sent.clear();
    return played;
  }

  Played opened() {
    return on(new Input.Opened(link));
  }

  Played hears(VisitorFrame... frames) {
    for (VisitorFrame frame : frames) {
      on(new Input.Heard(link, frame));
    }
    return this;
  }

  Played loses(int closeNumber) {
    return on(new Input.Lost(link, closeNumber));
  }

  Played says(String text) {
    String id = session.nextId();
    return on(new Input.Submit(new VisitorCommand.Say(id, "k-" + text, text)));
  }

  /** Lets the last alarm of this kind ring. */
  Duration wakes(Input.Alarm alarm) {
    Output.Wake wake =
        wakes.stream().filter(each -> each.alarm() == alarm).reduce((a, b) -> b).orElseThrow();
    on(new Input.Woken(wake.link(), alarm));
    return wake.in();
  }

  /** Connects again after a loss. */
  Played comesBack() {
    wakes(Input.Alarm.CONNECT);
    return opened();
  }

  <T extends VisitorCommand> T lastSent(Class<T> type) {
    return type.cast(sent.getLast());
  }

  Played on(Input input) {
    for (Output output : session.on(input)) {
      switch (output) {
        case Output.Connect connect -> link = connect.link();
        case Output.Send send -> sent.add(send.command());
        case Output.Wake wake -> wakes.add(wake);
        case Output.Deliver deliver -> delivered.add(deliver.event().seq());
        case Output.HangUp hangUp -> other.add(hangUp);
        case Output.Tell tell -> other.add(tell);
        case Output.Answered answered -> other.add(answered);
        case Output.Declined declined -> other.add(declined);
        case Output.Ended ended -> other.add(ended);
      }
    }
    return this;
  }

  static VisitorFrame.Welcome welcome(String conversation, long head) {
    return new VisitorFrame.Welcome("1", "e1", "v-1", "secret", conversation, head, 10_000, 1);
  }

  static VisitorFrame.Event event(long seq) {
    return new VisitorFrame.Event(CHAT, seq, NOON, new SharedEvent.Internal());
  }

  static VisitorFrame.CaughtUp caughtUp(long seq) {
    return new VisitorFrame.CaughtUp(
        CHAT,
        seq,
        new VisitorFrame.Status(StateName.HUMAN, 2, new Person("maria", "Maria", "", null)));
  }

  static ServerFrame.Ok ok(VisitorCommand.Keyed command, long seq) {
    return new ServerFrame.Ok(command.id(), command.key(), seq, NOON);
  }

  static ServerFrame.Ok ok(VisitorCommand.Fetch fetch) {
    return new ServerFrame.Ok(fetch.id(), null, null, NOON);
  }

  static ServerFrame.Refused refused(String id, ErrorCode code, Long retryInMs) {
    return new ServerFrame.Refused(id, null, code, "", null, code.retry(), retryInMs, null);
  }
}
