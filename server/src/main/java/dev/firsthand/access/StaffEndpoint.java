package dev.firsthand.access;

import dev.firsthand.http.Request;
import dev.firsthand.http.Response;

/** What answers requests of staff members who are signed in. Runs on a virtual thread. */
@FunctionalInterface
public interface StaffEndpoint {

  /**
   * Answers {@code request} of {@code who}.
   *
   * @throws Exception if it can't; the client gets 500 with a reference number, the log the rest
   */
  Response answer(Request request, StaffSession who) throws Exception;
}
