package dev.firsthand.faq;

import dev.firsthand.rest.BadInput;
import java.util.regex.Pattern;

/** Where the links of an answer may lead: to web pages and mail, or within the site. */
final class AnswerLinks {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^()]*+)\\)?");
  private static final Pattern ODD = Pattern.compile("[\\x00-\\x20\\x7f-\\xa0\\\\]");
  private static final Pattern SAFE =
      Pattern.compile("(https?://[^/]|mailto:[^?]*@).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern SCHEME =
      Pattern.compile("(//|[^/?#.]*:|[a-z][a-z0-9+.-]*:).*", Pattern.CASE_INSENSITIVE);

  private AnswerLinks() {}

  /** Refuses {@code markdown} if one of its links leads elsewhere, naming the link. */
  static void check(String markdown) {
    var links = LINK.matcher(markdown);
    while (links.find()) {
      var address = links.group(1).strip();
      if (!isSafe(address)) {
        throw new BadInput(
            "answer",
            "“answer” has the link “" + address
                + "”: links must start with https://, http:// or mailto:, or be a path such as"
                + " /delivery.html, without spaces.");
      }
    }
  }

  private static boolean isSafe(String address) {
    return !address.isEmpty()
        && !ODD.matcher(address).find()
        && (SAFE.matcher(address).matches() || !SCHEME.matcher(address).matches());
  }
}
