package dev.firsthand.bot;

import java.util.List;

/**
 * An entry that may answer the question.
 *
 * @param entry id of the FAQ entry
 * @param title the entry's question
 * @param confidence chance that this is the right entry, 0 to 1. The confidences of a reading add up
 *     to the chance that one of its candidates is right, so never to more than 1.
 * @param nearest the entry's phrasing that lies nearest to the question
 * @param words the question's words that the entry knows too, as the visitor wrote them, folded
 */
public record Candidate(
    String entry, String title, double confidence, String nearest, List<String> words) {

  public Candidate {
    words = List.copyOf(words);
  }
}
