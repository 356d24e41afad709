package dev.firsthand.bot;

import java.util.List;
import java.util.Map;

/**
 * How visitors say that an answer helped, or did not, per language. Below 0.86 only a short message
 * means it: "it did not work" alone is about the answer, within a story about the story. Own lists.
 */
final class HelpPhrases {

  static final Map<String, List<Phrase>> HELPED = Map.of(
      "en", helpedEnglish(), "de", helpedGerman(), "fr", helpedFrench(), "es", helpedSpanish());

  static final Map<String, List<Phrase>> NOT_HELPED =
      Map.of("en", notEnglish(), "de", notGerman(), "fr", notFrench(), "es", notSpanish());

  private HelpPhrases() {}

  private static List<Phrase> helpedEnglish() {
    return Phrase.parse("""
        0.94 (?:this|that|it|you|which|answer|has|really|indeed|did|yes|yep|yeah|definitely) (?:really |just |has |have |did |was |were |totally |certainly |actually )*(?:helped|did help)(?= (?:$|me|a|thanks|thank|so|very|lot|great|much|us|cheers))
        0.90 (?:this|that|it) (?:really |does |totally )*helps(?= (?:$|a lot|thanks|thank|me|very|so|much))
        0.92 (?:was|is|thats|its|were|been) (?:very|really|super|so|extremely|quite|most|actually|incredibly) (?:helpful|useful)(?= )
        0.86 ^(?: (?:very|really|super|so|that|this|it|was|is|thats|yes|ok|great|quite))* (?:helpful|useful)(?: (?:thanks|thank|you|cheers))* $
        0.92 (?:problem|issue|question|query|everything|all|matter|case) (?:is |has been |was |now |been |got |are )*(?:solved|resolved|fixed|answered|sorted|clear now|cleared up)(?= (?:$|thanks|thank|now|cheers|already))
        0.90 (?:that|this|it|which|you) (?:\\w+ )?(?:answers|answered|solved|solves|fixed|fixes|resolved|resolves|sorted|cleared) (?:\\w+ )?(?:my|the|it|that|all|everything|this)(?: (?:question|problem|issue|query|up|out|for me))?(?= (?:$|thanks|thank|cheers|now|perfectly|up))
        0.84 (?:^|ok|okay|yes|yep|great|now|perfect|cool|finally|super|nice|hooray|yay)(?: (?:it|all|that|everything|now|is|its|thats|been|finally|already|ok|yes|great|yep|got))* (?:works|working|worked|did the trick|solved|resolved|sorted|fixed|done)(?: (?:now|again|fine|perfectly|great|out|thanks|thank|you|cheers|so|much|like|a|charm|mate|everything))* $
        0.90 (?:did the trick|works like a charm|works now thank\\w*|youre a lifesaver|lifesaver|that nailed it)(?= )
        0.92 (?:exactly|just|precisely) what i (?:needed|wanted|was looking for|meant|was after|need|asked for)(?= )
        0.84 (?:got it|found it|figured it out|makes sense|understood|i understand now|thats all i needed|all i needed|thats it|that was it|thats the one)(?: (?:thanks|thank|cheers|now|you|so|much|a|lot))* $
        0.80 ^(?: (?:ok|okay|yes|great|super|ah|oh))* (?:perfect|excellent|brilliant|awesome)(?: (?:thanks|thank|you|so|much|answer))* $
        """, Map.of());
  }

  private static List<Phrase> helpedGerman() {
    return Phrase.parse("""
        0.94 (?:hat|habt|haben|hast) (?:mir |uns |das |sehr |wirklich |gut |schon |ja |super |echt |sie )*(?:geholfen|weitergeholfen|was gebracht)(?= )
        0.90 (?:das|es|ja|dies) (?:hilft|half) (?:mir |uns )?(?:sehr |schon |wirklich |gut )*(?:weiter|sehr|schon)?(?= (?:$|danke|weiter|sehr))
        0.92 (?:war|ist|sehr|echt|wirklich|super) (?:sehr |echt |wirklich |super |ausgesprochen )*(?:hilfreich|nutzlich)(?= )
        0.92 (?:problem|frage|anliegen|alles|es|das|jetzt|damit|hat sich) (?:ist |hat |wurde |damit |sich |jetzt |meine frage |mein problem |nun )*(?:gelost|erledigt|geklart|beantwortet|geklappt)(?= (?:$|danke|vielen|super|jetzt))
        0.84 (?:^|jetzt|nun|super|ja|hat|es|danke)(?: (?:super|jetzt|nun|ja|es|alles|hat|das|ok|toll|klasse|endlich|wieder))* (?:klappt|geklappt|funktioniert|funktioniert jetzt|geht|geht jetzt|geht es|lauft|gelost|geklart|erledigt)(?: (?:jetzt|nun|es|wieder|danke|super|alles|vielen|dank))* $
        0.92 (?:genau das|das ist genau was|ja genau das) (?:\\w+ ){0,2}?(?:wollte ich|habe ich gesucht|hab ich gesucht|ich gesucht|brauchte ich|brauche ich|ich brauche|was ich wollte|meinte ich|wissen)
        0.84 ^(?: (?:ok|okay|ja|super|alles|ah|achso))* (?:alles klar|verstanden|passt|perfekt|gefunden|habs gefunden|hab es gefunden|alles geklart)(?: (?:danke|vielen|dank|super|jetzt))* $
        """, Map.of());
  }

