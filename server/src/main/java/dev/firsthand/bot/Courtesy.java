package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Greeting, thanks and goodbye in four languages. Each tells that the message is this and little
 * more: a question that begins with "hello" is a question.
 */
final class Courtesy {

  private static final Set<String> GREETINGS = words("""
          hi hello hey hallo hiya heya howdy greetings yo morning afternoon evening good servus moin
          mornin hallochen hallihallo tach bjr bsr slt alo allo hullo
          guten tag morgen abend gruss gott grusse gruezi hei na bonjour bonsoir salut coucou hola
          buenos buenas dias tardes noches que tal buen dia holi helo hii hiii helloo heyy
          """);

  private static final Set<String> GREETING_CORES = words("""
          hi hello hey hallo hiya heya howdy greetings yo morning servus moin tag morgen abend gott
          mornin hallochen hallihallo tach bjr bsr slt allo tal hullo na
          gruezi bonjour bonsoir salut coucou hola buenos buenas afternoon evening helo hii hiii
          helloo heyy dia holi
          """);

  private static final Set<String> THANKS = words("""
          thanks thank thx ty cheers thankyou tnx danke dankeschon dankeschoen vielen dank merci
          gracias appreciated appreciate grateful mercy thnx tysm tyvm ta agradecido agradecida
          agradezco merce danki dankeee obrigado
          """);

  private static final Set<String> GOODBYES = words("""
          cu cya cheerio tschussi tschusschen tschau tschues chau bibi byee adieu servusbye
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
      List.of("have", "a", "great"),
      List.of("take", "care"),
      List.of("nice", "talking"),
      List.of("good", "talking"),
      List.of("nice", "chatting"),
      List.of("to", "you", "later"),
      List.of("catch", "you"),
      List.of("thats", "all", "for"),
      List.of("bis", "spater"),
      List.of("bis", "morgen"),
      List.of("bis", "zum", "nachsten"),
      List.of("schones", "wochenende"),
      List.of("schonen", "abend"),
      List.of("schonen", "feierabend"),
      List.of("bonne", "soiree"),
      List.of("bonne", "fin"),
      List.of("bon", "weekend"),
      List.of("bon", "week", "end"),
      List.of("a", "plus"),
      List.of("a", "demain"),
      List.of("a", "la", "prochaine"),
      List.of("hasta", "manana"),
      List.of("hasta", "la", "vista"),
      List.of("nos", "vemos"),
      List.of("buen", "dia"),
      List.of("buenas", "noches"),
      List.of("buen", "fin"));

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
          that helped me helped helps worked just im i it my tous toutes tout anyone somebody
          answer answers info information reply response quick fast assistance helping time service
          support effort job kindly many lot lots bunch million really want say wanted being big
          been such buddy friend doing did excellent sweet fantastic brilliant lovely star thankful
          herzlichen lieben besten schnelle schnellen antwort info auskunft ihren deinen eure euer
          muhe geduld gern gerne klasse spitze jetzt war zum nachsten tage wochenende
          reponse rapide grand infiniment enormement mille fin de semaine super genial prochaine
          informacion respuesta rapida todo todos muchisimas gran rato tenga tengan ten buen
          un una manana vemos despues quoi talking chatting talk chat later speaking nice to
          be been was ive youve for
          """);

  private static final Set<String> HOW = words("how hows whats what wie comment como que ca");

  private static final Set<String> HOW_IT_IS =
      words("you going everything things up day gehts geht va vas allez estas esta tal");

  private static final Set<String> HOW_ARE_YOU = words("""
          how hows are you doing is it going whats up wie geht gehts es dir ihnen comment allez vous
          ca va vas tu tal como estas esta everything things with for been have your day this so
          what s que
          """);

  /** After these comes the question, or what was wrong. */
  private static final Set<String> BUT =
      words("but however though where when why aber trotzdem wann wo warum mais pero donde cuando");

  private static final Pattern REPEATED = Pattern.compile("(.)\\1+");

  private static final Set<String> KNOWN = known();

  private Courtesy() {}

  private static Set<String> known() {
    var known = new HashSet<>(GREETINGS);
    known.addAll(THANKS);
    known.addAll(GOODBYES);
    known.addAll(FILLERS);
    return known;
  }

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.strip().split("\\s+", -1)));
  }

  /** {@code heyyy} is hey, {@code holaa} is hola. */
  private static List<String> plain(List<String> words) {
    return words.stream().map(Courtesy::plain).toList();
  }

  private static String plain(String word) {
    if (KNOWN.contains(word)) {
      return word;
    }
    var once = REPEATED.matcher(word).replaceAll("$1");
    return KNOWN.contains(once) ? once : word;
  }

  static Signal greeting(List<String> said) {
    var words = plain(said);
    if (asksHowWeAre(words)) {
      return new Signal(0.93, words);
    }
    var greeting = words.stream().filter(GREETING_CORES::contains).toList();
    if (greeting.isEmpty() || words.size() > 8 || !GREETINGS.contains(words.getFirst())) {
      return Signal.NONE;
    }
    long other = words.stream()
        .filter(word -> !GREETINGS.contains(word))
        .filter(word -> !FILLERS.contains(word) && !HOW_ARE_YOU.contains(word))
        .count();
    return other == 0 && words.stream().noneMatch(BUT::contains)
        ? new Signal(0.97, greeting)
        : new Signal(other == 1 && words.size() <= 2 ? 0.6 : 0.1, greeting);
  }

  private static boolean asksHowWeAre(List<String> words) {
    return words.size() > 1
        && words.size() < 8
        && HOW.contains(words.getFirst())
        && words.stream().anyMatch(HOW_IT_IS::contains)
        && words.stream().allMatch(word -> HOW_ARE_YOU.contains(word) || word.equals("today"));
  }

  static Signal thanks(List<String> said) {
    var words = plain(said);
    var thanks = words.stream().filter(THANKS::contains).toList();
    return thanks.isEmpty() ? Signal.NONE : alone(words, thanks);
  }

  static Signal goodbye(List<String> said) {
    var words = plain(said);
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
    boolean more = words.stream().anyMatch(BUT::contains);
    return new Signal(words.size() > 14 || more ? 0.1 : probability, telling);
  }
}
