package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an FAQ entry must be like, whichever door it comes in by. */
final class EntryCheck {

  static final int MOST_PHRASINGS = 100;
  static final int MOST_QUICK_REPLIES = 5;

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_QUESTION = 300;
  private static final int LONGEST_ANSWER = 4000;
  private static final int LONGEST_CATEGORY = 60;
  private static final int LONGEST_QUICK_REPLY = 120;

  private static final Pattern ID = Pattern.compile("[a-z0-9]++(-[a-z0-9]++)*+");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern SPACES = Pattern.compile("\\s++");

  private EntryCheck() {}

  /**
   * The same entry, tidied: single spaces, no phrasing twice.
   *
   * @param entry with an empty id where one is to be made
   * @throws BadInput if a value can't be taken, naming it
   */
  static FaqEntry checked(FaqEntry entry) {
    if (!entry.id().isEmpty()) {
      checkId(entry.id());
    }
    var answer = bounded("answer", entry.answer().replace("\r\n", "\n").strip(), 1, LONGEST_ANSWER);
    AnswerLinks.check(answer);
    return new FaqEntry(
        entry.id(),
        line("question", entry.question(), 1, LONGEST_QUESTION),
        lines("phrasings", entry.phrasings(), MOST_PHRASINGS, LONGEST_QUESTION),
        answer,
        line("category", entry.category(), 0, LONGEST_CATEGORY),
        language(entry.language().strip()),
        lines("quickReplies", entry.quickReplies(), MOST_QUICK_REPLIES, LONGEST_QUICK_REPLY),
        ValidTimes.checked(entry.validity()));
  }

  /** Refuses an id that is none. */
  static void checkId(String id) {
    if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
      throw new BadInput(
          "id",
          "“id” must be 1 to " + LONGEST_ID
              + " small letters and digits, in words joined by “-”: delivery-time.");
    }
    if (EntryIds.RESERVED.contains(id)) {
      throw new BadInput("id", "“id” must not be test, import or export: choose another one.");
    }
  }

  private static String language(String tag) {
    if (!tag.isEmpty() && (tag.length() > 20 || !LANGUAGE.matcher(tag).matches())) {
      throw new BadInput(
          "language",
          "“language” must be a tag such as en, de or pt-BR, or empty for every visitor.");
    }
    return tag;
  }

  private static List<String> lines(String field, List<String> texts, int items, int most) {
    if (texts.size() > items) {
      throw new BadInput(
          field, "“" + field + "” has " + texts.size() + " items: give at most " + items + ".");
    }
    var tidy = new ArrayList<String>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      tidy.add(line(field + "[" + i + "]", texts.get(i), 1, most));
    }
    return tidy.stream().distinct().toList();
  }

  private static String line(String field, String text, int least, int most) {
    return bounded(field, SPACES.matcher(text.strip()).replaceAll(" "), least, most);
  }

  private static String bounded(String field, String text, int least, int most) {
    if (text.length() < least) {
      throw new BadInput(
          field, "“" + field + "” is empty: give " + least + " to " + most + " characters.");
    }
    if (text.length() > most) {
      throw new BadInput(
          field,
          "“" + field + "” has " + text.length() + " characters: give at most " + most + ".");
    }
    if (!Input.isClean(text)) {
      throw new BadInput(
          field, "“" + field + "” holds control characters or broken ones: remove them.");
    }
    return text;
  }
}
