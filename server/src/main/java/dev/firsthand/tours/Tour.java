package dev.firsthand.tours;

import java.util.Locale;
import java.util.Optional;

/** A tour that begins by itself once for each of the staff; the names are stored. */
public enum Tour {
  /** Of the console, on an agent's first day. */
  CONSOLE;

  /** The tour as it is written on the wire and in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The tour of a word. */
  static Optional<Tour> of(String word) {
    for (var tour : values()) {
      if (tour.word().equals(word)) {
        return Optional.of(tour);
      }
    }
    return Optional.empty();
  }
}
