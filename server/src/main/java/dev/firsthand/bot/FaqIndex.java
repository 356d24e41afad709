package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions against one immutable version of the FAQ. The same question, FAQ version and model
 * give the same reading, bit for bit. Immutable after construction, so thread-safe if its encoder is.
 */
public final class FaqIndex {

  /** A reading names at most so many candidates. */
  public static final int MOST_CANDIDATES = 5;

  /** The model named by readings without an encoder. */
  public static final String LEXICAL = "lexical";

  /** Models over all entries are trained up to so many phrasings times entries. */
  static final long LARGEST_SCHOOL = 4_000_000;

  private static final long MOST_RUN_WEIGHTS = 16_000_000;
  private static final LinearModel.Schooling SCHOOLING = new LinearModel.Schooling(8, 0.3f, 1e-5f);

  /** "What about it?" has no word of its own: only a phrasing that asks just so may be sure. */
  private static final double MOST_IF_VAGUE = 0.3;

  private static final double AS_WRITTEN = 0.9;

  private final Faq faq;
  private final String model;
  private final Phrasings phrasings;
  private final TermSpace terms;
  private final WordOverlap overlap;
  private final Languages languages;
  private final SignalReader signals;
  private final @Nullable LinearModel runs;
  private final @Nullable Meanings meanings;
  private final Recipe recipe;
  private final Calibration calibration;

  private FaqIndex(Faq faq, @Nullable Encoder encoder, Recipe recipe, Calibration calibration) {
    this.faq = faq;
    this.recipe = recipe;
    this.calibration = calibration;
    model = encoder == null ? LEXICAL : encoder.name();
    phrasings = new Phrasings(faq.entries());
    terms = new TermSpace(phrasings.words());
    overlap = new WordOverlap(faq.entries().stream().map(FaqIndex::everyWord).toList());
    languages = new Languages(faq.entries());
    signals = new SignalReader(encoder);
    int entries = faq.entries().size();
    boolean small = entries > 1 && (long) phrasings.size() * entries <= LARGEST_SCHOOL;
    runs = small && (long) terms.width() * entries <= MOST_RUN_WEIGHTS ? train() : null;
    meanings = encoder == null ? null : new Meanings(phrasings, encoder, small);
  }

  private FaqIndex(FaqIndex built, Recipe recipe, Calibration calibration) {
    faq = built.faq;
    model = built.model;
    phrasings = built.phrasings;
    terms = built.terms;
    overlap = built.overlap;
    languages = built.languages;
    signals = built.signals;
    runs = built.runs;
    meanings = built.meanings;
    this.recipe = recipe;
    this.calibration = calibration;
  }

  /** Reads by words and runs of letters alone. */
  public static FaqIndex lexical(Faq faq) {
    return new FaqIndex(faq, null, Recipe.LEXICAL, Calibration.LEXICAL);
  }

  /** Reads by meaning and by words. Encodes every phrasing: slow, unless the encoder remembers. */
  public static FaqIndex semantic(Faq faq, Encoder encoder) {
    return new FaqIndex(faq, encoder, Recipe.SEMANTIC, Calibration.SEMANTIC);
  }

  /** The same FAQ and models, otherwise weighed. Cheap: nothing is built again. */
  public FaqIndex with(Recipe otherRecipe, Calibration otherCalibration) {
    return new FaqIndex(this, otherRecipe, otherCalibration);
  }

  private LinearModel train() {
    var inputs = IntStream.range(0, phrasings.size()).mapToObj(terms::row).toArray(Sparse[]::new);
    return LinearModel.train(
        inputs, phrasings.owners(), terms.width(), faq.entries().size(), SCHOOLING);
  }

  private static Set<String> everyWord(FaqEntry entry) {
    var words = new HashSet<>(Words.of(entry.question()));
    entry.phrasings().forEach(phrasing -> words.addAll(Words.of(phrasing)));
    words.addAll(Words.of(entry.answer()));
    return words;
  }

  /** Everything that {@link #semantic} encodes for {@code faq}; an encoder may learn it beforehand. */
  public static List<String> texts(Faq faq) {
    var texts = new ArrayList<>(new Phrasings(faq.entries()).texts());
    texts.addAll(EverydayQuestions.ALL);
    return texts;
  }

  /** The version of the FAQ that this index reads. */
  public long faqVersion() {
    return faq.version();
  }

  /** {@link #LEXICAL}, or the encoder's name. */
  public String model() {
    return model;
  }

  /** Reads {@code question}; never fails, whatever the text. */
  public Reading read(Question question) {
    var heard = signals.read(question);
    var evidence = look(question, heard.language());
    return new Reading(faq.version(), model, candidates(evidence, question), heard);
  }

  /** Reads {@code question}, with the site's own adjustment of its confidences. */
  public Reading read(Question question, Adjustment own) {
    return read(question).with(own);
  }

  /** The ranking and features behind {@link #read}, before calibration. */
  public Evidence look(Question question) {
    return look(question, LanguageGuess.of(question.text()));
  }

  private Evidence look(Question question, String heard) {
    var words = Words.of(question.text());
    if (words.isEmpty() || phrasings.size() == 0) {
      return Evidence.NONE;
    }
    var allowed = languages.allowed(languages.answering(heard, question.language()));
    var match = meanings == null ? null : meanings.match(Words.bounded(question.text()));
    return new Ranking(phrasings, terms, overlap, runs, recipe, words, match, allowed).evidence();
  }

  private List<Candidate> candidates(Evidence evidence, Question question) {
    var ranked = evidence.ranked();
    if (ranked.isEmpty()) {
      return List.of();
    }
    var words = Words.of(question.text());
    boolean vague = LanguageGuess.areCommon(words) && ranked.getFirst().nearness() < AS_WRITTEN;
    double right = Math.min(vague ? MOST_IF_VAGUE : 1, calibration.right(evidence));
    double listed = Math.min(vague ? 2 * MOST_IF_VAGUE : 1, calibration.listed(evidence));
    double rest = Math.max(0, listed - right);
    double runnersUp = 0;
    for (int i = 1; i < Math.min(3, ranked.size()); i++) {
      runnersUp += ranked.get(i).share();
    }
    var candidates = new ArrayList<Candidate>();
    double previous = 1;
    for (int i = 0; i < ranked.size(); i++) {
      var own = ranked.get(i);
      double chance = i == 0 ? right : runnersUp <= 0 ? 0 : rest * own.share() / runnersUp;
      if (i > 2) {
        double left = Math.max(0, 1 - right - rest);
        chance = Math.min(left / 4, chance);
      }
      chance = Math.min(previous, chance);
      previous = chance;
      var entry = faq.entries().get(own.place());
      candidates.add(new Candidate(
          entry.id(), entry.question(), chance, own.nearest(), overlap.shared(words, own.place())));
    }
    return candidates;
  }
}
