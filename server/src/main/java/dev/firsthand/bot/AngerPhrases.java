package dev.firsthand.bot;

import java.util.List;
import java.util.Map;

/**
 * How anger sounds, per language. From 0.5 on words that say so by themselves; below, words that are
 * angry only in an angry conversation. Own lists.
 */
final class AngerPhrases {

  static final Map<String, List<Phrase>> BY_LANGUAGE =
      Map.of("en", english(), "de", german(), "fr", french(), "es", spanish());

  private AngerPhrases() {}

  private static List<Phrase> english() {
    return Phrase.parse("""
        # swearing
        0.95 (?:wtf|ffs|f+u+c*k+\\w*|fck\\w*|fking|shit|shitty|shite|bullshit|bloody hell|damnit|damn it|goddamn|god damn|asshole\\w*|arsehole\\w*|fudge off|piss off|pissed|screw (?:you|this|that|it|your)|bastards?|bitch\\w*|crappy|dumbass|go to hell|shut up)(?= )
        0.90 (?:what|who|why|where|how) (?:the|da|in) (?:actual )?(?:hell|heck|f)(?= )
        0.90 (?:for (?:gods?|heavens?|christs?|petes|fucks) (?:s )?sake|shame on (?:you|u)|how dare you|jesus christ)(?= )
        # called names
        0.94 (?:idiots|morons|imbeciles|clowns|crooks|thieves|liars|incompetent (?:people|fools|idiots))(?= )
        0.93 (?:you|u|your|ur|youre|this|that|these|those|what an?|such an?) (?:is |are |was |were )?(?:(?!tell |taking |tomorrow |tommorow |joke )\\w+ ){0,2}?(?:idiots?|morons?|imbeciles?|stupid|dumb|useless|pathetic|hopeless|incompetent|garbage|rubbish|trash|worthless|clueless|crap|jokers?|scammers|liars?|deaf|nonsense)(?= )(?! (?:question|bag|bin|can|collection|cart|service charge|phone|bell|me|of me|to|for))
        0.90 (?:useless|stupid|dumb|worthless|rubbish|garbage|pathetic|crap|damn|bloody|lousy|shabby) (?:\\w+ )?(?:bot|robot|chatbot|machine|company|service|support|website|site|shop|people|thing|answers?)(?= )
        0.90 (?:you|u|youre|your|this|that|company|service|people|support|its) (?:(?!tell|share|know|hear|please|to )\\w+ ){0,3}?(?:a|an absolute|absolute|one big|total|complete|utter) (?:joke|disgrace|shambles|farce|scam|rip off|ripoff|nightmare|mess|circus)(?= )(?! (?:about|book|with|please|or))
        0.90 (?:absolute|total|complete|utter) (?:joke|disgrace|shambles|farce|scam|rip off|nonsense|rubbish|incompetence)(?= )
        # what this is
        0.90 (?:this|that|it|its|thats|service|simply|absolutely|totally|completely|utterly|just|beyond|so|how|really) (?:is |was )?(?:\\w+ )?(?:ridiculous|unacceptable|outrageous|disgusting|disgraceful|appalling|infuriating|insane|absurd|shameful|pathetic|useless|hopeless|maddening|intolerable|an outrage|beyond a joke)(?= (?:$|and|how|why|that|to me|now|service|i|you|!))
        0.86 ^(?: (?:so|how|simply|absolutely|really|totally|just|oh|wow|this|is|its|omg))* (?:ridiculous|unacceptable|outrageous|disgusting|disgraceful|appalling|unbelievable|infuriating|incredible|hopeless|pathetic|useless|frustrating|annoying) $
        0.88 (?:this|that|it|its|thats) (?:\\w+ )?(?:so|really|very|beyond|extremely|incredibly|super|getting|too) (?:frustrating|annoying|irritating|disappointing)(?= (?:$|and|now|i|you))
        0.90 (?:worst|terrible|horrible|horrendous|awful|lousy|rubbish|pathetic|atrocious|abysmal|dreadful) (?:\\w+ )?(?:service|experience|support|company|bot|chatbot|website|app|shop|treatment|store|chat)(?= )
        0.90 (?:waste|wasting|wasted) (?:of |my |our |your |enough |so |too |much |hours |whole )*(?:time|money|day)(?= )
        0.82 (?:treated|treat) (?:\\w+ ){0,3}?(?:badly|poorly|like (?:this|that|dirt|rubbish|an idiot))(?= )
        0.80 (?:this|what|its|been|such) (?:\\w+ )?a (?:nightmare|disgrace|farce|mess|shambles|joke)(?= (?:$|two|and|i))
        # how I feel
        0.90 (?:im|i am|getting|makes me|make me|become|ive become|feeling) (?:\\w+ )?(?:so|really|very|extremely|absolutely|totally|seriously|beyond|pretty|quite|getting) (?:angry|annoyed|furious|frustrated|mad|upset|livid|fuming|irritated|disappointed)(?= )(?! with the (?:fabric|color|colour|product|quality))
        0.84 (?:im|i am|getting|makes me|make me) (?:angry|annoyed|furious|frustrated|livid|fuming)(?= )
        0.90 (?:fed up|had enough|enough is enough|last straw|had it with|sick and tired|beyond (?:frustrated|angry|frustrating|annoying)|at my wits end)(?= )
        0.88 (?:sick|tired) of (?:this|you|your|waiting|being|all|these|repeating|explaining|asking|hearing|it)(?= )(?! (?:colour|color))
        0.90 (?:lost|lose|losing|out of|running out of|no more) (?:my |all |of )*(?:patience|mind|temper|nerves)(?= )|end of my (?:rope|tether|patience)
        0.90 (?:driving|drives|drive|making|makes) me (?:crazy|mad|nuts|insane|up the wall|bonkers)(?= )
        0.84 (?:cant|cannot) (?:take|stand|bear|believe) (?:this|it|you)(?: \\w+)? (?:anymore|any longer|any more|longer|nonsense|shit)
        0.80 i give up(?= )
        # again and again
        0.88 (?:third|fourth|fifth|tenth|hundredth|millionth|umpteenth|3rd|4th|5th|10th|100th|nth) time (?:\\w+ ){0,3}?(?:asking|telling|explaining|saying|writing|contacting|ask|tell|explain|say|write|asked|told|repeat|repeating)(?= )
        0.88 how (?:many|often) (?:\\w+ )?(?:times )?(?:do|must|should|have|did) i (?:have to |need to |got to |gotta )?(?:say|tell|ask|explain|repeat|told|asked|said|write)(?= )
        0.88 (?:asked|told|said|explained|answered|wrote|written|repeated) (?:you |this |that |it |the same |them |my \\w+ )?(?:\\w+ ){0,3}?(?:again and again|over and over|times already|hundred times|thousand times|million times|dozen times|several times|many times|times)(?= $)
        0.84 (?:asked|told|said|explained) (?:you |this |that |it |the same )(?:\\w+ ){0,2}?(?:already|before|three times|twice)(?= )
        0.80 already (?:told|said|asked|explained|answered|gave) (?:you|that|this|it)(?= )
        0.88 (?:you|u|bot) (?:just |always |only |still )*(?:keep|keeps) (?:on )?(?:repeating|saying|asking|sending|giving|telling|misunderstanding|ignoring)
        # are you
        0.88 (?:are|r) (?:you|u) (?:\\w+ )?(?:kidding|deaf|blind|joking|dense|stupid|dumb|mental|out of your mind)(?= )
        0.80 (?:are|r) (?:you|u) (?:even |actually )?serious (?=$|\\?)
        0.86 (?:are|r|do|can|did) (?:you|u) even (?:reading|read|listening|listen|understand|know|care|trying|try|look|looking|real|working)
        0.88 (?:got to|gotta|must|have to|has to) be (?:kidding|joking|a joke|a bad joke)
        0.84 how hard (?:can|could|is) (?:it|this|that)(?: (?:to|be))(?= )
        0.82 (?:do (?:you|u) understand english|cant (?:you|u) read|learn to read|read what i (?:write|wrote)|what is wrong with (?:you|u|this|your)|whats wrong with (?:you|u)|whats your problem|you (?:dont|do not) (?:even )?care)(?= )
        0.86 (?:nobody|no one|noone|none of you|no body) (?:\\w+ )?(?:cares|gives a|listens|bothers|is helping|helps me|does anything|seems to care|answering me|answers me|replies)
        0.86 (?:you people|you lot|you guys) (?:are |just |really |always )(?:\\w+ )?(?:joke|useless|hopeless|terrible|awful|ridiculous|ignore|never)
        # what I will do
        0.86 (?:report you|sue you|suing you|(?:hear|hearing) from my lawyer|my lawyer will|take legal|legal action|consumer agency|consumer protection|consumer court|never (?:buy|order|shop|use|book|come|do business)(?: \\w+){0,4} again|cancel everything|daylight robbery|robbing people|taking the piss|taking the mick)(?= )
        0.84 (?:fix|solve|answer|do something|refund me|do it|sort this|help me)(?: \\w+){0,2}? (?:right )?now $
        0.84 (?:not|never) (?:helping|helpful) at all|nothing (?:ever )?works (?:here|at all|with you)
        0.82 (?:wrong answer|wrong|nonsense) again|again (?:wrong|the wrong answer)|unbelievable (?:still|how|that)
        # only in an angry conversation
        0.45 not what i (?:asked|mean|meant|said)(?= )
        0.40 (?:nobody|no one|noone) (?:\\w+ )?(?:answers|responds|answered|replied|responded|helps|helped|is answering|called)
        0.40 (?:still|again) (?:no|nothing) (?:answer|reply|response|works|refund|solution|help)?(?= )
        0.40 (?:unbelievable|ridiculous|unacceptable|outrageous|omg|a+r+g+h+|u+g+h+|gr+r+|seriously|come on|damn|crap|for real|joke)(?= )
        0.35 (?:annoying|annoyed|frustrating|frustrated|disappointed|disappointing|upset|angry|horrible|terrible|awful|hopeless|nightmare)(?= )
        0.30 (?:waiting|waited) (?:\\w+ ){0,4}?(?:weeks|months|hours|forever|ages|eternity)(?= )
        0.30 (?:again|this) $
        """, Map.of());
  }

