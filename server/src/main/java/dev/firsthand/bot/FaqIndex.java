package dev.firsthand.bot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions against one immutable version of the FAQ. The same question, FAQ version, model and
 * {@link #calibration} give the same reading, bit for bit: plain, trained and calibrated indexes of one
 * version differ in the calibration's name. Immutable, so thread-safe if its encoder is.
 */
public final class FaqIndex {

  /** A reading names at most so many candidates. */
  public static final int MOST_CANDIDATES = 5;

  /** The model named by readings without an encoder. */
  public static final String LEXICAL = "lexical";

  /** Models over all entries are trained up to so many phrasings times entries. */
  static final long LARGEST_SCHOOL = 4_000_000;

  /** From so many on, training takes longer than an edit may wait. */
  private static final long LONG_SCHOOL = 100_000;

  /** "What about it?" has no word of its own: only a phrasing that asks just so may be sure. */
  private static final double MOST_IF_VAGUE = 0.3;

  private static final double AS_WRITTEN = 0.9;

  /** A message that is understood whole need not be taken apart. */
  private static final double SURE = 0.4;

  /** Nothing is gained by looking for misspelt words in a message that is understood so well. */
  private static final double AS_GOOD_AS_SURE = 0.9;

  /** A message with mended words may be another message: it has to be a little surer. */
  private static final double MENDED = 0.9;

  /** A part has to be surer than the whole, because the best of several is flattered. */
  private static final double PART = 0.7;

  private final Views views;
  private final @Nullable Encoder encoder;
  private final SignalReader signals;
  private final Recipe recipe;
  private final Calibration calibration;

  private FaqIndex(Views views, @Nullable Encoder encoder, Recipe recipe, Calibration calibration) {
    this.views = views;
    this.encoder = encoder;
    this.recipe = recipe;
    this.calibration = calibration;
    signals = new SignalReader(encoder);
  }

  /** Reads by words and runs of letters alone. */
  public static FaqIndex lexical(Faq faq) {
    return plain(faq, null, null).trained();
  }

  /** Reads by meaning and by words. Encodes every phrasing and answer: slow. */
  public static FaqIndex semantic(Faq faq, Encoder encoder) {
    return plain(faq, encoder, null).trained();
  }

  /**
   * Reads at once, if not as well as {@link #trained} soon will. Takes over from {@code before},
   * whichever its model, what an edit left as it was; reads exactly as an index built afresh.
   *
   * @param encoder null to read lexically
   */
  public static FaqIndex plain(Faq faq, @Nullable Encoder encoder, @Nullable FaqIndex before) {
    boolean same = before != null && encoder != null && before.model().equals(encoder.name());
    var views = Views.of(
        faq, encoder, before == null ? null : same ? before.views : before.views.withoutMeanings());
    return new FaqIndex(
        views, encoder, recipe(encoder), Shipped.of(encoder != null, false).calibration());
  }

  private static Recipe recipe(@Nullable Encoder encoder) {
    return encoder == null ? Recipe.LEXICAL : Recipe.SEMANTIC;
  }

  /** The same with models trained on the whole FAQ: better, and slow with many entries. */
  public FaqIndex trained() {
    return trained(() -> false);
  }

  /** The same; where {@code stopped} turns true on the way, the models are of no use. */
  public FaqIndex trained(BooleanSupplier stopped) {
    var taught = views.trained(stopped);
    return new FaqIndex(taught, encoder, recipe, shipped(encoder, taught).calibration());
  }

  private static Prior shipped(@Nullable Encoder encoder, Views views) {
    return Shipped.of(encoder != null, views.schooling() <= LARGEST_SCHOOL);
  }

  /**
   * The same with a confidence that has asked the FAQ its own phrasings. As slow as {@link #trained},
   * at most some four times.
   *
   * @param stopped looked at now and then; true gives up and leaves the index as it is
   */
  public FaqIndex calibrated(BooleanSupplier stopped) {
    return calibrated(shipped(encoder, views), stopped);
  }

  /** The same, starting from another prior than the shipped one. */
  public FaqIndex calibrated(Prior prior, BooleanSupplier stopped) {
    return with(recipe, CrossFit.calibration(this, prior, stopped));
  }

  /** The same with a calibration that {@link #calibrated} once gave the same FAQ, model and making. */
  public FaqIndex calibrated(Calibration kept) {
    return with(recipe, kept);
  }

  /**
   * Everything besides the FAQ and the encoder that {@link #calibrated} depends on, in words: if it
   * stays the same from one start to the next, so do the chances, bit for bit.
   */
  public String making() {
    return CrossFit.MAKING + " " + recipe + " " + shipped(encoder, views) + " "
        + EverydayQuestions.ALL;
  }

  /** Whether {@link #trained} takes so long that it is worth reading plainly meanwhile. */
  public boolean trainsSlowly() {
    long schooling = views.schooling();
    return schooling > LONG_SCHOOL && schooling <= LARGEST_SCHOOL;
  }

  /** The same FAQ and models, otherwise weighed. Cheap: nothing is built again. */
  public FaqIndex with(Recipe otherRecipe, Calibration otherCalibration) {
    return new FaqIndex(views, encoder, otherRecipe, otherCalibration);
  }

  /** Everything of the FAQ that {@link #semantic} encodes, besides the everyday questions. */
  public static List<String> texts(Faq faq) {
    var texts = new ArrayList<String>();
    for (var entry : faq.entries()) {
      var described = Described.of(entry);
      texts.addAll(described.texts());
      texts.addAll(described.answers());
    }
    return texts;
  }

  /** The texts of {@code next} that an index that takes over from this one has to encode. */
  public List<String> toEncode(Faq next) {
    return views.toEncode(next);
  }

  /** The version of the FAQ that this index reads. */
  public long faqVersion() {
    return views.faq().version();
  }

  /** {@link #LEXICAL}, or the encoder's name. */
  public String model() {
    return encoder == null ? LEXICAL : encoder.name();
  }

  /** What turns evidence into chances here. */
  public Calibration calibration() {
    return calibration;
  }

  Views views() {
    return views;
  }

  /** An index of a part of this FAQ, trained, with this one's weights; encodes nothing anew. */
  FaqIndex of(Faq part, BooleanSupplier stopped) {
    var meanings = views.meanings();
    var remembering = meanings == null ? null : meanings.remembering();
    var views = Views.of(part, remembering, this.views).trained(stopped);
    return new FaqIndex(views, remembering, recipe, calibration);
  }

  /** Reads {@code question} with what may be an answer at {@code at}; never fails, whatever the text. */
  public Reading read(Question question, Instant at) {
    return read(question, views.languages(), at);
  }

  /** Reads {@code question} with all entries, whether or not they may be an answer now. */
  public Reading read(Question question) {
    return read(question, views.languages(), null);
  }

  /** Whether the same question may be read otherwise at another time. */
  public boolean changesWithTime() {
    return views.languages().changeWithTime();
  }

  private Reading read(Question question, Languages languages, @Nullable Instant at) {
    var heard = signals.read(question);
    var language = languages.answering(heard.language(), question.language(), at);
    var evidence = look(question, languages.allowed(language, at));
    return new Reading(
        faqVersion(), model(), calibration.name(), candidates(evidence, question), heard);
  }

  /** The ranking and features behind {@link #read(Question)}, before calibration. */
  public Evidence look(Question question) {
    var languages = views.languages();
    var language =
        languages.answering(LanguageGuess.of(question.text()), question.language(), null);
    return look(question, languages.allowed(language, null));
  }

  private Evidence look(Question question, boolean[] allowed) {
    var words = Words.of(question.text());
    if (words.isEmpty() || views.phrasings().size() == 0 || isNobody(allowed)) {
      return Evidence.NONE;
    }
    var whole = Gist.within(question.text());
    var best = views.look(whole, words, allowed, recipe);
    double most = calibration.right(best);
    int left = Gist.MOST_WORDS - Words.of(whole).size();
    // A long message says enough beside a misspelt word; read twice, it would cost twice.
    boolean again = most < AS_GOOD_AS_SURE && Gist.cost(words) <= left;
    var text = again ? mended(question.text()) : question.text();
    if (!text.equals(question.text())) {
      var evidence = views.look(Gist.within(text), Words.of(text), allowed, recipe);
      double chance = MENDED * calibration.right(evidence);
      left -= Gist.cost(words);
      if (chance > most) {
        best = evidence;
        most = chance;
      }
    }
    if (most >= SURE) {
      return best;
    }
    for (var part : Gist.of(text)) {
      var said = Words.of(part);
      if (Gist.cost(said) > left) {
        continue;
      }
      left -= Gist.cost(said);
      var evidence = views.look(part, said, allowed, recipe);
      double chance = PART * calibration.right(evidence);
      if (chance > most) {
        best = evidence;
        most = chance;
      }
    }
    return best;
  }

  private static boolean isNobody(boolean[] allowed) {
    for (boolean one : allowed) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  /** Only with an encoder, which knows many words: without one every other word looks misspelt. */
  private String mended(String text) {
    return encoder == null ? text : views.spelling().mended(text, encoder::isWord);
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
      var entry = views.faq().entries().get(own.place());
      candidates.add(new Candidate(
          entry.id(),
          entry.question(),
          chance,
          own.nearest(),
          views.overlap().shared(words, own.place())));
    }
    return candidates;
  }
}
