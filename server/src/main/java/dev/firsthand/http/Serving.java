package dev.firsthand.http;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** What all connections of a server share. Thread-safe. */
final class Serving {

  private final ServerOptions options;
  private final Router router;
  private final InstantSource clock;
  private final Faults faults;
  private final Executor workers;
  private final Gate gate;
  private final Proxies proxies;
  private final Counters counters = new Counters();
  private final ConcurrentMap<EventLoop, Loop> loops = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private final AtomicInteger told = new AtomicInteger();
  private volatile boolean draining;

  Serving(
      ServerOptions options, Router router, InstantSource clock, Faults faults, Executor workers) {
    this.options = options;
    this.router = router;
    this.clock = clock;
    this.faults = faults;
    this.workers = workers;
    this.gate = new Gate(options.limits(), clock);
    this.proxies = new Proxies(options.trustedProxies());
  }

  ServerOptions options() {
    return options;
  }

  Router router() {
    return router;
  }

  InstantSource clock() {
    return clock;
  }

  Faults faults() {
    return faults;
  }

  Executor workers() {
    return workers;
  }

  Gate gate() {
    return gate;
  }

  Proxies proxies() {
    return proxies;
  }

  Counters counters() {
    return counters;
  }

  Loop loop(EventLoop eventLoop) {
    return loops.computeIfAbsent(
        eventLoop, one -> new Loop(one, options.times().heartbeat().toNanos()));
  }

  Collection<EventLoop> eventLoops() {
    return loops.keySet();
  }

  /** Counts a connection in; false if there are more than may be. */
  boolean enter() {
    return counters.connectionOpened() <= options.limits().connections();
  }

  void leave(Visit visit) {
    leave(visit.addressKey());
  }

  /** Counts a connection out. */
  void leave(long addressKey) {
    gate.leave(addressKey);
    counters.connectionClosed();
    quietIfEmpty();
  }

  boolean draining() {
    return draining;
  }

  /** A WebSocket was told to come back elsewhere, also one that opened while the drain began. */
  void tell() {
    told.incrementAndGet();
  }

  /** How many WebSockets were told. */
  int told() {
    return told.get();
  }

  /** Completes once the server drains and the last connection has gone. */
  CompletableFuture<Void> quiet() {
    return quiet;
  }

  void startDraining() {
    draining = true;
    quietIfEmpty();
  }

  private void quietIfEmpty() {
    if (draining && counters.connections() <= 0) {
      quiet.complete(null);
    }
  }
}