  private static List<Phrase> german() {
    return Phrase.parse("""
        0.95 (?:scheiss\\w*|scheisse|verdammt\\w*|verdammte|fuck\\w*|arschloch\\w*|arsch|verarsch\\w*|verarscht|kacke|kack\\w*|wtf|leck mich|halt die klappe|fick\\w*|zum kotzen|drecks\\w*|mistladen|saftladen|sauladen|scheissladen|sauhaufen)(?= )
        0.93 (?:idiot|idioten|vollidioten|trottel|deppen|depp|betruger|abzocker|verbrecher|gauner|nichtskonner|versager|halsabschneider|pfeifen)(?= )
        0.92 (?:du|ihr|sie|dein|deine|euer|eure|eurer|dieser|diese|dieses|der|die|das|seid|bist|sind|so|blod\\w*|einfach|echt|total) (?:\\w+ ){0,3}?(?:dumm|dumme|dummer|bloder?|blod|nutzlos\\w*|unfahig\\w*|inkompetent\\w*|lacherlich\\w*|unverschamt\\w*|unterirdisch|erbarmlich|peinlich|unmoglich|mull|schrott)(?= )(?! (?:von mir|zu))
        0.92 (?:(?:eine |absolute |so eine |bodenlose |reine )(?:frechheit|unverschamtheit|zumutung|sauerei|katastrophe|abzocke|verarschung|schande|frechheit)|frechheit|unverschamtheit|schweinerei|unverschamt)(?= )
        0.88 ^(?: (?:einfach|echt|absolut|nur|total|so|wirklich|das|ist|wie))* (?:unfassbar|unglaublich|lacherlich|inakzeptabel|unerhort|nutzlos|peinlich|traurig|armselig|unterirdisch) $
        0.90 (?:das|dies|service|es) (?:\\w+ )?(?:ist |war )?(?:\\w+ ){0,2}?(?:inakzeptabel|lacherlich|unerhort|unmoglich|unfassbar|das letzte|die hohe|der hohn|ein unding|eine lachnummer|unter aller sau|ein schlechter (?:scherz|witz)|ein witz|nicht euer ernst|nicht ihr ernst|grottenschlecht|unterirdisch)(?= )
        0.90 (?:schlechteste\\w*|miserabl\\w*|katastrophal\\w*|grottenschlecht\\w*|unterirdisch\\w*|mieser?|furchtbar\\w*) (?:\\w+ )?(?:service|kundenservice|kundendienst|support|laden|firma|erfahrung|shop|bot|chatbot)(?= )
        0.90 (?:ich bin|bin|werde|macht mich|machen mich|langsam) (?:\\w+ ){0,2}?(?:wutend|stinksauer|sauer|genervt|verargert|stocksauer|rasend|wahnsinnig)(?= )
        0.90 (?:reicht mir|mir reichts|mir reicht es|reicht jetzt|jetzt reichts|es reicht|schnauze voll|nase voll|faxen (?:dicke|satt)|kragen platzt|platzt mir (?:\\w+ )?(?:\\w+ )?kragen|habe? (?:\\w+ )?(?:aber )?genug|geduld (?:ist )?(?:am ende|zu ende|verloren)|satt von|hab es satt|habe es satt|bin es leid)(?= )
        0.88 (?:du|ihr|sie|das|der bot|bot|dieser bot) (?:\\w+ )?(?:nervst|nervt|nerven|kotzt mich|gehst mir|geht mir) (?:\\w+ ){0,3}
        0.88 (?:ganz dicht|noch alle tassen|wollen sie mich (?:\\w+ )?(?:verarschen|veralbern|auf den arm)|willst du mich|wollt ihr mich (?:\\w+ )?|spinnt ihr|spinnst du|geht s noch|gehts noch|hallo geht)(?= )
        0.86 (?:zum (?:dritten|vierten|funften|zehnten|hundertsten|x ten|xten|tausendsten) mal|schon (?:dreimal|dutzendmal|hundertmal|tausendmal|zigmal|mehrfach|zig mal)) (?:\\w+ ){0,5}?(?:geschrieben|gesagt|gefragt|erklart|gemeldet|frage|schreibe|sage|erklare|das|jetzt)?(?= )
        0.86 (?:wie oft|wieviel mal|wie viele male) (?:muss|soll|denn) (?:ich )?
        0.86 (?:niemand(?:en)?|keinen?|keiner|keine sau) (?:\\w+ )?(?:interessiert|kummert|hilft|juckt|schert)(?= )|interessiert (?:hier )?(?:keinen|niemanden)
        0.88 (?:zeitverschwendung|verschwende\\w* (?:\\w+ ){0,2}zeit|verbraucherzentrale|nie wieder (?:bei|kaufe|bestelle|etwas)|rechtsanwalt einschalten|meinem anwalt|anwalt einschalten|anzeige erstatten|zeige (?:sie|euch) an)(?= )
        0.84 (?:konnen|kannst|konnt) (?:sie|du|ihr) (?:\\w+ )?(?:nicht )?(?:lesen|deutsch)(?= $)
        0.45 (?:nicht (?:das )?was ich (?:gefragt|wollte|meinte))(?= )
        0.40 (?:unglaublich|unfassbar|lacherlich|mist|witz|betrug|abzocke|wahnsinn|unmoglich|argerlich|nervig|enttauscht|enttauschend|sauer|genervt|argh\\w*|boah|katastrophe)(?= )
        0.30 (?:warte|gewartet) (?:\\w+ ){0,4}?(?:wochen|monaten?|stunden|ewig|ewigkeit\\w*)(?= )
        """, Map.of());
  }

