package dev.firsthand.bot;

import java.util.List;

/**
 * One thing the bot can say.
 *
 * @param question the question as the site words it; its title wherever the entry is named
 * @param phrasings other ways visitors ask the same; may be empty
 * @param answer Markdown
 * @param language BCP 47, as in {@code en} or {@code pt-BR}; empty where it fits every visitor
 * @param validity when it may be an answer
 */
public record FaqEntry(
    String id,
    String question,
    List<String> phrasings,
    String answer,
    String category,
    String language,
    List<String> quickReplies,
    Validity validity) {

  public FaqEntry {
    phrasings = List.copyOf(phrasings);
    quickReplies = List.copyOf(quickReplies);
  }

  /** An entry that may be an answer at any time. */
  public FaqEntry(
      String id,
      String question,
      List<String> phrasings,
      String answer,
      String category,
      String language,
      List<String> quickReplies) {
    this(id, question, phrasings, answer, category, language, quickReplies, Validity.ALWAYS);
  }
}
