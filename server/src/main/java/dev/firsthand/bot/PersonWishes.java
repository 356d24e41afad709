package dev.firsthand.bot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The turns of phrase in which visitors ask for a person, per language. Each phrase: its chance, and
 * an expression over the folded words of one clause. Own lists; measured in docs/BOT.md.
 */
final class PersonWishes {

  /**
   * What a grammar is made of.
   *
   * @param spellings words that are mended when misspelt
   * @param ordinary words that look like a misspelling and are none
   * @param denied what takes a phrase back when it stands right before
   * @param past the same, for what was
   */
  record Source(
      List<String> spellings,
      Set<String> ordinary,
      Map<String, String> classes,
      String phrases,
      String denied,
      String past) {}

  private PersonWishes() {}

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.strip().split("\\s+", -1)));
  }

  static Source english() {
    return new Source(
        List.of(
            "human",
            "agent",
            "person",
            "operator",
            "representative",
            "advisor",
            "customer",
            "service",
            "support",
            "manager",
            "supervisor",
            "someone",
            "somebody",
            "employee",
            "colleague",
            "specialist",
            "speak",
            "talk",
            "transfer",
            "connect",
            "want",
            "real",
            "chat",
            "call"),
        words("""
            stuff humane humanity agenda agency agencies agents argent humans persons personal
            personally operators operate operated operates operating operation operations
            representatives representation advisors advise advised customers custom customs services
            serviced supports supported supporting managers manage managed manages supervisors
            supervision supervise employees employer employers employed colleagues specialists
            specialise speaks speaker steak sneak speck spear transfers connects connected walk
            colleges college hat cat chart cell calls lace real rela clal
            """),
        Map.of(
            "mod",
            "(?:(?:a|an|the|any|some|one|of|your|you|ur|u|these|real|live|actual|human|another|other"
                + "|different|proper|customer|service|qualified|senior|more|from|sales|support|billing"
                + "|trained|competent|physical|genuine|true|bank|hotel|directly|right|now|just|please"
                + "|pls|member|members|care|working|at|in|with|technical|tech|it|good|nice|normal"
                + "|living|breathing|experienced|dedicated|designated|help|desk|staff) ){0,6}",
            "strong",
            "human|humans|person|agent|agents|representative|representatives|rep|reps|operator"
                + "|operators|advisor|advisors|adviser|employee|colleague|colleagues|associate"
                + "|supervisor|staff|somebody|someone|anyone|anybody|sum1|some1|human being"
                + "|real people|consultant|customer service|customer care|customer support",
            "rec",
            "<strong>|people|employees|manager|specialist|specialists|expert|experts|technician|boss"
                + "|executive|worker|receptionist|reception|support|helpdesk|help desk|team|clerk"
                + "|sales|owner|guy|lady|man|woman|being|individual|department|restaurant|concierge"
                + "|room service|front desk|call center|call centre",
            "not",
            "(?! (?:fee|fees|app|apps|role|roles|resources|readable|error|number|password|rights"
                + "|account|commission|portal|login|program|hours|plan|mode|details|id|ids) )",
            "wish",
            "want|wants|wanna|wana|(?<!do i )(?<!do we )need|needs|like|love|prefer|rather|wish|insist|demand|can i|could i"
                + "|may i|might i|can we|could we|let me|lemme|allow me|let us|(?<!do i )(?<!do we )have to|got to|gotta"
                + "|must|to do to|please|pls|plz|how (?:do|can|could|should|would) i"
                + "|where (?:do|can|could) i|how to|trying to|possible to|able to|would|id|cant i"
                + "|until i can|way to|chance to",
            "talk",
            "talk|speak|chat|discuss(?: \\w+){0,3}|converse|communicate|connect|have a word"
                + "|have a chat|have a call|get in touch|be in touch|get in contact|speak directly"
                + "|talk directly|consult|deal",
            "bot",
            "bot|bots|robot|robots|machine|machines|computer|computers|chatbot|chatbots|ai"
                + "|virtual (?:agent|agents|assistant)|automated \\w+|algorithm|recording"),
        """
        # to talk to a person, wished for
        0.96 <wish> (?:\\w+ ){0,8}?<talk> (?:\\w+ )?(?:to|with|2|wit|w) <mod>(?:<rec>)(?= )<not>
        0.95 ^(?: (?:hi|hello|hey|please|pls|plz|just|ok|okay|so|then|yes|now|and|or|pls|sorry|actually|well|can|u|you|have))* <talk> (?:directly )?(?:to|with|2) <mod>(?:<rec>)(?= )<not>
        0.90 (?:talk|speak) (?:2|to) (?:sum1|some1|smn|sb)
        0.92 (?:prefer|rather|like|mind|love|want|about|start|insist on) (?:\\w+ ){0,3}?(?:talking|speaking|chatting|dealing) (?:to|with) <mod>(?:<rec>)(?= )<not>
        0.90 <wish> (?:\\w+ ){0,3}?(?:contact|reach|get hold of|get a hold of|see|meet) <mod>(?:<strong>)(?= )<not>
        0.60 ^ (?:contact|reach) <mod>(?:<rec>) $
        0.90 who(?:m)? (?:else )?(?:can|could|do|should|may|must|might) (?:i|we) (?:\\w+ )?(?:talk|speak|turn|chat|write)
        0.88 (?:want|need|like|can i|could i|let me) (?:\\w+ )?(?:to )?(?:talk|speak|chat) (?:to|with) (?:an? )?(?:actual|real|live|human)
        0.90 (?:an? )?(?:live|real|human|actual) (?:person|agent|human|operator|representative|rep) (?:available|online|instead)
        # to be connected
        0.96 (?:connect|connected|transfer|transferred|pass|hand|forward|redirect|route|refer|switch|move|direct|escalate|take|give|link|send) (?:(?:me|us|this|it|him|my|the|conversation|chat|case|call|request|issue|ticket|problem|over|on|through|directly|straight|back|please|up|now) ){0,4}(?:to|with|2|onto) <mod>(?:<rec>|ur team|your team)(?= )<not>
        0.94 put (?:me|us) (?:\\w+ )?(?:through|on to|onto|in touch|in contact)
        0.93 (?:connect|connected|put|get|come) (?:\\w+ )?(?:with|in touch with|through to) <mod>(?:<strong>)(?= )<not>
        0.88 (?:transfer|connect|pass|forward|redirect|hand|route) (?:me|us) (?:over )?(?:to|with) (?!some|new|a new|my|euro|paypal|wifi|wi|the app|[0-9])
        0.85 ^(?: (?:please|pls|just|now|then|ok))* (?:escalate|handoff|hand over|handover|hand me over|transfer me|connect me|forward me|pass me on)(?: (?:please|pls|this|it|now|me|my|case|chat|to|somebody))* $
        # a person as such
        0.94 (?:get|give|bring|find|send|assign|fetch) (?:me|us) <mod>(?:<strong>|people|employee|manager|specialist|expert|technician|boss|executive|team member|guy|human being)(?= )<not>
        0.92 (?:get|have|put|want|need) <mod>(?:<rec>) (?:\\w+ ){0,2}?(?:on the (?:line|phone|chat)|on line)
        0.88 (?:get|have|ask|let) <mod>(?:<strong>|manager|specialist) (?:\\w+ )?(?:to )?(?:call|contact|phone|ring|help|assist|look|answer|talk|speak|reply|respond|reach|get in touch|take over) (?!my)
        0.92 (?:^|i|we|just|really|now|please|just|do|and|but|also|still) (?:want|need|demand|require|prefer|request|insist on|would like|would prefer|would rather have|d like|wanna have) (?:to have |to get |to see |some |help from |assistance from )?<mod>(?:human|humans|person|agent|representative|rep|operator|advisor|adviser|colleague|supervisor|real people|human being|customer service|customer care|customer support|manager|consultant|specialist|live chat|human support)(?= (?:$|please|now|to (?:talk|speak|chat|help|assist|answer|call|contact|explain|look|solve|fix|take)|who|that|for|on|immediately|asap|right|and|instead|not|today|here|because|about|with|regarding|pls))<not>
        0.92 id (?:like|prefer|love) (?:to have )?<mod>(?:human|person|agent|representative|operator|advisor|supervisor|manager) (?!fee)
        0.85 (?:want|need|give me|get me) <mod>(?:somebody|someone) (?:real|human|else|who|competent|from|in|that)
        0.90 (?:want|need|like|get|expect|prefer) (?:\\w+ )?(?:assistance|help|answer|answers|support|reply|response|advice) (?:from|by|of) <mod>(?:<strong>)(?= )<not>
        0.86 (?<!with )(?<!to )(?:anyone|anybody|someone|somebody) (?:real|human|alive|out there|there|here|available|online|around)(?= (?:$|here|there|who|to|that|i|please|now|right|at|from))
        0.88 (?:is|are) there (?:\\w+ )?<mod>(?:<strong>|people) (?:i|we|that|who|to (?:talk|speak|help|assist|chat)|available|here|there|online|around|on)
        0.82 are (?:any )?(?:of )?(?:your |the |there )?(?:any )?(?:agents|humans|operators|representatives|advisors|staff|colleagues|employees|people) (?:\\w+ )?(?:online|available|there|here|free|around)
        0.82 is (?:any|an?|one|your|the|there) (?:\\w+ )?(?:agent|human|operator|representative|advisor|person|colleague) (?:\\w+ )?(?:online|available|there|here|free|around)
        # to be called, or helped by one
        0.88 (?:can|could|will|would|please|may|have|get|need|want|let|should|ask) (?:you )?(?:have )?(?:the |an? |one of )?(?:\\w+ ){0,2}?(?:someone|somebody|anyone|anybody|person|human|colleague|agent|advisor|representative|manager|specialist|staff|team) (?:\\w+ ){0,4}?(?:call|phone|ring|contact|text|reach out|get back|get in touch|write|reply) (?:\\w+ )?(?:me|us|back|to me|to us)(?= )
        0.80 (?:want|like|need|love|request|please|prefer) (?:\\w+ ){0,3}?(?:be called back|be called by (?:an?|one|some|your)|be contacted|a call back|a callback|a call from)
        0.72 ^(?: (?:please|pls|can|could|you|u|would|will))+ (?:call|phone|ring) (?:me|us) (?:back|now|please|asap|$)
        0.84 (?:can|could|may|might|will|would|shall|let|have) (?:maybe )?(?:an?|any|some|one of|real|the|your|one) (?:\\w+ ){0,3}?(?:person|human|colleague|colleagues|employee|agent|operator|representative|advisor|staff|specialist|supervisor) (?:\\w+ ){0,2}?(?:help|look|take|answer|assist|handle|check|read|step|solve|deal|review|join|reply|respond)
        0.84 (?:can|could|would|will) (?:someone|somebody|anyone|anybody) (?:from|in|on|of|at|with|else|real|human) (?:\\w+ ){0,4}?(?:help|assist|look|call|check|take|answer|explain)
        # not the bot
        0.90 (?:dont|do not|doesnt|not|never|no longer|stop|hate|sick of|tired of|enough of|fed up with|instead of|refuse to|cant) (?:\\w+ ){0,4}?(?:talk|talking|speak|speaking|chat|chatting|deal|dealing|communicate|communicating|interact|interacting) (?:to|with) (?:\\w+ ){0,2}?(?:<bot>)(?= )
        0.86 (?:dont|do not|not) (?:want|need|like|trust) (?:an? |the |this |your |any )?(?:stupid )?(?:<bot>)(?= )
        0.86 (?:no|no more|without|enough) (?:bot|bots|robot|robots|chatbot|chatbots|machines) (?=$|please|pls|anymore|any|i|just|thanks|now|here)
        0.80 (?:rather|prefer|better) (?:\\w+ ){0,5}?than (?:\\w+ ){0,3}?(?:<bot>)(?= )
        0.80 (?:dont|do not|not|isnt|doesnt) (?:\\w+ ){0,2}comfortable (?:\\w+ ){0,7}(?:to|with) (?:an? |the |this )?(?:<bot>)(?= )
        0.72 wast(?:e|ing) (?:\\w+ ){0,5}?(?:with|on|to) (?:an? |the |this )?(?:<bot>)(?= )
        0.74 (?:dont|do not|not) want to (?:talk|speak|chat) (?:to|with) you(?= )
        0.70 (?:speak|talk|chat) (?:to|with) (?:someone|somebody) else
        # and nothing else
        0.94 ^(?: (?:hi|hello|hey|please|pls|plz|now|just|an?|the|to|me|stop|real|live|actual|human|ok|okay|immediately|asap|only|any|some|with|thanks|i|want|need|wanna|yes|connect|customer|right|here|chat|for|again|today|switch|sales|then|urgent|dear|your|of|this|give|get))*? (?:human|humans|agent|agents|operator|representative|rep|real person|human being|customer (?:service|care|support)|live (?:agent|chat|person|human|support)|human (?:agent|support|help|person)|helpdesk|help desk|supervisor|real human|person|chat with support|talk to support)(?: (?:please|pls|plz|now|rep|representative|agent|asap|needed|required|here|immediately|thanks|thank|you|chat|real|online|person|again|to chat|to talk|to answer|to help))* $
        0.72 ^(?: (?:please|pls|the|your|need|a|want|get|spa|sales|billing|technical))* (?:support|manager|someone|somebody|advisor|sales team|billing|team|employee|staff)(?: (?:please|pls|plz|now|team))* $
        """,
        "(?: (?:dont|do not|didnt|doesnt|not|never|neednt|without|wont|no need|no longer))(?: \\w+){0,3} ?$",
        "(?: (?:was|were|been|had|told|said|says|spoke|talked|chatted|spoken|promised|assured|yesterday"
            + "|ago|asked|last (?:week|month|night|time|year)))(?: (?!but|so|now|can|let|want|please)\\w+){0,6} ?$");
  }

  static Source german() {
    return new Source(
        List.of(
            "mensch",
            "menschen",
            "mitarbeiter",
            "mitarbeiterin",
            "berater",
            "beraterin",
            "kollegen",
            "kundenservice",
            "kundendienst",
            "kundenberater",
            "ansprechpartner",
            "jemandem",
            "jemanden",
            "sprechen",
            "reden",
            "verbinden",
            "person",
            "support",
            "vorgesetzten"),
        words("""
            menschlich menschliche menschheit mitarbeiten mitarbeit beraten beratet beratung
            kollege kolleginnen versprechen brechen besprechen ansprechen verbunden verbindet
            verbindung personen personal supports export jemand sprecher sprecht
            reiden leiden regen redet
            """),
        Map.of(
            "mod",
            "(?:(?:ein|eine|einen|einem|einer|eines|dem|den|der|die|das|ihren|ihrem|ihrer|euren|eurem"
                + "|eurer|echten|echter|echte|echtem|richtigen|richtiger|richtige|realen|menschlichen"
                + "|menschlicher|lebenden|anderen|andere|irgendeinem|vom|von|aus|bitte|mal|kompetenten"
                + "|zustandigen|zustandiger|live|wirklichen|lebendigen|personlich|direkt|jetzt) ){0,5}",
            "rec",
            "mensch|menschen|person|personen|mitarbeiter|mitarbeitern|mitarbeiterin|mitarbeitende"
                + "|mitarbeitenden|berater|beraterin|kundenberater|agent|agenten|agentin"
                + "|kundenservice|kundendienst|kundenbetreuer|kundenbetreuung|kundensupport|support"
                + "|jemand|jemanden|jemandem|kollege|kollegen|kollegin|ansprechpartner"
                + "|ansprechpartnerin|vorgesetzten|vorgesetzter|chef|chefin|sachbearbeiter|operator"
                + "|team|service|hotline|menschlichen ansprechpartner|verkaufer|techniker|leiter"
                + "|zentrale|verkauf|vertrieb",
            "talk",
            "sprechen|reden|chatten|unterhalten|telefonieren|kommunizieren|schreiben|sprech|red",
            "wish",
            "mochte|moechte|mocht|will|wurde|wuerde|kann ich|konnte ich|koennte ich|kann man|darf ich"
                + "|durfte ich|brauche|brauch|bitte|lieber|gerne|gern|wie kann|wo kann|muss|wollen"
                + "|wollte|wunsche|lassen sie mich|lass mich|moglich|moeglich|konnen wir|kan ich",
            "bot",
            "bot|bots|roboter|robotern|maschine|maschinen|computer|chatbot|ki|automat|automaten"),
        """
        0.96 <wish> (?:(?!nicht |kein)\\w+ ){0,8}?(?:mit|zu|an) <mod>(?:<rec>) (?:\\w+ ){0,6}?(?:<talk>)(?= )
        0.95 ^(?: (?:bitte|hallo|ich|jetzt|nur|einfach|doch))* (?:mit|zu) <mod>(?:<rec>) (?:\\w+ ){0,4}?(?:<talk>)(?= )
        0.94 (?:<talk>) (?:\\w+ )?mit <mod>(?:<rec>)(?= )
        0.94 <wish> (?:(?!nicht |kein)\\w+ ){0,4}?<mod>(?:<rec>) (?:sprechen|kontaktieren|erreichen|kontakt)(?= )
        0.95 (?:verbinde|verbinden|verbindet|verbind|weiterleiten|leite|leiten|leitet|weiterverbinden|durchstellen|stellen|stell|ubergeben|uebergeben|ubergib|gib|geben|schalten|weitergeben) (?:sie )?(?:mich|uns|mir|dies|das|es) (?:\\w+ ){0,3}?(?:mit|an|zu|durch|weiter) (?:<mod>(?:<rec>))?
        0.92 (?:mit|an|zu) <mod>(?:<rec>) (?:weiter)?(?:verbinden|verbunden|weiterleiten|weitergeleitet|durchgestellt|durchstellen|weiterverbinden|ubergeben)(?= )
        0.85 (?:verbinden|weiterleiten|durchstellen) (?:sie )?(?:mich|uns)(?: bitte)? $
        0.92 (?:brauche|brauch|will|mochte|moechte|verlange|wunsche|hatte gern|holen sie|hol|geben sie mir|gib mir|suche) (?:bitte |jetzt |nur |einfach |mir |gern |gerne |endlich )*<mod>(?:mensch|menschen|mitarbeiter|mitarbeiterin|berater|beraterin|kundenberater|agent|agenten|ansprechpartner|ansprechpartnerin|vorgesetzten|operator|person|kundenservice|kundendienst)(?= (?:$|bitte|sprechen|haben|der|die|jetzt|zum|und|an|ans|dran))
        0.88 (?:kann|konnte|koennte|wurde|soll|moge) (?:mich |mir |bitte |vielleicht |sich )*<mod>(?:jemand|mitarbeiter|kollege|kollegin|berater|mensch|agent) (?:\\w+ ){0,4}?(?:anrufen|zuruckrufen|kontaktieren|melden|helfen|kummern|ansehen|ubernehmen|schauen)(?= )
        0.82 (?:bitte )?(?:um )?(?:ruckruf|rueckruf)(?= (?:$|bitte|erbeten|eines|von))
        0.78 (?:rufen sie|ruft|ruf) (?:mich|uns) (?:\\w+ ){0,3}?(?:an|zuruck)(?= )
        0.85 (?:ist|gibt es|sind) (?:da |dort |hier |bei euch |bei ihnen )*<mod>(?:jemand|mensch|menschen|mitarbeiter|person) (?:\\w+ ){0,3}?(?:da|hier|erreichbar|echtes|echter|sprechen|verfugbar|online|echt|der|$)
        0.90 (?:nicht|nie|keine lust|kein bock|statt) (?:\\w+ ){0,4}?mit (?:\\w+ ){0,2}?(?:<bot>) (?:\\w+ ){0,3}?(?:<talk>|schreiben)?
        0.86 (?:kein|keinen|keine|ohne) (?:bot|bots|roboter|chatbot|maschine)(?= (?:$|bitte|mehr|sondern|ich))
        0.94 ^(?: (?:bitte|hallo|echter|echten|echte|einen|ein|eine|richtiger|richtigen|menschlicher|menschlichen|jetzt|nur|den|ich|will|mochte|endlich|sofort))* (?:mensch|menschen|mitarbeiter|mitarbeiterin|agent|berater|kundenservice|kundendienst|kundenberater|ansprechpartner|kundensupport|operator|live chat|jemand echtes)(?: (?:bitte|jetzt|sofort|sprechen|her|hier))* $
        """,
        "(?: (?:nicht|kein|keine|keinen|keinem|nie|niemals|ohne))(?: \\w+){0,3} ?$",
        "(?: (?:hat|hatte|habe|gestern|gesprochen|gesagt|war|wurde gestern|letzte|vorhin))(?: (?!aber|jetzt|bitte|kann|will|mochte)\\w+){0,5} ?$");
  }

  static Source french() {
    return new Source(
        List.of(
            "humain",
            "conseiller",
            "conseillere",
            "operateur",
            "personne",
            "quelquun",
            "responsable",
            "technicien",
            "parler",
            "support"),
        words("""
            humaine humains conseil conseils conseillez conseille conseillers operateurs personnes
            personnel responsables techniciens parlez parle parlent parier humains supports
            """),
        Map.of(
            "mod",
            "(?:(?:un|une|le|la|les|l|des|du|de|votre|vos|d|vrai|vraie|vrais|autre|reel|reelle|etre|en"
                + "|chair|et|os|veritable|s|il|vous|plait|directement|svp|service|agent|bien) ){0,6}",
            "rec",
            "humain|humaine|humains|personne|personnes|conseiller|conseillere|conseillers|agent|agents"
                + "|operateur|operatrice|quelquun|responsable|employe|employee|technicien|technicienne"
                + "|service client|service clientele|service clients|service apres vente|sav|support"
                + "|collegue|collegues|interlocuteur|vendeur|vendeuse|superieur|directeur|manager"
                + "|assistance|equipe|etre humain|representant",
            "talk",
            "parler|discuter|echanger|chatter|tchatter|dialoguer|communiquer|converser|parle",
            "wish",
            "veux|voudrais|voudrai|souhaite|souhaiterais|aimerais|aimerai|puis je|peux je|pourrais je"
                + "|pourrais|besoin|svp|plait|peut on|peux|faut|prefere|prefererais|dois|desire|veut"
                + "|comment|possible|voulons|moyen|ou",
            "bot",
            "robot|robots|bot|bots|machine|machines|ordinateur|chatbot|automate|ia"),
        """
        0.96 <wish> (?:\\w+ ){0,8}?(?:<talk>) (?:\\w+ )?(?:a|avec|au|aux) <mod>(?:<rec>)(?= )
        0.95 ^(?: (?:bonjour|je|oui|svp|laissez|laisse|moi))* (?:<talk>) (?:a|avec|au|aux) <mod>(?:<rec>)(?= )
        0.90 <wish> (?:\\w+ ){0,4}?(?:contacter|joindre|contact avec|avoir|voir) <mod>(?:humain|humaine|personne|conseiller|conseillere|agent|operateur|quelquun|responsable|interlocuteur|etre humain)(?= )
        0.94 (?:transferez|transferer|transfere|passez|passer|passe|mettez|mettre|mets|connectez|connecter|connecte|redirigez|rediriger|dirigez|orientez|orienter|envoyez) (?:moi |me |nous )?(?:\\w+ ){0,4}?(?:a|avec|vers|au|en relation avec|en contact avec) <mod>(?:<rec>)(?= )
        0.92 (?:passez|passe|donnez|donne|trouvez|envoyez) moi <mod>(?:<rec>)(?= )
        0.90 (?:me|m) (?:transferer|passer|mettre en relation|mettre en contact|rediriger|connecter)(?= (?:a|avec|vers|au|un|une|le|$))
        0.92 (?:veux|voudrais|souhaite|besoin d|besoin de|exige|prefere|aimerais|demande) (?:avoir )?<mod>(?:humain|humaine|conseiller|conseillere|agent|operateur|interlocuteur|responsable|personne|etre humain|employe)(?= (?:$|svp|s|pour|qui|reel|reelle|maintenant|en))
        0.86 (?:quelquun|conseiller|personne|agent|humain) (?:\\w+ ){0,3}?(?:m aider|me rappeler|m appeler|me contacter|me repondre)(?= )
        0.80 (?:rappelez|rappeler|appelez|contactez) (?:moi|nous)(?= )
        0.86 (?:y a t il|il y a|est ce qu il y a|ya t il) <mod>(?:quelquun|humain|personne|conseiller|agent) (?:\\w+ ){0,3}?(?:la|disponible|ici|reel|parler|qui|reelle)?(?= )
        0.90 (?:(?:ne|n) \\w+ )?(?:pas|plus|jamais|marre|assez) (?:\\w+ ){0,4}?(?:parler|discuter|echanger|parle) (?:\\w+ )?(?:a|avec) (?:\\w+ ){0,2}?(?:<bot>)(?= )
        0.86 (?:(?:ne|n) \\w+ )?(?:pas|plus|sans) (?:de |d |un )?(?:robot|robots|bot|bots|machine|chatbot)(?= (?:$|svp|s|je))
        0.94 ^(?: (?:bonjour|svp|s|il|vous|plait|un|une|vrai|vraie|je|veux|voudrais|le|la|l|maintenant|oui|d|abord))* (?:humain|agent|conseiller|conseillere|operateur|service client|service clientele|vraie personne|etre humain|agent humain|personne reelle|personne humaine)(?: (?:svp|s|il|vous|plait|maintenant|reel|reelle|humain|stp|te))* $
        """,
        "(?: (?:pas|ne|jamais|aucun|aucune|sans|plus besoin))(?: \\w+){0,3} ?$",
        "(?: (?:ai parle|a dit|avait|hier|avais|m a|ont dit|etait|ai eu))(?: (?!mais|maintenant|je veux)\\w+){0,6} ?$");
  }

  static Source spanish() {
    return new Source(
        List.of(
            "humano",
            "humana",
            "persona",
            "agente",
            "asesor",
            "operador",
            "operadora",
            "representante",
            "alguien",
            "encargado",
            "supervisor",
            "gerente",
            "hablar"),
        words("""
            humanos humanas personas personal agentes asesores asesora asesorar operadores operado
            representantes encargada encargar supervisores gerentes hablas hablan urgente agencia
            """),
        Map.of(
            "mod",
            "(?:(?:un|una|el|la|los|las|algun|alguna|su|sus|tu|de|del|verdadero|verdadera|otra|otro"
                + "|real|ser|mi|atencion|al|cliente|por|favor|directamente|con|en|vivo|equipo|agente"
                + "|persona|vuestro) ){0,6}",
            "rec",
            "humano|humana|humanos|persona|personas|agente|agentes|asesor|asesora|operador|operadora"
                + "|representante|alguien|encargado|encargada|supervisor|supervisora|empleado|empleada"
                + "|servicio al cliente|atencion al cliente|servicio de atencion|soporte|gerente"
                + "|companero|companera|responsable|ejecutivo|ejecutiva|jefe|tecnico|ser humano"
                + "|equipo|vendedor",
            "talk",
            "hablar|charlar|chatear|conversar|comunicarme|comunicar|contactar|contactarme|dialogar"
                + "|hablo|comunicarse|platicar",
            "wish",
            "quiero|quisiera|necesito|puedo|podria|gustaria|favor|deseo|prefiero|preferiria|querria"
                + "|como puedo|como hago|dejame|dejeme|queria|debo|tengo que|posible|donde puedo|ocupo"
                + "|puede|quisieramos|podemos",
            "bot",
            "robot|robots|bot|bots|maquina|maquinas|ordenador|computadora|chatbot|ia"),
        """
        0.96 <wish> (?:\\w+ ){0,6}?(?:<talk>) (?:\\w+ )?(?:con|a|al) <mod>(?:<rec>)(?= )
        0.95 ^(?: (?:hola|por|favor|buenas|si|ya))* (?:<talk>) (?:con|a|al) <mod>(?:<rec>)(?= )
        0.94 (?:pasame|paseme|pasenme|pasar|pasarme|conectame|conecteme|conectar|conectarme|comunicame|comuniqueme|comuniquenme|comunicar|transfiereme|transfierame|transferir|transferirme|derivame|deriveme|derivar|ponme|pongame|poner|ponerme|poneme) (?:\\w+ ){0,2}?(?:con|a|al) <mod>(?:<rec>)(?= )
        0.92 (?:dame|deme|traeme|buscame|busqueme|consigueme) <mod>(?:<rec>)(?= )
        0.92 (?:quiero|necesito|quisiera|exijo|prefiero|deseo|solicito|ocupo) (?:a |que me atienda |ayuda de |hablarle a )?<mod>(?:humano|humana|persona|agente|asesor|asesora|operador|operadora|representante|supervisor|encargado|ser humano|atencion al cliente)(?= (?:$|por|real|ya|ahora|que|para|de))
        0.88 (?:puede|podria|pueden|podrian|quiero que|necesito que|que) (?:me )?(?:\\w+ )?<mod>(?:alguien|persona|agente|humano|asesor|representante) (?:\\w+ ){0,3}?(?:ayude|ayudar|ayudarme|llamar|llamarme|llame|contactar|contacte|atienda|atender|atenderme)(?= )
        0.88 (?:puede|podria|pueden) (?:ayudarme|llamarme|atenderme|contactarme) <mod>(?:alguien|persona|agente|humano|asesor|representante)(?= )
        0.80 (?:llamenme|llameme|llamame|contactenme|que me (?:llame|llamen|contacte|contacten|atienda|atiendan))(?= )
        0.86 hay (?:\\w+ )?<mod>(?:alguien|humano|persona|agente|asesor) (?:\\w+ ){0,3}?(?:ahi|aqui|disponible|real|hablar|pueda|ayude)(?= )
        0.90 no (?:\\w+ ){0,4}?(?:hablar|chatear|tratar|hablando|charlar) (?:\\w+ )?con (?:\\w+ ){0,2}?(?:<bot>)(?= )
        0.86 (?:no|sin|no mas) (?:mas )?(?:robots|robot|bots|bot|maquinas|chatbot)(?= (?:$|por|quiero))
        0.94 ^(?: (?:hola|por|favor|un|una|el|la|real|ser|quiero|necesito|ya|ahora|verdadera))* (?:humano|humana|agente|asesor|operador|operadora|representante|persona real|servicio al cliente|atencion al cliente|ser humano|persona|agente humano|supervisor)(?: (?:por|favor|ya|ahora|real|humano))* $
        """,
        "(?: (?:no|nunca|sin|tampoco))(?: \\w+){0,3} ?$",
        "(?: (?:hable|dijo|dijeron|ayer|habia|hablado|prometio|estaba|pasada))(?: (?!pero|ahora|quiero)\\w+){0,6} ?$");
  }
}