  private static List<Phrase> french() {
    return Phrase.parse("""
        0.95 (?:merde|putain|bordel|connards?|conneries?|encule\\w*|foutez vous|fous toi|va te faire|allez vous faire|salauds?|salopards?|fuck\\w*|wtf|chier|chiant\\w*|bande de \\w+)(?= )
        0.92 (?:vous|tu|votre|vos|ton|ce|cette|c est|service|bande d) (?:\\w+ ){0,3}?(?:idiots?|debiles?|stupides?|ridicules?|incompetents?|incapables?|nuls?|nulle|nulles|lamentables?|minables?|inutiles?|pathetiques?|honteux|honteuse|voleurs|escrocs|arnaqueurs|menteurs|imbeciles?|cretins?)(?= )(?! (?:que|en))
        0.90 (?:c est|cela est|ca devient|ca|vraiment|totalement|completement|tout simplement) (?:\\w+ ){0,2}?(?:inadmissible|inacceptable|scandaleux|honteux|lamentable|ridicule|intolerable|insupportable|n importe quoi|une honte|un scandale|une blague|une arnaque|du vol|abuse|du foutage de gueule|de la merde|agacant|enervant)(?= )
        0.88 ^(?: (?:vraiment|totalement|absolument|tout|simplement|mais))* (?:inadmissible|inacceptable|scandaleux|honteux|lamentable|ridicule|incroyable|insupportable|n importe quoi|incompetents|voleurs|escrocs) $
        0.90 (?:pire|horrible|mauvais|deplorable|execrable) (?:\\w+ )?(?:service|experience|societe|entreprise|site|boutique|robot)(?= )(?! client)
        0.90 (?:ras le bol|j en ai marre|en ai marre|marre de|j en ai assez|en ai assez|a bout de (?:nerfs|patience)|perds patience|perdu patience|plein le dos|la coupe est pleine)(?= )
        0.88 (?:je suis|suis|tres|vraiment|rend|rendez) (?:\\w+ )?(?:furieu\\w*|en colere|enerve\\w*|agace\\w*|exaspere\\w*|excede\\w*|revolte\\w*|scandalise\\w*|folle|fou)(?= )
        0.90 (?:(?:vous )?(?:moquez|fichez|foutez|payez) (?:vous )?(?:de|ma) (?:moi|nous|tete|gueule|la gueule)|tu te (?:moques|fiches|fous)|vous vous (?:moquez|fichez|foutez))(?= )
        0.88 (?:perte de temps|perdre (?:mon|notre) temps|gaspille\\w* mon temps|plus jamais (?:chez|je)|mon avocat|porter plainte|porte plainte|60 millions)(?= )
        0.86 (?:(?:troisieme|quatrieme|dixieme|centieme|enieme) fois que (?:je|j))(?= )|combien de fois (?:dois je|faut il|vais je|je dois)
        0.86 (?:personne ne (?:fait rien|repond jamais|m aide|s occupe)|tout le monde s en (?:fiche|fout|moque)|vous (?:ne )?servez a rien)(?= )
        0.86 (?:deja dit|deja explique|deja demande) (?:\\w+ ){0,2}?fois(?= )
        0.45 pas ce que j ?ai demande(?= )
        0.40 (?:incroyable|inacceptable|inadmissible|ridicule|scandaleux|honteux|arnaque|enervant|decu|decue|decevant|agacant|pff+|grr+|nul|marre)(?= )
        0.30 (?:attends|attendu) (?:\\w+ ){0,3}?(?:semaines|mois|heures|longtemps)(?= )
        """, Map.of());
  }

