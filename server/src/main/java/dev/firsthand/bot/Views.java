package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of an FAQ as {@link FaqIndex} looks at it: by words, by runs of letters, by meaning, and
 * by models trained on all of it. Comes in two steps, because training takes longer than all the
 * rest. Immutable.
 *
 * @param described what every entry comes to by itself
 * @param runs the model over runs of letters; null where there is none
 * @param meanings null without an encoder
 */
record Views(
    Faq faq,
    Phrasings phrasings,
    TermSpace terms,
    Map<FaqEntry, Described> described,
    WordOverlap overlap,
    Spelling spelling,
    Languages languages,
    @Nullable LinearModel runs,
    @Nullable Meanings meanings) {

  private static final LinearModel.Schooling SCHOOLING = new LinearModel.Schooling(8, 0.3f, 1e-5f);
  private static final long MOST_RUN_WEIGHTS = 16_000_000;

  /**
   * Without models. Takes over from {@code before} what stayed the same, vectors only if they are of
   * the same encoder; comes out exactly as if built afresh.
   */
  static Views of(Faq faq, @Nullable Encoder encoder, @Nullable Views before) {
    var entries = faq.entries();
    var known = new HashMap<FaqEntry, Described>(2 * entries.size());
    var described = new ArrayList<Described>(entries.size());
    for (var entry : entries) {
      var kept = before == null ? null : before.described.get(entry);
      var own = kept == null ? Described.of(entry) : kept;
      known.put(entry, own);
      described.add(own);
    }
    var phrasings = new Phrasings(described);
    var terms = before == null
        ? new TermSpace(phrasings)
        : new TermSpace(phrasings, before.phrasings, before.terms);
    var overlap = new WordOverlap(described.stream().map(Described::stems).toList());
    var meanings = encoder == null
        ? null
        : new Meanings(phrasings, described, encoder, before == null ? null : before.meanings);
    return new Views(
        faq,
        phrasings,
        terms,
        known,
        overlap,
        new Spelling(phrasings),
        new Languages(entries),
        null,
        meanings);
  }

  /** The same, to be read lexically. */
  Views withoutMeanings() {
    return new Views(faq, phrasings, terms, described, overlap, spelling, languages, runs, null);
  }

  /** Phrasings times entries: what training takes grows with it. */
  long schooling() {
    return (long) phrasings.size() * faq.entries().size();
  }

  /** The same with models trained, unless the FAQ has one entry only or is too large. */
  Views trained(BooleanSupplier stopped) {
    int entries = faq.entries().size();
    if (entries < 2 || schooling() > FaqIndex.LARGEST_SCHOOL) {
      return this;
    }
    boolean narrow = (long) terms.used() * entries <= MOST_RUN_WEIGHTS;
    return new Views(
        faq,
        phrasings,
        terms,
        described,
        overlap,
        spelling,
        languages,
        narrow ? trainedRuns(stopped) : null,
        meanings == null ? null : meanings.trained(phrasings, stopped));
  }

  private LinearModel trainedRuns(BooleanSupplier stopped) {
    var inputs = IntStream.range(0, phrasings.size()).mapToObj(terms::row).toArray(Sparse[]::new);
    return LinearModel.train(
        inputs, phrasings.owners(), terms.width(), faq.entries().size(), SCHOOLING, stopped);
  }

  /** The texts of {@code next}, and the everyday questions, that are news to the encoder. */
  List<String> toEncode(Faq next) {
    var unknown = new ArrayList<String>(meanings == null ? EverydayQuestions.ALL : List.of());
    for (var entry : next.entries()) {
      var kept = described.get(entry);
      if (meanings == null || kept == null) {
        unknown.addAll(toEncode(kept == null ? Described.of(entry) : kept));
      }
    }
    return unknown;
  }

  private List<String> toEncode(Described entry) {
    return Stream.concat(entry.texts().stream(), entry.answers().stream())
        .filter(text -> meanings == null || !meanings.knows(text))
        .toList();
  }

  /** Holds {@code text} against every entry that is allowed to answer. */
  Evidence look(String text, List<String> words, boolean[] allowed, Recipe recipe) {
    var match = meanings == null ? null : meanings.match(Words.bounded(text));
    return new Ranking(phrasings, terms, overlap, runs, recipe, words, match, allowed).evidence();
  }
}
