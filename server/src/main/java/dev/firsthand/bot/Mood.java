package dev.firsthand.bot;

import java.util.List;
import java.util.Map;

/**
 * What visitors say about the conversation itself: it helped, it did not, it drives them mad. Turns
 * of phrase in four languages; the chances are judged by hand and checked in docs/BOT.md. Shouting
 * and exclamation marks only add to words that say so.
 */
final class Mood {

  private static final List<Phrase> HELPED = Phrase.parse("""
          0.93 (?<!not )(?<!didnt )(?<!doesnt )(?:this|that|it|you|yes|which|answer|has|really|indeed|did) (?:really |just |has |have |did |does |was |totally )*(?:helped|helps|help me|helped me)(?= (?:$|me|a|thanks|thank|so|very|lot|great|much))
          0.92 (?:problem|issue|question|thats|that is|its|it is|all|now|everything) (?:is |has been |was |now )*(?:solved|resolved|fixed|answered|sorted|clear)(?= (?:$|thanks|thank|now|you))
          0.88 (?:it|that|this) (?:now )?(?:works|worked|did the trick)(?= (?:$|now|thanks|thank|perfectly|great|like))
          0.85 (?:very|really|super|so|was|thats|its) (?:helpful|useful)(?= )
          0.85 (?:exactly|just) what i (?:needed|wanted|was looking for|meant)
          0.80 ^(?: (?:ok|okay|yes|great|perfect|super|got|it|that|all|i|understand|see|thats))*? (?:got it|perfect|that is all|thats all|i see|makes sense|understood)(?: (?:thanks|thank|you|now|so|much))* $
          0.92 (?:hat|das hilft|hilft) (?:mir |sehr |wirklich |gut |schon |ja )*(?:geholfen|weitergeholfen|weiter|sehr)(?= )
          0.90 (?:problem|frage|es|das|jetzt|hat sich) (?:ist |hat |wurde |damit |sich )*(?:gelost|geloest|erledigt|geklart|geklaert|beantwortet|funktioniert jetzt)(?= )
          0.80 ^(?: (?:ok|okay|ja|super|alles))* (?:alles klar|verstanden|passt|perfekt)(?: (?:danke|vielen|dank|super))* $
          0.92 (?:ca|cela|vous|tu|oui) (?:m |a |avez |as |bien |beaucoup |vraiment )*(?:aide|aidee)(?= (?:$|merci|beaucoup|bien))
          0.90 (?:probleme|c est|tout est|question) (?:est |bon |maintenant )*(?:resolu|regle|resolue|clair|ca marche)(?= )
          0.92 (?:eso|esto|si|me) (?:me |ha |sirvio |mucho )*(?:ayudo|ayudado|sirvio|sirve)(?= (?:$|gracias|mucho))
          0.90 (?:problema|ya|todo|esta|quedo) (?:esta |quedo |ya |fue )*(?:resuelto|solucionado|solucionada|arreglado|claro)(?= )
          """, Map.of());

