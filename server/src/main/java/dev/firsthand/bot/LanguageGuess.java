package dev.firsthand.bot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses the language of a message from its commonest words, or from its script. Says nothing rather
 * than something wrong: product names and single words belong to nobody.
 */
final class LanguageGuess {

  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("en", """
              the a an i you my your is are was were do does did can could what where when why how
              which who to of and for with it this that not dont have has there would will in on
              please me we if from they want need get hello hi thanks thank im ive its cant
              about any much many long at be been am or so should no yes their
              """),
      Map.entry("de", """
              der die das ich sie mein meine meinen meiner ist sind war wie was wo wann warum wer und
              oder nicht ein eine einen einem einer mit fur zu zum zur auf von im dem den des es ihr
              kann konnen mochte bitte hallo danke haben habe hat wird werden wurde gibt bei aus auch
              noch mir mich uns wir kein keine an dass wenn ihnen guten tag lange viel ja nein
              ihre ihren welche schon jetzt als nach
              """),
      Map.entry("fr", """
              le la les l un une des de du je vous tu mon ma mes votre vos est sont c quoi comment
              ou quand pourquoi qui que qu et pas ne n avec pour dans sur au aux ce cette il elle on
              j d puis peut bonjour merci avoir ai a fait combien quel quelle s vous plait bonsoir
              nous en ca suis voudrais etes oui non plus salut y ma
              """),
      Map.entry("es", """
              el la los las un una de del yo usted tu mi mis su sus es son que como donde cuando por
              porque quien y no con para en al lo se me te puedo puede hola gracias tengo hay cuanto
              cuanta cual este esta eso quiero necesito favor muy mas si ha he estoy buenos dias
              ustedes nos ya tienen hacer
              """),
      Map.entry("it", """
              il lo la gli le un una di del della dei che chi come dove quando perche e non con per
              sono mio mia io posso ciao grazie quanto questo nel alla ho hai vorrei buongiorno ma
              anche piu si da mi ci si puo
              """),
      Map.entry("nl", """
              de het een ik jij je mijn jouw is zijn wat waar wanneer waarom wie hoe en of niet met
              voor van op te naar kan kunnen hallo bedankt dank heb heeft er dit dat wil graag ook
              geen wij u uw bij aan
              """),
      Map.entry("pt", """
              o os as um uma de do da dos eu voce meu minha que como onde quando por porque quem e nao
              com para em no na ao posso ola obrigado obrigada tenho quanto este isso quero preciso
              mais sim muito
              """),
      Map.entry("pl", """
              jest nie sie w na z do jak co gdzie kiedy dlaczego czy moj moja i to dla od prosze
              dziekuje czesc mam moge ile jaki
              """),
      Map.entry("tr", """
              bir ve bu ne nasil nerede ne zaman neden kim icin ile mi benim var yok merhaba tesekkurler
              istiyorum degil kac
              """),
      Map.entry("sv", """
              jag du det den en ett ar och inte med for pa till av hur var nar varfor vem kan min mitt
              hej tack har vill som
              """));

  private static final Map<String, Map<String, Double>> WEIGHTS = weights();

  private LanguageGuess() {}

  /** A BCP 47 language, or empty. */
  static String of(List<String> words) {
    var script = script(words);
    if (!script.isEmpty()) {
      return script;
    }
    var scores = new HashMap<String, Double>();
    for (var word : words.stream().limit(200).toList()) {
      WEIGHTS.getOrDefault(word, Map.of()).forEach((tag, w) -> scores.merge(tag, w, Double::sum));
    }
    String best = "";
    double most = 0;
    double second = 0;
    for (var tag : WORDS.keySet().stream().sorted().toList()) {
      double score = scores.getOrDefault(tag, 0.0);
      if (score > most) {
        second = most;
        most = score;
        best = tag;
      } else {
        second = Math.max(second, score);
      }
    }
    boolean enough = most >= 0.9 && most >= 0.12 * words.size();
    return enough && most - second >= 0.4 ? best : "";
  }

  /** Whether {@code words} are all among the commonest of some language, so say nothing specific. */
  static boolean areCommon(List<String> words) {
    return words.stream().allMatch(word -> word.length() == 1 || WEIGHTS.containsKey(word));
  }

  private static String script(List<String> words) {
    var counts = new HashMap<String, Integer>();
    words.stream()
        .limit(200)
        .flatMapToInt(String::codePoints)
        .forEach(letter -> counts.merge(scriptOf(letter), 1, Integer::sum));
    if (counts.containsKey("ja")) {
      return "ja";
    }
    int latin = counts.getOrDefault("", 0);
    return counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && entry.getValue() > latin)
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static String scriptOf(int letter) {
    if (letter < 0x370) {
      return "";
    }
    return switch (Character.UnicodeScript.of(letter)) {
      case GREEK -> "el";
      case CYRILLIC -> "ru";
      case HEBREW -> "he";
      case ARABIC -> "ar";
      case THAI -> "th";
      case HANGUL -> "ko";
      case HIRAGANA, KATAKANA -> "ja";
      case HAN -> "zh";
      case DEVANAGARI -> "hi";
      default -> "";
    };
  }

  /** A word that several languages share counts for each the less, the more share it. */
  private static Map<String, Map<String, Double>> weights() {
    var weights = new HashMap<String, Map<String, Double>>();
    WORDS.forEach((tag, list) -> Arrays.stream(list.strip().split("\\s+", -1))
        .distinct()
        .forEach(
            word -> weights.computeIfAbsent(word, unused -> new HashMap<>()).put(tag, 1.0)));
    weights.values().forEach(by -> by.replaceAll((tag, unused) -> 1.0 / by.size()));
    return weights;
  }
}
