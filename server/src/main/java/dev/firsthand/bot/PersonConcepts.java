package dev.firsthand.bot;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of {@link PersonFrames}, per language. Own lists. */
final class PersonConcepts {

  /** The kinds whose words are recognised when misspelt. */
  private static final String MENDED = "PSLDETXxVW";

  private static final Map<String, Concepts> BY_LANGUAGE = byLanguage();

  private PersonConcepts() {}

  private static Map<String, Concepts> byLanguage() {
    var by = new LinkedHashMap<String, Concepts>();
    by.put("en", english());
    by.put("de", german());
    by.put("fr", french());
    by.put("es", spanish());
    return by;
  }

  /** The concepts of {@code language}; those of every language where it has none. */
  static Collection<Concepts> of(String language) {
    var own = BY_LANGUAGE.get(language);
    return own == null ? BY_LANGUAGE.values() : List.of(own);
  }

  private static Set<String> words(String list) {
    return new HashSet<>(List.of(list.strip().split("\\s+", -1)));
  }

  private static Concepts english() {
    return new Concepts("""
        o: real estate, real time, human resources, human rights, human error, human readable, human hair, call forwarding, in person, per person, contact person, for one person, dont know, dont understand, dont get why
        k: fee, fees, app, apps, role, roles, number, numbers, password, rights, commission, portal, login, program, programme, plan, mode, id, ids, price, prices, salary, job, training, hours, code, course, discount, email, e-mail, account, permission, permissions, list, console, earn, earns, cost, costs
        P: human, humans, humanbeing, human being, human beings, person, agent, agents, representative, representatives, rep, reps, operator, operators, advisor, advisors, adviser, advisers, employee, employees, colleague, colleagues, associate, supervisor, consultant, consultants, staff, staff member, member of staff, one of your staff, team member, team members, member of your team, member of the team, one of your team, one of the team, one of you, one of you guys, one of your people, one of your colleagues, one of your agents, one of your consultants, real people, actual people, human agent, live agent, live person, customer service rep, customer service representative, customer service agent, account manager, my account manager, my advisor, my adviser, case worker, caseworker, coworker, counsellor, clerk, executive, worker, individual, ops, sales rep, support agent, support rep, human support, human help, human assistance, human voice, human contact, hooman, hoomans, somebody in charge, someone in charge, person in charge, whoever is in charge, whoevers in charge, someone senior, support staff, support person, support people, support guy, sales staff, sales person, sales people, salesperson, salespeople, sales man, salesman, sales guy, sales guys, sales team member, live human, real support, real help, real assistance, live help, live assistance, operater
        S: someone, somebody, anyone, anybody, sum1, some1, sb, someone else, somebody else, anyone else, anybody else, someone real, whoever, who ever, anyone who can
        1: one, people, a guy, some guy, a lady, a woman, a man, a dude, a human one, your guys
        L: manager, managers, boss, chief, director, owner, technician, technicians, specialist, specialists, expert, experts, receptionist, your people, engineer, engineers, admin, administrator, developer, nurse, doctor, lawyer, accountant, banker, coordinator, founder, founders, ceo, audiologist, underwriter, claims handler, success manager, customer success manager, store manager, branch manager, shift manager, planner
        D: team, department, support, reception, front desk, sales, billing, accounts, accounting, complaints, branch, office, restaurant, concierge, room service, hotline, call center, call centre, pool, spa, desk, headquarters, store, shop, warehouse, housekeeping, kitchen
        E: costumer service, costumer support, costumer care, customer service, customer services, customer care, customer support, client service, live chat, live support, helpdesk, help desk, support team, service team, service desk, tech support, technical support, phone support
        B: bot, bots, robot, robots, machine, machines, computer, computers, chatbot, chatbots, ai, virtual agent, virtual assistant, algorithm, recording, automated system, automated message, automated messages, automated answer, automated answers, automated reply, automated replies, automated response, automated responses, program, siri
        R: real, live, actual, genuine, physical, living, breathing, proper, alive, true, competent, with a pulse, flesh and blood, not a bot, not a robot, not a machine
        T: talk, typing, type to, type with, type all this, type this, speak, chat, discuss, converse, communicate, talking, speaking, chatting, dealing, deal, have a conversation, proper conversation, have a word, a word, word, get in touch, be in touch, in touch, in contact, consult, spk, tlk, interact, correspond, negotiate, have a call, schedule a call, book a call, arrange a call, set up a call, tlk, convo, have a chat
        t: to, with, 2, wit, w, too, onto, by, via
        x: escalate, handover, handoff, hand off
        X: connect, connected, transfer, transferred, pass, passed, forward, redirect, route, hand, hand over, pass over, pass on, switch, refer, direct, patch, relay, reroute, move, link, handed over, put through, be put, get put, put
        u: through, thru, in touch, in contact, on the line, on the phone, on line, on to
        G: get, give, loop in, pull in, bring, bring on, find, send, fetch, assign, put, summon, call in, provide
        C: call, ring, phone, contact, reach, message, text, reach out to, reach out, get back to, call back, ring back, follow up with, write, email
        c: callback, call back, be called, be called back, called back, be contacted, be phoned, get called, call from
        H: help, helps, assist, assistance, look, check, handle, take, take over, takes over, dealt with, handled, looked into, answer, answers, sort, sorts, solve, explain, listen, review, reviews, investigate, fix, respond, reply, attend, step in, read, read this, look into, looks into, looked at, look at, intervene, checked, advise, assess, jump in, chime in, explain to
        V: can i have, could i have, may i have, can i get, could i get, let me have, can we have, can we get, want, wants, wanna, wana, need, needs, prefer, demand, insist, insist on, require, request, would like, would love, would prefer, would rather, would rather have, id like, id love, id prefer, id rather, rather, wish, asked for, ask for, asking for, looking for, hoping, hope to, rather have, wait for, ill wait for, feel better, appreciate, expect, let, lets, bring in, better, wouldnt mind, would feel better, would much prefer, would much rather, wed prefer, wed like, insisting on, demanding, gimme
        W: is it possible to, is it possible, is it ok to, i should, wed, can i, could i, may i, might i, can we, could we, let me, lemme, let us, allow me, how do i, how can i, how could i, how would i, how should i, where can i, where do i, where could i, possible, possible to, able to, able, must, have to, got to, gotta, how to, way to, chance of, any chance, do i get to, until i can, before i can, trying to, want to, like to, what do i need to do to, what do i have to do to, what does it take to, cant i, why cant i, ready to, happy to, i will only, ill only, cna i, can we please, canni, cani, should i be able to
        A: can, could, would, will, may, shall, do you think, have, ask, make sure, when can, cna, cn
        p: please, pls, plz, plse, thanks, thank you, kindly, asap, now, immediately, right now, straight away, urgently, urgent, right away, today, tomorrow, at once, already, finally, ffs, just, only, directly
        I: i, we, id, im, ill, ive
        M: me, us
        i: this, it, my case, my case over, this chat, the chat, my chat, this conversation, the conversation, my request, my question, my issue, my problem, case, issue, this case, this issue, this matter, my claim, my complaint, him, the matter, for this, for that, for this one, with this, with that, with it, with this one, about this, about that, about it
        Y: is, are, is there, are there, theres, there is, do you have, have you got, isnt there, arent there, any of your, are any of your, is one of your, is any, are any
        v: available, online, in there, there, here, around, out there, free, listening, working there, working, on duty, in here, out here, over there, on the other end, on duty, at all, awake, alive
        r: from, in, at, of, on
        w: whos the right person to, who is the right person to, whos the best person to, who is the best person to, who can i, who could i, who do i, who should i, who may i, who must i, who might i, whom can i, whom do i, whom should i, whom could i, who can we, who do we, who else can i, with whom can i
        j: get hold of, get a hold of, ask, see, meet, visit, write to, phone up, ring up, hear from
        q: comfortable, trust, happy, sharing, share, discuss my, confident
        U: to you, with you, to u, with u
        f: you, u, a, an, the, some, your, ur, any, of, that, which, these, those, much, really, actually, maybe, perhaps, else, different, qualified, senior, normal, good, nice, be, able to, more, so much, very, to be, guys, who, up, over, back, personally, dedicated, experienced, if, one of, one of your, one of the, ok, okay, chatbot please, instead
        n: another, other, second, different
        m: my, his, her, their, our, friends, friend, its
        h: hi, hello, hey, dear, good morning, yo, ok, okay, stop, sorry, yes, yeah, well, nope, um
        0: no
        N: dont, do not, not, never, didnt, did not, doesnt, does not, neednt, without, wont, no need, no longer, dont want, stop, hate, sick of, tired of, enough of, fed up with, instead of, refuse, refuse to, than, rather than, isnt, no more, dont need, dont have, nobody, get me out of, let me out of, get me away from, get rid of, done with, im done with, tired of
        d: or just software, or software, or a bot, or just a bot, or a robot, or a machine, or a computer, or a program, or ai, or an ai, or is it ai, or is it automatic, or is it automated, or is this, or automated, or automatic
        Z: was, were, been, had, told, tells, said, says, spoke, talked, chatted, spoken, promised, promises, yesterday, ago, asked, last week, last month, last night, last time, last year, earlier, called, wrote, sent, gave, helped, solved, made, when i, after i, waived, used to, claimed, assured, contacted, took
        Q: am i, if you are, if youre, you are a, youre a, should i, how much, how many, how long, how old, how often, how far, what, whats, which, when, does, are you, am i, are u, r u, why, who is, whos, is it, is this, is the, is that, do i need, do i have to, do i have, do we need, do you offer, do you sell, do your, how can you, how do you, who are, are these, where is, where are, whether, if i, did, become, train, travel, want to be, how do i become, how to become, assign
        b: but, so, and, then, therefore, because, actually, instead
        """, MENDED, words("""
        stuff humane humanity agenda agency agencies argent persons personal talks spear
        operate operated operates operating operation operations representation advise advised
        custom customs customers serviced supports supported supporting manage managed manages
        supervisors supervision supervise employed employer employers specialise speaks speaker
        steak sneak speck connects connecting connection walk walks colleges college hat cat chart cell
        lace rela clal team teams term terms steam stream told sale sales boats boost office officer
        officers offices officer's spot span spam host branches brunch ranch stores story sore shot
        shops ship shape pool tool pour want ward warm wait wand need news seed feed weed heard hard
        band land rout routes root tough rather father gather wish fish wash dish loss bass base case
        past pas pace parts part party direction directed linked likes move moved moves movie link
        like line hands handed handle forwarded word world work works deal dear meal discussed disc
        discount discover transfers transferring switching swatch person's reason season consulting
        exports expert's export expect except reports report deck disk death better letter butter
        alter latter able about possibly title table cable
        letting least lets insists insisted required requests requested requires requirement
        account accounts amount salesforce paid card cards chats chatted matter pass passes
        passport password passing couldn wouldn should would could cloud shoulder world actual talked
        worked rest restaurants contract contracts contrast place price
        engine engines engineered engineering administered administration administrative
        developed develop develops development nursed nurses nursery accounting accountancy
        banking banked bankers lawyers coordinate coordinated plane planes planned plans
        doctors doctored humid found funder funders find mechanical mechanics mechanism tailor taller telly seller sellers structure woman women mans
        """));
  }