  private static List<Phrase> helpedFrench() {
    return Phrase.parse("""
        0.94 (?<!pas )(?:m|nous|a|avez|as|ca|cela) (?:a |avez |as |bien |beaucoup |vraiment )*(?:aide|aidee|ete utile|ete tres utile)(?= (?:$|merci|beaucoup|bien|enormement))
        0.92 (?:c etait|c est|ca a ete|ca m a ete|tres|vraiment) (?:tres |vraiment |bien )*(?:utile|clair)(?= (?:$|merci))
        0.92 (?:probleme|question|souci|tout) (?:est |a ete |bon |maintenant |enfin )*(?:resolu|regle|resolue|reglee|fonctionne|marche|clair)(?= (?:$|merci|maintenant))
        0.84 (?:^|c est bon|oui|super|ca y est|parfait|ok)(?: (?:ca|cela|tout|c|est|bon|oui|maintenant|enfin))* (?:marche|fonctionne|resolu|regle|y est|bon)(?: (?:maintenant|merci|bien|beaucoup|a|nouveau|parfaitement))* $
        0.92 (?:exactement |c est )(?:\\w+ )?(?:ce que je (?:cherchais|voulais|demandais)|ce qu il me fallait)|^ (?:parfait )?c est ce que je cherchais
        0.84 ^(?: (?:ok|oui|ah|super|d|accord))* (?:compris|parfait|j ai compris|j ai trouve|trouve|c est clair)(?: (?:merci|beaucoup|bien))* $
        """, Map.of());
  }

  private static List<Phrase> helpedSpanish() {
    return Phrase.parse("""
        0.94 (?<!no )(?:me|nos|si|eso|esto) (?:me |ha |has |han |sirvio |mucho )*(?:ayudo|ayudado|servido|ayudaste|fue util|sirvio)(?= (?:$|mucho|gracias|bastante|bien))
        0.92 (?<!no )(?:muy|fue|es|bastante|realmente) (?:muy |de mucha )*(?:util|de gran ayuda|de ayuda)(?= (?:$|gracias))
        0.92 (?:problema|duda|todo|ya|esta|quedo|asunto) (?:ya |esta |ha |sido |quedo |fue |queda )*(?:resuelt[oa]|solucionad[oa]|arreglad[oa]|aclarad[oa])(?= (?:$|gracias|muchas|ya))
        0.84 (?:^|si|ya|ahora|perfecto|listo)(?: (?:ya|si|ahora|me|todo|perfecto))* (?:funciona|funciono|sirvio|quedo|listo|solucionado)(?: (?:ya|ahora|bien|gracias|perfecto|muchas|todo))* $
        0.92 (?:eso era|era justo|exactamente|justo|eso es) (?:\\w+ )?(?:lo que (?:buscaba|necesitaba|queria|quise))
        0.84 ^(?: (?:ok|vale|si|ah|muy|bien))* (?:entendido|perfecto|ya entendi|lo encontre|todo claro|queda claro)(?: (?:gracias|muchas))* $
        """, Map.of());
  }

