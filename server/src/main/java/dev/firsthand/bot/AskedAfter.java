package dev.firsthand.bot;

import java.util.List;
import java.util.Map;

/**
 * Whether a visitor asks after what somebody owes them: "any news?", "when will I hear from you?". Own
 * lists, in English, German, French and Spanish; looked for only where something was promised.
 */
public final class AskedAfter {

  /** Words of a promise that come again in a question, of those that matter in the shorter one. */
  private static final double MOST_OF_THEM = 0.6;

  private static final int AT_LEAST = 2;
  private static final double BY_ITS_WORDS = 0.7;

  private static final Map<String, List<Phrase>> PHRASES =
      Map.of("en", english(), "de", german(), "fr", french(), "es", spanish());

  private AskedAfter() {}

  /** The chance that {@code text} asks after something that was promised, with the words that say so. */
  public static Signal in(String text) {
    var clause = Phrase.clause(Words.of(text));
    return PHRASES.values().stream()
        .map(phrases -> Phrase.likeliest(phrases, clause))
        .reduce(Signal.NONE, (a, b) -> b.probability() > a.probability() ? b : a);
  }

  /** The chance that {@code text} is about a promise made in these words, with the words that both have. */
  public static Signal about(String promise, String text) {
    var asked = Words.of(text);
    var promised = Words.of(promise);
    var shared = Repetition.shared(asked, promised);
    long many = shared.stream().distinct().count();
    int smaller =
        Math.min(Repetition.matter(asked).size(), Repetition.matter(promised).size());
    return many >= AT_LEAST && many >= MOST_OF_THEM * smaller
        ? new Signal(BY_ITS_WORDS, shared)
        : Signal.NONE;
  }

  private static List<Phrase> english() {
    return Phrase.parse("""
        0.92 (?:any|is there|there) (?:\\w+ )?(?:news|update|updates|progress)(?= (?:$|yet|on|about|from|for|already|please|so))
        0.94 (?:when|how soon|what time|how long until|how long till|how much longer until) (?:\\w+ ){0,5}?(?:hear back|hear from|get back to me|come back to me|call me|ring me|phone me|call back|reply to me|answer me|get an answer|get my answer|have an answer|get a reply|get a response|hear something|write back|get the call|be called)(?= )
        0.92 (?:still|am|im|ive been|been) (?:still )?waiting (?:for|on) (?:\\w+ ){0,2}?(?:answer|reply|response|call|call back|callback|news|feedback|you|her|him|them)(?= )
        0.90 (?:did|has|have) (?:\\w+ ){1,3}?(?:find out|found out|hear back|heard back|heard anything|find anything|found anything|get back|checked|check yet)(?= )
        0.90 (?:you|she|he|they|somebody|someone|your colleague) (?:\\w+ ){0,2}?(?:promised|wanted to|was going to|were going to|said you would|said she would|said he would) (?:\\w+ ){0,4}?(?:call|get back|come back|check|answer|reply|write|let me know|find out)(?= )
        0.88 (?:has anyone|has anybody|has somebody|has someone) (?:\\w+ )?(?:looked|checked|called|answered|found)(?= )
        """, Map.of());
  }

  private static List<Phrase> german() {
    return Phrase.parse("""
        0.92 (?:gibt es|gibts|gibt s|schon|irgendwelche|etwas) (?:\\w+ ){0,3}?(?:neues|neuigkeiten|news|was neues|ruckmeldung|eine antwort)(?= )
        0.94 (?:wann|bis wann|wie lange) (?:\\w+ ){0,5}?(?:melden|meldet|hore|hor|ruft|rufen|antwort|ruckmeldung|ruckruf|bescheid|antworten|antwortet)(?= )
        0.92 (?:warte|warten) (?:\\w+ ){0,5}?(?:auf|noch) (?:\\w+ ){0,3}?(?:antwort|ruckmeldung|ruckruf|anruf|nachricht|bescheid|sie|euch|ihn)(?= )
        0.90 (?:hat|haben|habt|konnte|konnten) (?:\\w+ ){0,5}?(?:herausgefunden|rausgefunden|herausfinden|rausfinden|nachgefragt|nachgesehen|nachgeschaut|klaren|geklart|erreicht)(?= )
        0.90 (?:wollte|wollten|wolltet|versprochen|sollte) (?:\\w+ ){0,5}?(?:melden|zuruckrufen|anrufen|bescheid|antworten|nachfragen|nachsehen|klaren)(?= )
        """, Map.of());
  }

  private static List<Phrase> french() {
    return Phrase.parse("""
        0.92 (?:des|du|avez vous|y a t il|une|de) (?:\\w+ ){0,2}?(?:nouvelles|nouveau|mise a jour|retour|nouvelle)(?= (?:$|de|sur|a|pour|depuis|concernant|svp|s il))
        0.94 (?:quand|dans combien de temps|a quelle heure|d ici quand) (?:\\w+ ){0,5}?(?:reponse|rappeler|rappelle|rappelez|rappellera|repondre|repondez|repondra|recontacter|recontacte|recontactera|nouvelles|retour|appeler|appellera)(?= )
        0.92 (?:attends|attend|attendre) (?:\\w+ ){0,3}?(?:reponse|retour|appel|rappel|nouvelles)(?= )
        0.90 (?:avez vous|a t elle|a t il|ont ils|a t on) (?:\\w+ ){0,2}?(?:trouve|verifie|demande|eu une reponse|regarde)(?= )
        0.90 (?:devait|deviez|devaient|promis|vouliez|voulait) (?:\\w+ ){0,4}?(?:rappeler|repondre|recontacter|appeler|revenir|verifier|demander)(?= )
        """, Map.of());
  }

  private static List<Phrase> spanish() {
    return Phrase.parse("""
        0.92 (?:hay|alguna|algunas|tienen|tienes|tiene|saben) (?:\\w+ ){0,2}?(?:novedad|novedades|noticia|noticias|algo nuevo|actualizacion)(?= )
        0.94 (?:cuando|en cuanto tiempo|a que hora) (?:\\w+ ){0,5}?(?:respuesta|responden|responde|responderan|respondera|contestan|contestaran|llaman|llamaran|llamara|llama|llamar|avisan|avisaran|responder|contestar|noticias)(?= )
        0.92 (?:espero|esperando|espera) (?:\\w+ ){0,3}?(?:respuesta|llamada|noticias|contestacion)(?= )
        0.90 (?:han|ha|has|pudieron|pudo|pudiste) (?:\\w+ ){0,2}?(?:averiguado|averiguar|encontrado|revisado|preguntado|comprobado|verificado)(?= )
        0.90 (?:iba|iban|ibas|prometio|prometieron|prometiste|quedo|quedaron) (?:\\w+ ){0,4}?(?:llamar|llamarme|responder|responderme|contestar|avisar|avisarme|averiguar|revisar)(?= )
        """, Map.of());
  }
}