  private static Concepts german() {
    return new Concepts("""
        o: menschenskinder, pro person, zweite person, andere person, für eine person, eine person mehr
        k: rabatt, gehalt, kosten, gebühr, konto, portal, app, rolle, nummer, ausbildung, fest
        P: mensch, menschen, mitarbeiter, mitarbeitern, mitarbeiters, mitarbeiterin, mitarbeitende, mitarbeitenden, berater, beratern, beraterin, kundenberater, kundenberaterin, agent, agenten, agentin, kundenbetreuer, kundenbetreuerin, kollege, kollegen, kollegin, kolleginnen, ansprechpartner, ansprechpartnerin, ansprechperson, gesprächspartner, vorgesetzte, vorgesetzten, vorgesetzter, sachbearbeiter, sachbearbeiterin, operator, person, angestellten, fachmann, servicemitarbeiter, bearbeiter, betreuer, betreuerin, supporter, aus fleisch und blut, mensch aus fleisch und blut
        S: jemand, jemanden, jemandem, wem, irgendjemand, irgendjemanden, irgendjemandem, wen, wer, zuständigen, zuständige
        L: chef, chefin, techniker, leiter, filialleiter, verkäufer, experten, geschäftsführer, manager
        D: team, support, service, hotline, zentrale, verkauf, vertrieb, buchhaltung, abteilung, leitung, rezeption, empfang, restaurant, reklamation, rechnungsabteilung, fachabteilung, filiale, geschäftsleitung
        E: kundenservice, kundendienst, kundenbetreuung, kundensupport, live chat, livechat, kundencenter
        B: bot, bots, roboter, robotern, maschine, maschinen, computer, chatbot, chatbots, ki, automat, automaten, automatische antworten
        R: echte, echten, echter, echtes, echtem, richtige, richtigen, richtiger, richtiges, realen, reale, menschlich, menschliche, menschlichen, menschlicher, lebende, lebenden, lebendigen, wirklichen, wirkliche, leibhaftigen, aus fleisch und blut
        T: kontakt, sprechen, reden, chatten, unterhalten, telefonieren, kommunizieren, schreiben, sprech, red, klären, besprechen, austauschen, quatschen, gespräch, unterhaltung, verhandeln, wenden
        t: mit, an, zu, zum, zur, bei, von
        X: verbinde, verbinden, verbindet, verbind, weiterleiten, leite, leiten, leitet, weiterverbinden, durchstellen, stelle, stellen, stell, übergeben, übergib, übergebt, weitergeben, gib weiter, weiterreichen, weitervermitteln, vermitteln, durchgestellt, weitergeleitet, verbunden werden, weiterverbunden, verbunden, gib, geben, schalten, eskalieren, durchgestellt werden
        u: durch, weiter, ans telefon, an die leitung, ran
        G: hol, hole, holen, gib, gebt, bring, bringen, schick, schicken, such, finde, geben
        C: anrufen, zurückrufen, kontaktieren, anruft, zurückruft, meldet, melden, erreichen, ruft, ruf, rufen, anschreiben, kontaktiert
        c: rückruf, rückrufs, anruf, zurückgerufen werden, angerufen werden, kontaktiert werden
        H: unterstützung, hilfe, draufschauen, drübersehen, helfen, hilft, weiterhelfen, weiterhilft, kümmern, kümmert, ansehen, ansieht, anschauen, anschaut, übernehmen, übernimmt, schauen, schaut, drüberschauen, prüfen, prüft, erklären, beantworten, antworten, lösen, bearbeiten, beraten
        V: möchte, moechte, möcht, will, wollen, würde gern, würde gerne, hätte gern, hätte gerne, hätte lieber, hätt gern, würde, wuerde, brauche, brauch, bräuchte, benötige, verlange, wünsche, bestehe auf, lieber, gern, gerne, suche, erwarte, fordere, bevorzuge, wollte, möchten, würden
        W: kann ich, könnte ich, koennte ich, kann man, darf ich, dürfte ich, lassen sie mich, lass mich, lasst mich, möglich, können wir, wie kann ich, wo kann ich, wie komme ich, kann i, kan ich, muss, wie kann man, kann ich mal, wo erreiche ich, wie erreiche ich, besteht die möglichkeit, gibt es die möglichkeit, geht es, kann mir, kann mich
        A: lassen, lasst, lass, kann, könnte, koennte, können, könnten, würde, soll, sollte, möge, könntet, könnt, dass, kannst
        p: bitte, pls, sofort, jetzt, mal, endlich, danke, dringend, umgehend, schnell, nur, einfach, doch, gleich, heute, morgen, direkt, unbedingt, persönlich, mal eben, nicht mal, nicht einfach, nicht vielleicht, nicht bitte, nicht doch
        I: ich, wir
        M: mich, mir, uns
        i: das, dies, es, diesen fall, meinen fall, mein anliegen, meine anfrage, meine frage, den chat, das gespräch, sich das, sich, mein problem, den vorgang
        Y: gibt es, gibts, ist da, ist hier, ist dort, sind da, sind hier, habt ihr, haben sie, ist bei euch, bei euch, arbeitet, arbeiten hier
        v: da, hier, erreichbar, verfügbar, online, frei, am platz, dort, zu sprechen, dran
        r: von, aus, durch
        w: wer kann mir, mit wem kann ich, an wen kann ich, bei wem kann ich, mit wem könnte ich, wen kann ich, an wen muss ich, an wen wende ich, mit wem muss ich
        j: fragen, sehen, treffen
        f: ein, eine, einen, einem, einer, eines, nen, nem, ner, den, dem, der, die, ihren, ihrem, ihrer, ihre, euren, eurem, eurer, eure, eurem team, vom, anderen, andere, irgendeinem, irgendeinen, kompetenten, zuständigen mitarbeiter, sie, ihr, auch, denn, wirklich, vielleicht, gerade, als, ganz, im, am, in, kompetente, bei ihnen, von ihnen, euch, ihnen, wieder, um, zurück, hier bitte
        n: andere, anderen, anderer
        m: mein, meine, meinen, meinem, meiner, unser, unsere, unserem
        h: hallo, hi, guten tag, moin, servus, ok, okay, ja, nein, stop, stopp, also, hey
        N: nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne, niemand, niemandem, niemanden, statt, keine lust, kein bock, anstatt
        Z: hat, hatte, gestern, gesprochen, gesagt, sagte, war, vorhin, letzte woche, neulich, meinte, telefoniert, versprochen, erreicht, wurde, wollte mich
        Q: wie viele, wieviele, wieviel, wie viel, wie lange, was, wann, welche, welcher, bist du, sind sie, bin ich, ist das, wie werde, wie füge, wo ist, wer ist, warum, ist der, darf, brauche ich, muss ich, wie alt, kostet, verdient, ob
        b: aber, und, sondern, also, deshalb, daher, jetzt
        """, MENDED, words("""
        menschheit mitarbeit mitarbeiten beratung beratet versprechen brechen personen personal supports
        export sprecher sprecht spricht reiden leiden regen redet wenn dem den denn wird wollt willst wolle welle wille
        stelle stellt bestellen stellung geber gaben leben leider leisten leitung reden laden raden rede reder chatte stehen steht sehen sollen
        seite weite weiten walle rolle warum werde würden durften darum wer wen wem wir war schreibe schreib
        schrieb beschreiben unterschreiben service serviert kosten hosen gerne ferne lieber liefer liefern lieder bieber
        suchen sucht sache kuche person persone filiale empfange restaurants bruch brauchen gebraucht
        verbindung verbindungen weiter vertrag vertrage verkaufen verkauft verkaufe kaufer
        leiter leider zentrale zentral jemals niemand technik technisch chefs chat chats test
        """));
  }