  private static final List<Phrase> NOT_HELPED = Phrase.parse("""
          0.94 (?:not|didnt|doesnt|dont|did not|does not|isnt|wasnt|hasnt|never|no|couldnt|cant) (?:really |at all |even |very |that |much |of |actually )*(?:help|helped|helping|helpful|useful|any help)(?= (?:$|me|at|much|sorry|though|i|but|a|with))
          0.92 (?:not|isnt|wasnt) (?:at all )?(?:what|the (?:answer|thing)) (?:i|we)?
          0.92 (?:wrong|useless|bad|stupid|irrelevant|incorrect) (?:answer|reply|response|information|link)
          0.90 (?:not|doesnt|didnt|does not|did not|doesn) (?:really )?answer(?:ing|ed)? (?:my|the|to|anything)
          0.86 (?:still|it|this|that|again) (?:does not|doesnt|didnt|did not|isnt|is not|not) (?:\\w+ )?(?:work|working|fixed|solved|resolved|help)(?= )
          0.85 (?:you|u|bot) (?:dont|do not|didnt|did not|cant|misunderstood)(?: (?:really|even|seem to))? ?(?:understand|get|read|understood|me|it)?(?= (?:$|me|my|it|what|the))
          0.84 (?:thats|that is|its) not (?:it|right|correct|my question|true|what)
          0.80 (?:none of (?:these|those|that|them)|something else|neither)(?= )
          0.80 (?:i )?(?:meant|was asking|asked) (?:something|about something)(?: \\w+)? (?:else|different)
          0.94 (?:nicht|nichts|nix|kein|keine|leider nicht|wenig) (?:wirklich |weiter |sehr |so |mir )*(?:geholfen|hilfreich|hilft|weitergeholfen|gebracht|hilfe)(?= )
          0.93 hilft (?:mir |uns |leider |gar |auch |so )*(?:nicht|nichts)(?= )
          0.90 (?:falsche|keine|unbrauchbare) antwort|nicht (?:meine frage|was ich|das was ich)|das (?:meinte|meine|wollte) ich nicht|beantwortet (?:\\w+ ){0,2}nicht|verstehst (?:mich |du )*nicht|verstehen (?:mich|sie mich) nicht
          0.88 (?:geht|funktioniert|klappt) (?:immer |leider |das |so |noch )*(?:noch |immer )*nicht(?= )
          0.94 (?:ne|n|pas|rien) (?:\\w+ ){0,3}?(?:aide|aidee|aider|utile|sert)(?: (?:pas|rien|a rien|du tout))?(?= )
          0.90 (?:pas (?:ce que je|la bonne|ma question|ce que j)|mauvaise reponse|reponse fausse|rien compris|ne comprenez pas|ne comprends pas|ne repond pas)
          0.86 (?:ne|ca) (?:\\w+ )?(?:marche|fonctionne) (?:toujours )?pas
          0.94 no (?:me |nos |ha |fue |es |muy |sirve )*(?:ayuda|ayudo|ayudado|sirve|sirvio|util)(?= )
          0.90 (?:no es lo que|respuesta equivocada|respuesta incorrecta|no era eso|no me entiend\\w+|no entiend\\w+|no respond\\w+|no contesta\\w*)
          0.86 (?:sigue|todavia|aun) (?:sin |no )(?:\\w+ )?(?:funciona\\w*)
          """, Map.of());

