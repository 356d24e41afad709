package dev.firsthand.http;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where unforeseen exceptions end: logged once, under a number that the peer is given. */
final class Faults {

  private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

  private final Supplier<String> references;

  Faults(Supplier<String> references) {
    this.references = references;
  }

  /** Logs {@code fault}, and returns the number to look it up by. */
  String report(String event, String route, Throwable fault) {
    var reference = references.get();
    log.atError()
        .addKeyValue("reference", reference)
        .addKeyValue("route", route)
        .setCause(fault)
        .log(event);
    return reference;
  }
}