  private static List<Phrase> spanish() {
    return Phrase.parse("""
        0.95 (?:mierda\\w*|joder|cono|puta|putos?|hijos? de puta|carajo|gilipollas|cabron\\w*|imbecil\\w*|pendej\\w*|wtf|fuck\\w*|chingad\\w*|porqueria|una basura|ladrones|estafadores|sinverguenzas?|payasos)(?= )
        0.92 (?:es|son|sois|eres|que|estos|este|esta|su|un|una|unos|servicio|vaya|menuda|menudo) (?:\\w+ ){0,2}?(?:idiotas?|estupid[oa]s?|ridicul[oa]s?|inutil|inutiles|incompetentes?|ineptos?|patetic[oa]s?|vergonzos[oa]s?|penos[oa]s?|lamentables?|asco|verguenza|porqueria|estafa|tomadura de pelo|burla|desastre|basura|robo|broma de mal gusto|chapuza)(?= )(?! (?:que funciona|lo bien|proteccion))
        0.90 (?:es|esto|eso|totalmente|completamente|absolutamente|simplemente) (?:\\w+ ){0,2}?(?:inaceptable|intolerable|indignante|insoportable|inadmisible|indignante|ridiculo|vergonzoso|una verguenza|el colmo)(?= )
        0.88 ^(?: (?:que|totalmente|simplemente|muy|vaya|menudo|menuda))* (?:inaceptable|ridiculo|indignante|vergonzoso|increible|lamentable|patetico|verguenza|asco|desastre|estafa|robo) $
        0.90 (?:peor|pesimo|pesima|horrible|malisimo|terrible|asqueroso) (?:\\w+ )?(?:servicio|experiencia|empresa|atencion|tienda|soporte|compania)(?= )|(?:servicio|atencion|experiencia) (?:\\w+ )?(?:pesim[oa]|horrible|malisim[oa]|asqueros[oa])
        0.90 (?:estoy|estamos|me tienen|me teneis|me tiene|ya) (?:\\w+ )?(?:hart[oa]s?|cansad[oa] de|enfadad[oa]|enojad[oa]|furios[oa]|cabread[oa]|indignad[oa]|molest[oa]|desesperad[oa]|hasta (?:las narices|el gorro|los huevos|la coronilla))(?= )
        0.90 (?:hasta las narices|hasta el gorro|perdiendo la paciencia|perdi la paciencia|se me acaba la paciencia|ya basta|basta ya|no aguanto mas|es el colmo)(?= )
        0.88 (?:perdida de tiempo|perder (?:mi|el) tiempo|perdiendo (?:mi|el) tiempo|hacen perder|nunca mas (?:compro|vuelvo|volvere)|mi abogado|poner una denuncia|los voy a denunciar|voy a denunciar|se (?:burlan|rien) de mi|me toman el pelo|me estan tomando)(?= )
        0.86 (?:tercera|cuarta|quinta|decima|enesima) vez que (?:\\w+ )?(?:pregunto|digo|explico|escribo|pido|lo|se|les)(?= )|cuantas veces (?:tengo|debo|hay)
        0.86 (?:(?:y )?a nadie le importa|nadie (?:hace nada|me hace caso|me ayuda)|no les importa|no sirven para nada|no sirves para nada|no vale para nada)(?= )
        0.86 ya (?:te |se |os |les )*(?:lo )?(?:dije|explique|he dicho) (?:\\w+ ){0,3}veces
        0.45 no es lo que (?:pregunte|pedi|dije)(?= )
        0.40 (?:increible|inaceptable|ridiculo|estafa|verguenza|decepcionad[oa]|decepcionante|frustrante|molesto|harta?|uf+|desastre)(?= )(?! (?:lo bien|lo buen))
        0.30 (?:esperando|espero|llevo) (?:\\w+ ){0,3}?(?:semanas|meses|horas)(?= )
        """, Map.of());
  }
}
