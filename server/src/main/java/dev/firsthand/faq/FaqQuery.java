package dev.firsthand.faq;

import dev.firsthand.http.Request;
import dev.firsthand.rest.BadInput;
import java.util.Optional;

/** What stands behind the “?” in addresses of an FAQ. */
final class FaqQuery {

  private FaqQuery() {}

  /** True or false; false if it is not there. */
  static boolean flag(Request request, String name) {
    return switch (request.query(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadInput(name, "“" + name + "” must be true or false.");
    };
  }

  /** The number of a version, or another count, if it is there. */
  static Optional<Long> version(Request request, String name) {
    return request.query(name).filter(text -> !text.isEmpty()).map(text -> {
      if (!text.matches("[0-9]{1,18}")) {
        throw new BadInput(name, "“" + name + "” must be a whole number, as an answer gave it.");
      }
      return Long.valueOf(text);
    });
  }
}
