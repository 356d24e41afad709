package dev.firsthand.mail;

import java.util.stream.Collectors;

/** A letter in plain text and in HTML. What people wrote is text in both, never markup. Pure. */
final class LetterText {

  private LetterText() {}

  static String plain(Letter letter) {
    String words = letter.words().stream()
        .map(said -> said.agent() + ":\n" + said.text().strip())
        .collect(Collectors.joining("\n\n"));
    String link = letter.link() == null ? "" : letter.linkWords() + "\n" + letter.link() + "\n\n";
    return letter.greeting() + "\n\n" + words + "\n\n" + link + "-- \n" + letter.foot() + "\n";
  }

  static String html(Letter letter) {
    String words = letter.words().stream()
        .map(said -> "<p><strong>" + escaped(said.agent()) + "</strong></p><blockquote>"
            + paragraphs(said.text()) + "</blockquote>")
        .collect(Collectors.joining("\n"));
    String link = letter.link() == null
        ? ""
        : "<p><a href=\"" + escaped(letter.link()) + "\">" + escaped(letter.linkWords())
            + "</a></p>\n";
    return "<!doctype html><html><body>\n<p>" + escaped(letter.greeting()) + "</p>\n" + words + "\n"
        + link + "<p><small>" + escaped(letter.foot()) + "</small></p>\n</body></html>\n";
  }

  private static String paragraphs(String text) {
    return "<p>" + escaped(text.strip()).replaceAll("\\R{2,}", "</p><p>").replaceAll("\\R", "<br>")
        + "</p>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
