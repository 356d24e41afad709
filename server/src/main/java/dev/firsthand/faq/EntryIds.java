package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Makes ids of questions, the same for the same question. */
final class EntryIds {

  /** Words that stand for something else where an entry's id stands in an address. */
  static final Set<String> RESERVED = Set.of("test", "import", "export");

  private static final int LONGEST = 60;
  private static final Pattern MARKS = Pattern.compile("\\p{M}++");
  private static final Pattern APOSTROPHES = Pattern.compile("['’`]");
  private static final Pattern REST = Pattern.compile("[^a-z0-9]++");

  private EntryIds() {}

  /** The question's words, joined; a number where it has no Latin letters. */
  static String of(String question) {
    var bare =
        MARKS.matcher(Normalizer.normalize(question, Normalizer.Form.NFKD)).replaceAll("");
    var plain =
        APOSTROPHES.matcher(bare.toLowerCase(Locale.ROOT).replace("ß", "ss")).replaceAll("");
    var words = REST.matcher(plain).replaceAll("-");
    var id = trimmed(words);
    if (id.length() > LONGEST) {
      int end = id.lastIndexOf('-', LONGEST);
      id = id.substring(0, end > 0 ? end : LONGEST);
    }
    if (id.isEmpty()) {
      return "entry-" + fingerprint(question);
    }
    return RESERVED.contains(id) ? id + "-entry" : id;
  }

  /** An id of the question that is not taken. */
  static String free(String question, Predicate<String> taken) {
    var plain = of(question);
    var id = plain;
    for (int i = 2; taken.test(id); i++) {
      id = plain + "-" + i;
    }
    return id;
  }

  /** A second id of the question, for when another question has the first. */
  static String other(String question) {
    return of(question) + "-" + fingerprint(question);
  }

  private static String trimmed(String words) {
    int from = words.startsWith("-") ? 1 : 0;
    int to = words.length() > from && words.endsWith("-") ? words.length() - 1 : words.length();
    return words.substring(from, to);
  }

  private static String fingerprint(String question) {
    var sum = new CRC32();
    sum.update(question.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