  private static List<Phrase> notEnglish() {
    return Phrase.parse("""
        0.94 (?:this|that|it|you|answer|really|which|sorry|but|thanks|article|link|unfortunately|still|^) (?:really |just |still |actually |was |is |has |did |does |are |were |unfortunately )*(?:not|didnt|doesnt|dont|isnt|wasnt|hasnt|havent|arent|couldnt|never|no|wont) (?:really |at all |even |very |that |much |been |of any |any |actually |particularly |so )*(?:help|helped|helping|helpful|helpfull|useful|use|any help|of help|of use|the help)(?= (?:$|me|at|much|sorry|though|i|but|a lot|either|with that|with my (?:problem|question|issue)))
        0.92 ^(?: (?:no|well|sorry|nope|hm|hmm|um|thanks|but|unfortunately))* (?:not|isnt|wasnt|not very|not really|not at all) (?:helpful|helpfull|useful|helping|much help|very helpful)(?= )
        0.93 (?:not|isnt|wasnt|aint|never) (?:at all |really |quite |exactly )?(?:what|the (?:answer|thing|info|information)) (?:i|we) (?:\\w+ )?(?:asked|ask|asking|meant|mean|wanted|want|needed|need|was|am|were|said|looking|did)
        0.92 (?:wrong|useless|bad|stupid|irrelevant|incorrect|unhelpful) (?:answer|reply|response|info|information|link|article)(?= )
        0.92 (?:not|doesnt|didnt|does not|did not|hasnt|havent|never|dont) (?:really |even |quite )?(?:answer|answers|answered|address|solve|solved|fix|fixed|resolve|resolved) (?:my|the|that|this|what|any|anything|it|to)(?: (?:question|problem|issue|query|of|i|thing|at|asked))?(?= (?:$|at all|question|problem|i|my|asked|at|unfortunately|either))
        0.92 nothing to do with (?:my|what|the) (?:\\w+ )?(?:question|asked|problem|issue|i)
        0.90 (?:you|u|bot) (?:really |still |seem to |have |just |clearly |obviously |totally )*(?:dont understand|do not understand|didnt understand|did not understand|misunderstood|misunderstand|dont get|didnt get|didnt read|did not read|got me wrong|got it wrong|cant understand|not understanding)(?= (?:$|me|my|it|what|the|question|that))
        0.92 (?:no use|no help|little help|of no use|useless) (?:to me|for me|at all|really|$)
        0.84 (?:thats|that is|its|it is|this is|thats still|no) (?:not|wrong)(?: (?:it|right|correct|my question|true|what|the one|that|even close|for me))? $
        0.84 ^(?: (?:no|nope|sorry|thanks|but|hm|hmm|well|um))*? (?:i )?(?:meant|was asking|asked|mean|thats|that is)(?: \\w+){0,2}? (?:something|about something|a different|the other|another|something completely)(?: \\w+){0,3}
        0.80 (?<!call me )(?<!call you )(?:none of (?:these|those|that|them|the above)|something else|neither of (?:these|those|them)|neither)(?: \\w+){0,1} $
        0.84 ^(?: (?:still|it|this|that|and|but|ok|no|sorry|hm|hmm|unfortunately|nope|tried))(?: (?:it|this|that|still|again|tried|i|did|but|also|unfortunately|no|sorry|all|really|thats))*? (?:doesnt|didnt|did not|does not|isnt|is not|not|still|wont|hasnt|broken|fails|failing)(?: (?:work|working|worked|fixed|solved|resolved|broken|not|fails|the|same|problem|helping|solve|anything))*(?: (?:either|at|all|for|me|sorry|still|though|thanks|unfortunately|anymore))* $
        0.82 (?:tried|did|done|checked|read) (?:all )?(?:that|this|it|these) (?:already|before|and|but)(?: \\w+){0,5} $
        0.84 (?:already (?:tried|did|read|done|checked) (?:that|this|it|these|all)|no luck|no success|same problem|same error|to no avail)(?= )
        """, Map.of());
  }

  private static List<Phrase> notGerman() {
    return Phrase.parse("""
        0.94 (?:nicht|nichts|nix|kein|keine|leider nicht|wenig|kaum|null) (?:wirklich |weiter |sehr |so |mir |viel |richtig |besonders )*(?:geholfen|hilfreich|hilft|weitergeholfen|gebracht|hilfe|weiter|nutzlich)(?= )
        0.93 (?:hilft|bringt|nutzt) (?:mir |uns |leider |gar |auch |so |das |hier |aber |jetzt )*(?:nicht|nichts|nix|wenig)(?= )
        0.92 (?:falsche|keine|unbrauchbare|unpassende) (?:antwort|auskunft|hilfe)(?= )|(?:nicht|keine) (?:meine frage|was ich|das was ich|das wonach ich|die antwort auf)
        0.92 (?:beantwortet|lost|klart|behebt|beantworten|losen) (?:\\w+ ){0,3}?nicht(?= )
        0.90 (?:das|so|es) (?:\\w+ )?(?:meinte|meine|wollte|suchte|suche|brauche|meint) (?:ich )?(?:doch |aber |gar |so |leider )*nicht(?= )|das war (?:es )?(?:leider )?nicht(?= (?:$|meine|was|das))
        0.90 (?:verstehst|verstehen|versteht|verstanden) (?:\\w+ ){0,3}?(?:nicht|falsch)(?= )|falsch verstanden|missverstanden|nicht verstanden
        0.84 ^(?: (?:das|es|hat|geht|funktioniert|klappt|leider|nein|immer|noch|trotzdem|aber|danke|ok|hab))(?: (?:das|es|hat|geht|ging|funktioniert|klappt|leider|nein|immer|noch|trotzdem|aber|auch|so|damit|hab|ich|schon|bei|mir|danke))*? (?:nicht|nichts|erfolglos)(?: (?:funktioniert|geklappt|gegangen|geht|klappt|gebracht|mehr|danke|richtig|es|das))* $
        0.82 (?:etwas anderes|was anderes|nichts davon|keins davon|keine davon)(?= (?:$|gemeint|gefragt|meinte))
        0.84 (?:schon (?:probiert|versucht|gemacht|ausprobiert)|ohne erfolg|gleiches problem|gleicher fehler|das gleiche problem)(?= )
        """, Map.of());
  }

