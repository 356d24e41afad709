package dev.firsthand.http;

/** What answers the requests of a route. Runs on a virtual thread of its own, so it may block. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers {@code request}.
   *
   * @throws Exception if it can't; the client gets 500 with a reference number, the log the rest
   */
  Response answer(Request request) throws Exception;
}
