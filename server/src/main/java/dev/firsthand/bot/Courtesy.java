package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Greeting, thanks and goodbye in four languages. Each tells that the message is this and little
 * more: a question that begins with "hello" is a question.
 */
final class Courtesy {

  private static final Set<String> GREETINGS = words("""
          hi hello hey hallo hiya heya howdy greetings yo morning afternoon evening good servus moin
          guten tag morgen abend gruss gott grusse gruezi hei na bonjour bonsoir salut coucou hola
          buenos buenas dias tardes noches que tal buen dia holi helo hii hiii helloo heyy
          """);

  private static final Set<String> GREETING_CORES = words("""
          hi hello hey hallo hiya heya howdy greetings yo morning servus moin tag morgen abend gott
          gruezi bonjour bonsoir salut coucou hola buenos buenas afternoon evening helo hii hiii
          helloo heyy dia holi
          """);

  private static final Set<String> THANKS = words("""
          thanks thank thx ty cheers thankyou tnx danke dankeschon dankeschoen vielen dank merci
          gracias appreciated appreciate grateful mercy thnx
          """);

  private static final Set<String> GOODBYES = words("""
          bye goodbye cya ciao tschuss tschuess tschau wiedersehen adios adieu revoir chao
          byebye farewell nite
          """);

  private static final List<List<String>> GOODBYE_PHRASES = List.of(
      List.of("see", "you"),
      List.of("see", "ya"),
      List.of("good", "night"),
      List.of("gute", "nacht"),
      List.of("bis", "bald"),
      List.of("bis", "dann"),
      List.of("au", "revoir"),
      List.of("a", "bientot"),
      List.of("bonne", "nuit"),
      List.of("bonne", "journee"),
      List.of("hasta", "luego"),
      List.of("hasta", "pronto"),
      List.of("schonen", "tag"),
      List.of("have", "a", "nice"),
      List.of("have", "a", "good"),
      List.of("have", "a", "great"));

  private static final Set<String> FILLERS = words("""
          there you so much very a lot for your the help to all again and ok okay great perfect nice
          all day everyone bot team please sir madam now then well cool super yes no thats that is it
          was helpful good have ya later soon wonderful day one weekend night awesome amazing
          schon sehr fur die der das ihre deine hilfe zusammen ihnen dir euch auch und ja nein alles
          gut prima toll klar nochmal nochmals auf wieder bis bald dann mal tag schonen noch einen
          gute nacht ihr beaucoup bien pour votre ton aide tout le monde madame monsieur a bientot
          au revoir oui non vous et bonne journee soiree nuit parfait d accord
          muchas mil por la ayuda su tu hasta luego pronto si muy amable vale perfecto bien como
          estas esta ca va comment allez how are doing who anybody welcome dear support guys mate
          that helped me helps worked just im i it my
          """);

  private static final Set<String> HOW_ARE_YOU = words(
      "how are you doing is it going wie geht gehts es dir ihnen comment allez vous ca va tal");

  private Courtesy() {}

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.strip().split("\\s+", -1)));
  }

  static Signal greeting(List<String> words) {
    var greeting = words.stream().filter(GREETING_CORES::contains).toList();
    if (greeting.isEmpty() || words.size() > 8 || !GREETINGS.contains(words.getFirst())) {
      return Signal.NONE;
    }
    long other = words.stream()
        .filter(word -> !GREETINGS.contains(word))
        .filter(word -> !FILLERS.contains(word) && !HOW_ARE_YOU.contains(word))
        .count();
    return other == 0
        ? new Signal(0.97, greeting)
        : new Signal(other == 1 && words.size() <= 2 ? 0.6 : 0.1, greeting);
  }

  static Signal thanks(List<String> words) {
    var thanks = words.stream().filter(THANKS::contains).toList();
    return thanks.isEmpty() ? Signal.NONE : alone(words, thanks);
  }

  static Signal goodbye(List<String> words) {
    var goodbye = new ArrayList<>(words.stream().filter(GOODBYES::contains).toList());
    for (var phrase : GOODBYE_PHRASES) {
      if (java.util.Collections.indexOfSubList(words, phrase) >= 0) {
        goodbye.addAll(phrase);
      }
    }
    return goodbye.isEmpty() ? Signal.NONE : alone(words, goodbye);
  }

  /** Sure if the rest is padding; less so the more is said besides. */
  private static Signal alone(List<String> words, List<String> telling) {
    long other = words.stream()
        .filter(word -> !telling.contains(word) && !FILLERS.contains(word))
        .filter(word -> !THANKS.contains(word) && !GOODBYES.contains(word))
        .filter(word -> !GREETINGS.contains(word))
        .count();
    double probability = other == 0 ? 0.97 : other == 1 ? 0.75 : other == 2 ? 0.5 : 0.15;
    return new Signal(words.size() > 14 ? 0.1 : probability, telling);
  }
}
