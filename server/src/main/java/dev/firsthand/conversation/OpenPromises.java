package dev.firsthand.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The promises of a conversation that are open, in the order in which they were made. */
public record OpenPromises(List<OpenPromise> all) {

  /** The most that may be open at a time. */
  public static final int MOST = 20;

  static final OpenPromises NONE = new OpenPromises(List.of());

  public OpenPromises {
    all = List.copyOf(all);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  boolean isFull() {
    return all.size() >= MOST;
  }

  /** The promise of this number, if it is open. */
  public Optional<OpenPromise> find(long id) {
    return all.stream().filter(promise -> promise.id() == id).findFirst();
  }

  /** The one that is due first. */
  public Optional<OpenPromise> first() {
    return all.stream().min(Comparator.comparing(OpenPromise::due));
  }

  /** Those that the house made: an answer by a person keeps them. */
  List<OpenPromise> ofHouse() {
    return all.stream().filter(promise -> promise.by() == null).toList();
  }

  OpenPromises after(long seq, ConversationEvent.PromiseMade e) {
    return with(new OpenPromise(
        seq, PromiseKind.OWN, e.agent(), e.text(), e.owner(), e.due(), e.at(), null));
  }

  OpenPromises after(long seq, ConversationEvent.HousePromised e) {
    return with(new OpenPromise(seq, e.kind(), null, "", null, e.due(), e.at(), null));
  }

  OpenPromises moved(long id, @Nullable AgentId owner, Instant due, Instant at) {
    return each(promise -> promise.id() == id ? promise.moved(owner, due, at) : promise);
  }

  OpenPromises reminded(long id, Instant moment) {
    return each(promise -> promise.id() == id ? promise.reminded(moment) : promise);
  }

  OpenPromises snoozed(long id, Instant until) {
    return each(promise -> promise.id() == id ? promise.quietUntil(until) : promise);
  }

  OpenPromises without(List<Long> kept) {
    return new OpenPromises(
        all.stream().filter(promise -> !kept.contains(promise.id())).toList());
  }

  private OpenPromises with(OpenPromise promise) {
    var more = new ArrayList<>(all);
    more.add(promise);
    return new OpenPromises(more);
  }

  private OpenPromises each(UnaryOperator<OpenPromise> change) {
    return new OpenPromises(all.stream().map(change).toList());
  }
}