  private static final List<Phrase> ANGRY = Phrase.parse("""
          0.92 (?:useless|ridiculous|pathetic|unbelievable|outrageous|disgusting|disgraceful|unacceptable|appalling|incompetent|hopeless|infuriating)(?= )
          0.93 (?:stupid|dumb|idiot|idiots|idiotic|moron|morons|imbecile)(?= )
          0.93 (?:wtf|wth|ffs|fuck\\w*|shit\\w*|crap|bullshit|bloody hell|damn|damnit|asshole\\w*|fudge off|piss\\w*|screw you|bastard\\w*|bitch\\w*)(?= )
          0.88 (?:worst|terrible|horrible|awful|lousy|poor|pathetic|bad) (?:\\w+ )?(?:service|experience|support|company|bot|site|website|app|customer service)(?= )
          0.90 (?:waste|wasting|wasted) (?:of |my |our |enough |too much )*(?:time|money|day)(?= )
          0.90 (?:so|really|very|getting|im|am|is|this is|extremely|pretty|absolutely|super|totally) (?:\\w+ )?(?:angry|annoying|annoyed|furious|frustrated|frustrating|pissed|mad at|upset|livid|disappointed|disappointing)(?= )
          0.90 (?:fed up|sick of|tired of|had enough|cant take|lost patience|losing patience|enough is enough|give up|had it with)(?= )
          0.86 (?:two|three|four|five|ten|2|3|4|5|10|many|several|hundred|thousand|million) times (?:already|now|before)
          0.88 (?:asked|told you|said|explained|written|already) (?:\\w+ ){0,3}?(?:already|again and again|over and over|before|number|times)(?= $)
          0.84 (?:how hard can|are you even|are u even|do you even|can you even|do you understand english|are you kidding|are you serious|you kidding|cant you read|what is wrong with you|whats wrong with you|you must be joking|is this a joke|a joke|seriously $)
          0.88 (?:nobody|no one|noone) (?:cares|answers|helps|responds|replies|is helping|bothers|listens)
          0.86 (?:you|u|it|bot) (?:just |always )?(?:keep|keeps) (?:repeating|saying|asking|sending|giving)
          0.88 not (?:helping|helpful) at all|nothing works|never works|(?:still|again) (?:no|nothing) (?:answer|reply|response|works|refund|solution)
          0.84 (?:fix|solve|answer|do something|refund me|do it|sort this)(?: \\w+){0,3}? now $
          0.86 (?:report you|sue you|my lawyer|consumer agency|take legal|legal action|never (?:buy|order|shop|use|come)(?: \\w+){0,3} again|cancel everything|scam|scammers|fraud|fraudsters|rip off|ripoff|thieves|you people)(?= )
          0.70 (?:omg|argh\\w*|grr\\w*|ugh\\w*|seriously)(?= )
          0.80 not what i (?:asked|mean|meant|said|want)
          0.78 wrong answer again|again wrong|wrong again
          0.92 (?:scheiss\\w*|verdammt\\w*|mist|idiot\\w*|dumm\\w*|blod\\w*|bloed\\w*|unverschamt\\w*|unverschaemt\\w*|frechheit|lacherlich|laecherlich|unfassbar|unglaublich|nutzlos\\w*|saftladen|sauerei|verarsch\\w*|witz|zumutung)(?= )
          0.88 (?:schlechteste\\w*|miserabl\\w*|katastroph\\w*|furchtbar\\w*|grottenschlecht\\w*|unterirdisch\\w*|wutend|wuetend|sauer|genervt|nervt|stinksauer)(?= )
          0.86 (?:reicht mir|mir reichts|schnauze voll|die nase voll|zum dritten mal|schon dreimal|schon zigmal|zeitverschwendung|niemand (?:hilft|antwortet|meldet)|anwalt|verbraucherzentrale|betrug|betruger|abzocke|nie wieder|habe die faxen)
          0.92 (?:merde|putain|con|connard\\w*|idiot\\w*|debile\\w*|stupide\\w*|nul|nulle|ridicule|scandaleux|inadmissible|inacceptable|honteux|lamentable|inutile|n importe quoi|incompetent\\w*)(?= )
          0.87 (?:ras le bol|marre|en colere|perte de temps|perdre mon temps|enerve\\w*|agace\\w*|furieu\\w*|pire service|trois fois deja|deja dit|personne ne repond|arnaque\\w*|escroc\\w*|plus jamais|vous moquez|foutez|avocat)(?= )
          0.92 (?:mierda|joder|cono|idiota\\w*|estupid\\w*|imbecil\\w*|inutil\\w*|ridicul\\w*|inaceptable|vergonzos\\w*|pesim\\w*|verguenza|incompetent\\w*|increible)(?= )
          0.87 (?:hart[oa]|enfadad[oa]|enojad[oa]|furios[oa]|cabread[oa]|perdida de tiempo|perder (?:mi|el) tiempo|peor servicio|tres veces ya|ya lo dije|nadie (?:responde|contesta|ayuda)|estaf\\w*|nunca mas|se burlan|abogado|molest[oa])(?= )
          """, Map.of());

  private static final int SHOUTED_LETTERS = 10;

  private Mood() {}

  static Signal helped(String text) {
    return notHelped(text).isLikely() ? Signal.NONE : likeliest(HELPED, text);
  }

  static Signal notHelped(String text) {
    return likeliest(NOT_HELPED, text);
  }

  static Signal frustrated(String text) {
    var angry = likeliest(ANGRY, text);
    var disappointed = notHelped(text);
    boolean loud = isShouted(text) || text.contains("!!") || text.contains("??");
    if (angry.probability() > 0) {
      return new Signal(louder(angry.probability(), loud), angry.words());
    }
    return disappointed.isLikely() && loud
        ? new Signal(0.75, disappointed.words())
        : new Signal(0.4 * disappointed.probability(), disappointed.words());
  }

  private static double louder(double probability, boolean loud) {
    return loud ? 1 - (1 - probability) / 2 : probability;
  }

  private static boolean isShouted(String text) {
    long upper = text.codePoints().filter(Character::isUpperCase).count();
    long lower = text.codePoints().filter(Character::isLowerCase).count();
    return upper >= SHOUTED_LETTERS && upper > 4 * lower;
  }

  private static Signal likeliest(List<Phrase> phrases, String text) {
    var best = Signal.NONE;
    for (var words : Clauses.of(text)) {
      best = Signal.stronger(best, Phrase.likeliest(phrases, Phrase.clause(words)));
    }
    return best;
  }
}
