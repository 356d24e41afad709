package dev.firsthand.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What people say in a past.
 *
 * @param questions by the FAQ entry that answers them, in no words of the FAQ's
 * @param known the FAQ's own phrasings of them, for those who ask in just these words
 * @param outside questions that no entry answers
 * @param words other words, by what they are for
 */
public record Script(
    Map<String, List<String>> questions,
    Map<String, List<String>> known,
    List<String> outside,
    Map<Line, List<String>> words) {

  /** What words are for. */
  public enum Line {
    OUTSIDE_DE,
    FOREIGN,
    WISHES,
    ANGRY,
    THANKS,
    GREETINGS,
    OPENERS,
    AGENT,
    AGENT_LAST,
    VISITOR,
    VISITOR_LAST,
    MESSAGES,
    PROMISES
  }

  private static final double OPENED = 0.12;
  private static final double MISTYPED = 0.1;

  List<String> of(Line line) {
    return words.getOrDefault(line, List.of("..."));
  }

  /** A question as somebody types it: sometimes with a greeting before it, a capital, a slip. */
  String typed(String question, Dice dice) {
    String text = dice.chance(OPENED) ? dice.of(of(Line.OPENERS)) + question : question;
    if (dice.chance(MISTYPED)) {
      text = mistyped(text, dice);
    }
    return dice.chance(0.3) ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
  }

  /** Two letters change places, or one is missing, in one of the longer words. */
  private static String mistyped(String text, Dice dice) {
    var words = new ArrayList<>(List.of(text.split(" ", -1)));
    int at = dice.below(words.size());
    String word = words.get(at);
    if (word.length() < 5) {
      return text;
    }
    int i = 1 + dice.below(word.length() - 3);
    words.set(
        at,
        dice.chance(0.5)
            ? word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2)
            : word.substring(0, i) + word.substring(i + 1));
    return String.join(" ", words);
  }
}