  private static List<Phrase> notFrench() {
    return Phrase.parse("""
        0.94 (?:(?:ne|n|m|pas|rien) (?:\\w+ ){0,3}?(?:aide|aidee|aider|utile|sert|servi)(?: (?:pas|rien|a rien|du tout|en rien|guere))|(?:pas|guere) (?:\\w+ )?(?:aide|utile|tres utile))(?= )
        0.92 (?:pas (?:ce que je|ce que j|la bonne (?:reponse)?|ma question|la question|la reponse|cela|ce qu il)|mauvaise reponse|reponse fausse|hors sujet|rien a voir)
        0.92 (?:ne |n )?(?:repond|repondez|resout|regle|reponds|aide|avance) (?:\\w+ )?(?:pas|rien)(?= )
        0.90 (?:rien compris|pas compris|mal compris|comprenez pas|comprends pas ma|me comprenez pas|ne comprend pas)(?= )
        0.86 (?:non )?(?:ce )?n est pas (?:ca|cela|la|bon|bonne reponse|ce)(?= )
        0.84 ^(?: (?:ca|cela|toujours|non|ne|n|desole|mais|merci))(?: (?:non|ca|cela|ne|n|a|marche|fonctionne|va|toujours|desole|mais|malheureusement|merci|y))*? (?:marche|fonctionne|change|marche toujours|fonctionne toujours|va|a)(?: toujours)? (?:pas|rien)(?: (?:marche|fonctionne|change|du|tout|non|plus|mieux|donne))* $
        0.84 (?:deja (?:essaye|fait|tente|lu)|sans succes|meme probleme|autre chose|aucun de ceux la|aucune de ces)(?= )
        """, Map.of());
  }

  private static List<Phrase> notSpanish() {
    return Phrase.parse("""
        0.94 no (?:me |nos |ha |fue |es |muy |sirve |de |mucha |ayuda |sido |has |han )*(?:ayuda|ayudo|ayudado|sirve|sirvio|util|servido|ayudas|ayudan)(?= )
        0.92 (?:no (?:es|era) (?:lo que|eso|mi pregunta|la respuesta|cierto lo)|respuesta (?:equivocada|incorrecta|erronea)|no era eso|nada que ver)
        0.92 no (?:\\w+ )?(?:responde|responden|contesta|resuelve|soluciona|resolvio|soluciono|aclara) (?:\\w+ ){0,3}?(?:pregunta|duda|problema|nada|consulta|$)
        0.90 no (?:me |te |has |han |ha )*(?:entiendes|entiende|entienden|entendido|entendiste|comprendes|comprendido|entendio)(?= )|entendiste mal|entendido mal
        0.84 ^(?: (?:sigue|todavia|aun|esto|eso|pero|gracias|no))(?: (?:sigue|todavia|aun|esto|eso|ya|lo|intente|pero|gracias|igual|lamentablemente))*? (?:no|sin)(?: (?:me|ha|sigue))* (?:funcionar|funciona|funciono|funcionado|sirve|sirvio|va|resulto|resulta)(?: (?:nada|todavia|gracias|aun|igual|tampoco))* $
        0.84 (?:ya (?:lo )?(?:intente|hice|probe|lei)(?: eso| esto)?|sin exito|mismo problema|otra cosa|ninguna de (?:estas|esas)|ninguno de (?:estos|esos))(?= )
        """, Map.of());
  }
}