  private static Concepts french() {
    return new Concepts("""
        o: par personne, autre personne, deuxième personne, agent immobilier, agent d assurance, conseil, une personne de plus
        k: salaire, frais, tarif, compte, formation, prix, numéro, immobilier
        P: humain, humaine, humains, être humain, conseillé, conseiller, conseillère, conseillers, agent, agente, agents, opérateur, opératrice, employé, employée, collègue, collègues, interlocuteur, interlocutrice, représentant, représentante, collaborateur, collaboratrice, collaborateurs, personne, vraie personne, personne réelle, personne humaine, téléconseiller, salarié
        S: quelqu un, quelquun, qqn, qqun, quelqu une, quelqun
        L: responsable, technicien, technicienne, vendeur, vendeuse, supérieur, directeur, directrice, manager, chef, patron
        D: support, équipe, assistance, service facturation, service commercial, service technique, service comptabilité, service, réception, accueil, restaurant, service après vente, sav, service réclamations, comptabilité, agence
        E: service client, service clients, service clientèle, hotline, chat en direct
        B: robot, robots, bot, bots, machine, machines, ordinateur, chatbot, automate, ia, réponses automatiques, réponse automatique
        R: vrai, vraie, vrais, réel, réelle, véritable, en chair et en os, physique, vivant
        T: parler, discuter, échanger, chatter, tchatter, dialoguer, communiquer, converser, parlé, parle, entretenir, traiter, conversation, discussion, causer, voir ça, voir cela, au téléphone
        t: à, a, avec, au, aux, vers, chez
        X: transférez, transférer, transfère, passez, passer, passe, mettez, mettre, mets, connectez, connecter, connecte, redirigez, rediriger, dirigez, orientez, orienter, envoyez, transmettre, transmettez, transmets, faites suivre, basculez, escalader
        u: en relation, en contact, en ligne
        G: passez, passe, donnez, donne, trouvez, envoyez, passer, trouve
        C: appeler, rappeler, joindre, contacter, appelle, rappelle, contacte, recontacter, rappelez, contactez, appelez
        c: être rappelé, être rappelée, un rappel, être contacté, un appel, être recontacté, être recontactée, rappel
        H: aider, répondre, regarder, aide, expliquer, vérifier, résoudre, occuper, occupe, m aider, prendre en charge, examiner, traiter
        V: veux, voudrais, voudrai, voulons, souhaite, souhaiterais, souhaitons, aimerais, aimerai, besoin, besoin d, besoin de, exige, préfère, préférerais, demande, désire, ai besoin d, ai besoin de, faut, il me faut, veut, cherche, j exige
        W: puis je, peux je, pourrais je, je peux, peut on, dois je, est il possible, possible, comment, moyen de, où puis je, laissez moi, laisse moi, comment faire pour, comment puis je, on peut, serait il possible, je pourrais
        A: peut, pourrait, pouvez vous, pourriez vous, peux tu, que, est ce qu, est ce que, pouvez, pourriez, pouvoir
        p: svp, stp, s il vous plaît, s il te plaît, maintenant, merci, vite, immédiatement, tout de suite, directement, urgent, urgence, rapidement, plutôt, enfin
        I: je, j, nous
        M: moi, me, m, nous
        i: ça, ma demande, mon dossier, cela, cette conversation, mon cas, ma question, mon problème, ce cas, cette demande
        Y: y a t il, il y a, est ce qu il y a, ya t il, avez vous, y a
        v: là, disponible, disponibles, ici, en ligne, derrière, libre
        r: du, de, de la, d, par, qui
        w: qui puis je, à qui puis je, à qui je peux, à qui dois je, avec qui puis je, qui peut, à qui m adresser, à qui parler, qui contacter, qui dois je
        j: voir, avoir, rencontrer, demander
        f: un, une, le, la, les, l, des, votre, vos, autre, bien, vraiment, enfin, en, et, être, ce, cette, bon, bonne, compétent, compétente, qualifié, juste, seulement, moi même, d autre, d autre svp
        n: autre, autres
        m: mon, ma, mes, son, sa, notre
        h: bonjour, bonsoir, salut, ok, oui, non, stop, allo, madame, monsieur
        N: pas, ne pas, jamais, aucun, aucune, sans, plus besoin, n ai pas, pas besoin, arrêtez, arrêtez avec, marre, marre de, assez, ras le bol, personne ne, ni
        Z: ai parlé, a dit, avait, hier, avais, m a dit, ont dit, était, ai eu, déjà parlé, a promis, avait promis, m avait, a remboursé, m a, a été, dit
        Q: combien, quels, quelles, quel, quelle, quand, êtes vous, es tu, est ce un, qu est ce, pourquoi, où est, comment devenir, faut il, qui est, parlez vous, vous parlez, coûte
        b: mais, et, alors, donc, plutôt
        """, MENDED, words("""
        conseil conseils conseillez personnes personnel responsables techniciens parlez parlent parier
        supports humanite services serviette agence agences argent passage passé passes pass veux vieux deux ceux peux yeux
        demander commande commander commandes demandes agenda employe employer emploi comptes
        equipes équipement chefs chez cher vendre vendu directement direct discute passeport
        parle parler parlant peut voulez voulu possibles mettra metre mettre transmis
        """));
  }

