package dev.firsthand.bot;

import java.util.List;

/**
 * Questions from everyday life, from many domains: what people ask that no site's FAQ answers. The
 * confidence compares a question's nearest phrasing with its nearest neighbours here. Own texts.
 */
final class EverydayQuestions {

  static final List<String> ALL =
      """
      What is the weather like tomorrow?
      """.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();

  private EverydayQuestions() {}
}
