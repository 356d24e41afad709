package dev.firsthand.bench.load;

import java.util.List;

/** What visitors ask the bot about the shop of the tests: no two are the same. */
final class Questions {

  private static final List<String> ALL = List.of(
      "How much is it to mend a flat tyre on bike number %d?",
      "Until when are you open on day %d of the month?",
      "Could I borrow a cargo bicycle for %d hours?",
      "Is there a guarantee on repair %d if it breaks again?",
      "Where do I leave my car when I come with order %d?",
      "May I pay the bill of %d euros by credit card?",
      "What time does the workshop open for customer %d?",
      "What do you charge for puncture number %d?");

  private Questions() {}

  static String of(long number) {
    return ALL.get((int) (number % ALL.size())).formatted(number);
  }
}