  private static Concepts spanish() {
    return new Concepts("""
        o: por persona, otra persona, segunda persona, persona mayor, agente inmobiliario, agente de seguros, asesor fiscal, una persona más, ser agente
        k: sueldo, salario, tarifa, precio, cuenta, número, curso, inmobiliario, fiscal
        P: humano, humana, humanos, ser humano, persona, agente, agentes, asesor, asesora, asesores, operador, operadora, representante, empleado, empleada, compañero, compañera, colega, ejecutivo, ejecutiva, trabajador, supervisor, supervisora, persona real, persona de verdad, agente humano, consultor, gestor
        S: alguien, alguno de ustedes, alguno, alguna persona
        L: encargado, encargada, gerente, responsable, jefe, jefa, técnico, vendedor, director
        D: equipo, soporte, recepción, ventas, facturación, restaurante, departamento, contabilidad, reclamaciones
        E: servicio al cliente, atención al cliente, servicio de atención, servicio técnico, chat en vivo, atención al usuario
        B: robot, robots, bot, bots, máquina, máquinas, ordenador, computadora, chatbot, ia, respuestas automáticas
        R: real, verdadero, verdadera, de verdad, de carne y hueso, en vivo, vivo
        T: hablar, ablar, charlar, chatear, conversar, comunicarme, comunicar, dialogar, hablo, comunicarse, platicar, tratar, hablarle, hablando, hablarlo, tratarlo, conversación, discutir
        t: con, a, al
        x: pásame, páseme, pásenme, pasarme, conéctame, conécteme, conectarme, comunícame, comuníqueme, comuníquenme, comunicarme con, transfiéreme, transfiérame, transferirme, derívame, deríveme, ponme, póngame, ponerme, ponedme, me pasas, me pasa, me pasan, me comunica, me comunicas, me conecta, me transfiere, me pueden pasar, me pone, me pones, que me atienda, que me atiendan, me atienda, me pueda atender, que me ayude, me ayude, que me llame, que me contacte, que me llamen
        X: pasar, conectar, transferir, derivar, deriven, pasen, derive, escalar, remitan, transfieran
        u: en contacto, por teléfono
        G: dame, deme, denme, tráeme, búscame, búsqueme, consígueme, mándame
        C: llamar, llame, llamen, contactar, contacte, contacten, llamarme, contactarme, localizar
        c: una llamada, que me contacten, me llamen, me llame, llámenme, llámeme, llámame, contáctenme
        H: ayuda, ayudar, ayude, ayudarme, atender, atienda, atenderme, atiendan, me atienda, me ayude, revisar, revise, mirar, mire, responder, responda, explicar, explique, solucionar, resolver
        V: quiero, quisiera, preciso, necesito, gustaría, me gustaría, deseo, prefiero, preferiría, querría, exijo, solicito, ocupo, quisiéramos, queremos, pido, espero, requiero, busco
        W: puedo, podría, como puedo, cómo hago para, déjame, déjeme, debo, tengo que, posible, dónde puedo, podemos, cómo hago, hay forma de, hay manera de
        A: pueden, podrían, puedes, podrías, que, puede, que pueda, me puede, me podría, me pueden, me podrían, podría alguien
        p: por favor, porfa, porfavor, ya, ahora, urgente, gracias, inmediatamente, ahora mismo, directamente, solo, mejor
        I: yo
        M: me, nos
        i: esto, mi caso, mi consulta, este caso, esta conversación, mi problema, este chat, lo
        Y: hay, tienen, no hay, habrá
        v: ahí, aquí, disponible, disponibles, por ahí, en línea, allí
        r: de, del, por
        w: con quién puedo, con quién hablo, a quién puedo, quién puede, con quién podría, con quién debo, a quién me dirijo
        j: ver, contactar
        f: un, una, el, la, los, las, su, sus, tu, algún, alguna, vuestro, ser, ustedes, vosotros, más, muy, bien, de ustedes, mismo, en
        n: otro, otra
        m: mi, mis, nuestro
        h: hola, buenas, buenos días, sí, ok, vale, no gracias, oye, buenas tardes
        N: no, nunca, sin, tampoco, nadie, no necesito, no quiero, basta de, harto de, harta de, no me sirve, en vez de
        Z: hablé, dijo, dijeron, ayer, había, hablado, prometió, estaba, pasada, me dijo, atendió, ya me, cobraron, fue, devolvió, usó
        Q: cuánto, cuántos, cuántas, cuál, qué, cuándo, eres, es usted, por qué, dónde está, cómo puedo ser, se necesita, hablan, quién es, cobra, gana
        b: pero, y, entonces, así que, sino
        """, MENDED, words("""
        humanas personas personal asesorar operadores operado representantes encargar hablas hablan agencia
        asesoria hablamos habla hablaba quieren quiere necesita pueden puedes podrian vende vendedores cliente clientes
        llaman llama equipos jefes tecnica tecnicas tecnicos ventanas venta soporta respuesta comunicado persona
        pasa paso pasas casar pasada gusta gustan trata tratado deseas pido pedido pide poder poner puerto espera
        real reales peso busca
        """));
  }
}
