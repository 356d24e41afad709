package dev.firsthand.bot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commonest words of languages, and those of shops and everyday life; endings and letters that
 * tell a language. Own lists, folded as {@link Words} does, letters apart.
 */
final class LanguageWords {

  /** Words that stand in every kind of sentence. */
  private static final Map<String, String> COMMON = Map.ofEntries(
      Map.entry("en", """
              the a an i my you your is are was were do does did can could what where when why how
              which who to of and for with it this that not dont have has there would will in on
              please me we if from they want need get hello hi thanks thank im ive its cant about
              any much many long at be been am or so should no yes their
              """),
      Map.entry("de", """
              der die das ich sie mein meine meinen meiner ist sind war wie was wo wann warum wer
              und oder nicht ein eine einen einem einer mit fur zu zum zur auf von im dem den des
              es ihr kann konnen mochte bitte hallo danke haben habe hat wird werden wurde gibt
              bei aus auch noch mir mich uns wir kein keine an dass wenn ihnen guten tag lange
              viel ja nein ihre ihren welche schon jetzt als nach
              """),
      Map.entry("fr", """
              le la les l un une des de du je vous tu mon ma mes votre vos est sont c quoi comment
              ou quand pourquoi qui que qu et pas ne n avec pour dans sur au aux ce cette il elle
              on j d puis peut bonjour merci avoir ai a fait combien quel quelle s plait bonsoir
              nous en ca suis voudrais etes oui non plus salut y
              """),
      Map.entry("es", """
              el la los las un una de del yo usted tu mi mis su sus es son que como donde cuando
              por porque quien y no con para en al lo se me te puedo puede hola gracias tengo hay
              cuanto cuanta cual este esta eso quiero necesito favor muy mas si ha he estoy buenos
              dias ustedes nos ya tienen hacer
              """),
      Map.entry("it", """
              il lo la gli le un una di del della dei delle che chi come dove quando perche e non
              con per sono mio mia io posso ciao grazie quanto questo questa nel alla ho hai
              vorrei buongiorno ma anche piu si da mi ci puo
              """),
      Map.entry("nl", """
              de het een ik jij je mijn jouw is zijn wat waar wanneer waarom wie hoe en of niet
              met voor van op te naar kan kunnen hallo bedankt dank heb heeft er dit dat wil graag
              ook geen wij u uw bij aan
              """),
      Map.entry("pt", """
              o os as um uma de do da dos das eu voce meu minha que como onde quando por porque
              quem e nao com para em no na ao posso ola obrigado obrigada tenho quanto este isso
              quero preciso mais sim muito
              """),
      Map.entry("pl", """
              jest nie sie w na z do jak co gdzie kiedy dlaczego czy moj moja i to dla od prosze
              dziekuje czesc mam moge ile jaki
              """),
      Map.entry("tr", """
              bir ve bu ne nasil nerede zaman neden kim icin ile mi benim var yok merhaba
              tesekkurler istiyorum degil kac
              """),
      Map.entry("sv", """
              jag du det den en ett ar och inte med for pa till av hur var nar varfor vem kan min
              mitt hej tack har vill som
              """),
      Map.entry("da", """
              jeg du det den en et er og ikke med for pa til af hvor hvornar hvorfor hvem kan min
              mit mine hej tak har vil som
              """),
      Map.entry("id", """
              yang dan di ke dari untuk dengan ini itu saya aku anda kamu tidak ada apa apakah
              bagaimana dimana mana kapan berapa mengapa siapa bisa akan sudah belum terima kasih
              halo tolong
              """),
      Map.entry("sr", """
              je i u na da se za su sa od do ne sam si smo ste koji koja koje sto kako gde gdje
              kada zasto ko moj moja moje hvala zdravo molim imam mogu zelim
              """),
      Map.entry("fi", """
              on ja ei se mika miten missa milloin miksi kuka voinko minun tilaus paketti kiitos
              hei moi haluan onko olen voi mina takaisin rahat rahani palauttaa aukioloajat kuinka
              paljon mutta tai kun jos ovat teilla
              """),
      Map.entry("cs", """
              je se na v s z do jak co kde kdy proc kdo muj moje a to pro od prosim dekuji ahoj
              mam mohu kolik jaky chci objednavka zasilka balik penize vratit oteviraci nefunguje
              jsem jsou ale nebo
              """),
      Map.entry("ro", """
              este nu si la cu de un o pe ce cum unde cand cine pentru din multumesc buna vreau
              pot am comanda coletul banii inapoi mea meu sunt imi va rog livrare cat costa
              program
              """),
      Map.entry("hu", """
              a az es nem van hol mikor miert hogyan mi ki en csomagom rendelesem koszonom szia
              szeretnem vissza penzem mennyi kell hogy egy meg nyitvatartas lehet
              """));

  /** Words of orders, payment, time, and what one asks for. */
  private static final Map<String, String> EVERYDAY = Map.ofEntries(
      Map.entry("en", """
              order delivery parcel package refund received opening hours deliver size small
              exchange cancel subscription voucher code doesnt work works shipping forgot password
              invoice account card payment money charged price cost return track tracking late
              missing broken help support service find buy sell pay open closed today tomorrow
              tonight morning week weekend day time set show tell give make add remove play song
              music weather rain alarm remind reminder book table restaurant search movie movies
              all some new old next last more less after before until every first now still just
              also only but because our us his her she he them these those too very here then than
              off out up down into over again change delete update send call check using use see
              know think like going got isnt wont didnt hasnt possible working question problem
              shop store hotel room people person name address phone number email website app u do
              r pls
              answer answers reply emails mail sms text power signal sound picture wifi login log
              pin key keys stores fee fees costs rate rates daily monthly yearly rent loan deposit
              bank bill bills transfer balance credit debit cash charge currency salary car cars
              bus train flight flights plane seat bag ticket tickets dog dogs kids child vegan
              safe legal real true wrong big large medium colour color red blue black white green
              item items part parts spare box wrap note edit swap fit sizes discount promo coupon
              invalid expired declined pending failed error crash apps program computer message
              messages minute minutes hour second seconds later soon early near nearest far minus
              times equal activate active create calculate terminate start turn high low lower
              higher volume level goodbye bye hey okay human bot assistant device sim data roaming
              plan trial demo quote insurance claim status policy terms duty customs tax import
              passport id sign join leave contact details as nobody nothing never always ever same
              another other both prefer
              """),
      Map.entry("de", """
              ciao bestellung lieferung paket geld offnungszeiten liefert grosse passt umtausch
              moglich abo kundigen gutschein funktioniert kostet versand passwort vergessen
              rechnung konto karte zahlung preis zuruck ruckgabe verspatet fehlt kaputt hilfe
              finden kaufen bezahlen offen geschlossen heute morgen abend woche wochenende stunde
              stunden minuten uhr setze stelle zeig zeige mir sag fuge hinzu losche spiele lied
              musik wetter regen regnet wecker erinnere erinnerung reservieren tisch buche suche
              film filme alle einige neue neuen neues nachste nachsten letzte mehr weniger vor bis
              jeden jede erste nur aber weil unser unsere sein seine ihm ihn diese dieser dieses
              dort hier dann sehr raus uber wieder andern aktualisieren brauche brauchen geht ging
              soll sollte muss darf wurden ware gern gerne frage problem laden zimmer name adresse
              nummer bleibt euch ihr euer eure du dein deine dich dir hast bist am vom ins ans da
              ob um durch gegen ohne wieso weshalb wohin woher bekomme bekommen erhalten wirklich
              leider nichts etwas alles man wieviel
              """),
      Map.entry("fr", """
              ciao commande livraison colis remboursement recu horaires ouverture livrez taille
              petite echange possible annuler abonnement promo marche coute passe oublie besoin
              facture compte carte paiement argent prix retour retourner retard manque casse aide
              trouver acheter payer ouvert ferme aujourd hui demain soir matin semaine weekend
              heure heures minutes regle regler montre montrez dis dites ajoute ajouter supprime
              supprimer joue jouer chanson musique meteo pluie pleuvoir alarme rappel rappelle
              reserver table cherche chercher film tous toutes toute tout nouveau nouvelle
              prochain prochaine dernier derniere moins apres avant jusqu chaque premier premiere
              seulement mais parce notre nos son sa ses leur leurs ces ici la bas alors tres
              encore changer modifier envoyer faut dois doit peux pouvez voulez veux etre sera
              serait question probleme magasin chambre nom adresse numero chez sans sous entre
              contre depuis pendant quels quelles est-ce rien jamais toujours aussi bien
              """),
      Map.entry("es", """
              pedido envio envios paquete reembolso recibido horario apertura hacen talla pequena
              cambiar cambiarla cancelar suscripcion cupon funciona cuesta olvide contrasena
              factura cuenta tarjeta pago dinero precio devolver devolucion tarde falta roto ayuda
              encontrar comprar pagar abierto cerrado hoy manana noche semana hora horas minutos
              pon poner muestra muestrame dime anade anadir elimina eliminar toca reproduce
              cancion musica tiempo clima lluvia llover alarma recordatorio recuerdame recuerda
              reservar mesa busca buscar pelicula peliculas todos todas todo nuevo nueva proximo
              proxima ultimo ultima menos despues antes hasta cada primero primera solo pero
              nuestro nuestra ella ellos estos estas esos aqui alli entonces otra vez otro
              quisiera podria puedes quieres ser sera seria pregunta problema tienda habitacion
              nombre direccion numero sin sobre entre desde cuales quienes nada nunca siempre
              tambien bien va voy ir llega llego abren abierta estan soy eres somos fue le les
              unos unas ese esa hacia cuanto cuantos cuantas
              """),
      Map.entry("it", """
              ordine pacco rimborso orari orario apertura codice sconto funziona spedizione
              password fattura conto carta pagamento soldi prezzo reso annullare abbonamento aiuto
              oggi domani sera mattina settimana ora ore minuti imposta mostra mostrami dimmi
              aggiungi elimina riproduci canzone musica tempo meteo pioggia piovera sveglia
              promemoria ricordami prenota prenotare tavolo cerca trova film tutti tutte tutto
              nuovo prossimo prossima ultimo ogni prima dopo fino solo fare essere sara siamo
              siete hanno stato stata quali quale al dal sul nella degli allo sono mie miei suo
              sua per un qualche cosa bisogno aperto chiuso devo deve fa quanto costa arriva
              arrivato ancora gia mai sempre sotto sopra i lunedi martedi mercoledi giovedi
              venerdi sabato domenica
              """),
      Map.entry("nl", """
              bestelling pakket geld terug openingstijden kortingscode werkt levering verzending
              wachtwoord factuur rekening kaart betaling prijs annuleren abonnement hulp vandaag
              morgen avond ochtend week uur minuten zet stel laat zien vertel voeg toe verwijder
              speel liedje nummer muziek weer regen regenen wekker herinner herinnering reserveer
              boek tafel zoek film alle nieuwe volgende laatste elke tot alleen maar omdat onze
              ons zij hij hun deze die hier dan zeer moet mag gaat zal worden was waren vraag
              probleem winkel blijft om over uit door zonder tussen nog wel al iets niets veel
              meer minder ben bent hebben mij me zo welke graden koud warm komt gaan maak geef in
              s wordt
              """),
      Map.entry("pt", """
              pedido encomenda reembolso dinheiro volta horario funcionamento cupom funciona
              entrega envio senha fatura conta cartao pagamento preco devolver cancelar assinatura
              ajuda hoje amanha noite manha semana hora horas minutos qual quais esta estao tem
              meus minhas seu sua nosso ate depois antes cada so mas porque ele ela isto aqui ali
              entao gostaria pode fazer ser foi pelo pela aos nos nas um uns umas fica chegou
              ainda ja nunca sempre tambem bem sou estou
              """),
      Map.entry("pl", """
              moje mojej paczka zamowienie zwrot zwrocic produkt pieniadze godziny otwarcia jakie
              hasla haslo faktura konto karta platnosc cena anulowac chce chcialbym chcialabym
              zrobic dzien dobry dzisiaj jutro tydzien godzina jestem sa ma macie po za przez bez
              ale tylko ten ta te ktory ktora bardzo jeszcze juz tak pomoc kupic zaplacic kosztuje
              dostawa prosze
              """),
      Map.entry("tr", """
              kargom siparisim siparisimi paramin parami geri iptal edebilirim nasil iade sifre
              sifremi unuttum fatura kart odeme fiyat bugun yarin gece sabah hafta saat dakika kur
              goster soyle ekle sil cal sarki muzik hava yagmur yagacak alarm alarmi hatirlat
              hatirlatici rezervasyon masa ara bul film tum tumu yeni sonraki son her sadece ama
              cunku benim senin onun bizim sizin icin kadar sonra once daha cok az olacak olan
              olarak bana beni hangi mu misin misiniz ayarla hatirlaticiyi de da istiyor lutfen
              derece sicak soguk filmi alarmlari oynat calma listesi
              """),
      Map.entry("sv", """
              paket bestallning pengarna tillbaka oppet oppettider ni leverans losenord faktura
              konto kort betalning pris avbryta hjalp idag imorgon kvall vecka timme mina dina
              ditt sin detta dessa alla nya nasta sista varje bara men eftersom vi hon han de
              skulle maste far gar blir fran om utan mellan ocksa inget nagot mycket mer vad vilka
              """),
      Map.entry("da", """
              pakke ordre pengene penge tilbage abent abningstider gerne levering adgangskode
              faktura konto kort betaling pris afbestille hjaelp i dag morgen aften uge time
              minutter saet vis fortael tilfoj slet spil sang musik vejr vejret regn regne alarm
              pamind pamindelse reserver bord sog find film alle nye naeste sidste hver kun men
              fordi vi hun han de skulle skal ma far gar bliver blive fra om uden mellem ogsa
              intet noget meget mere hvad hvilke hvilken mig dig os jer der kommer varmt koldt
              graes hvordan at hvorledes grader klokken kl
              """),
      Map.entry("id", """
              pesanan paket uang kembali jam buka kode diskon pengiriman kata sandi hari besok
              malam pagi minggu menit atur tampilkan beri tahu tambahkan hapus putar lagu musik
              cuaca hujan ingatkan pengingat pesan meja cari film semua baru berikutnya terakhir
              setiap hanya tapi karena kami kita mereka dia pada oleh seperti lebih sangat saja
              juga lagi mau ingin harus pukul suhu panas dingin tentang jadwal bioskop restoran
              orang alarm sore nanti setel sebuah memutar playlist dalam derajat seberapa daftar
              ulang buatkan nama mainkan
              """),
      Map.entry("sr", """
              porudzbina narudzba paket novac nazad radno vreme popust dostava lozinka racun karta
              placanje cena danas sutra veceras nedelja sat sata sati minuta podesi postavi pokazi
              prikazi reci mi dodaj obrisi pusti pesmu muziku kisa pada alarm podseti podsetnik
              rezervisi sto nadji film filmove sve svi novi sledeci poslednji svaki samo ali jer
              nas nasa oni ona on ovo ovaj tu tada veoma jos vec moze treba ce hoce bice koliko
              vruce hladno stepeni restoran restoranu osobe u ujutru uvece ponisti otkazi
              ponedeljak utorak sredu cetvrtak petak subotu nedelju iz po pre posle li toplo
              napolju
              """));

  static final Map<String, String> WORDS = joined();

  static final Map<String, String> ENDINGS = Map.ofEntries(
      Map.entry("en", "ing tion tions ness ould ight ally ment ward ways sn dn ies ate sh"),
      Map.entry(
          "de",
          "ung ungen lich liche lichen keit heit schen sche isch ische ieren iert chen zeit zeiten ste sten tte tten cht chte nden rden gen ern ein"),
      Map.entry(
          "fr",
          "eau eaux ment ais ait aient aire oir ons ez ette ique iques eur eurs ee ees tion tions age ois eux euse elle"),
      Map.entry(
          "es",
          "cion ciones dad dades mente ando iendo ado ados ada adas ito ita oso osa ero era eros eras ar er ir les dor dora anza illo illa ste"),
      Map.entry(
          "it",
          "zione zioni mente ando endo ato ata ati ate tto tta are ere ire ezza ggio ggia llo lla gli chi che cchio ini one oni ico tti"),
      Map.entry(
          "nl",
          "ing ingen lijk lijke heid eren ijk ijks tje tjes aan oor aat een ijd ijden ede eel oon eld uis uit aag aal sch"),
      Map.entry(
          "pt",
          "cao coes dade mente ando endo ado ada inho inha eiro eira oso osa agem em ir cia ei ou"),
      Map.entry(
          "pl", "ego emu ych ami ach owac osc nie cie sci ski ska skie cja cji czy rzy dzie szy"),
      Map.entry(
          "tr",
          "lar ler lari leri imi imin iyor yorum acak ecek mek mak dan den nin nun siz lik luk ligi mis ebilir abilir sini unu yla"),
      Map.entry("sv", "ning ningen ligt lig aren orna arna ande erna het skt tt kt"),
      Map.entry("da", "ning ningen lig lige hed erne ene ede ende eren else elser rne gte kke"),
      Map.entry("id", "kan nya ngan gkan lah"),
      Map.entry("sr", "ovi anje enje osti ama ima imo ite cka ski ska ncu iti ati uje nja"));

  static final Map<String, String> ACCENTS = Map.ofEntries(
      Map.entry("de", "ß ä ö ü"),
      Map.entry("fr", "é è ê à ç œ ù î ô û ë ï â"),
      Map.entry("es", "ñ ¿ ¡ á é í ó ú"),
      Map.entry("it", "à è é ì ò ù"),
      Map.entry("nl", "ë ï é"),
      Map.entry("pt", "ã õ ç á é ê â ó í ú à"),
      Map.entry("pl", "ł ą ę ś ć ń ź ż ó"),
      Map.entry("tr", "ı ş ğ ç ö ü"),
      Map.entry("sv", "å ä ö"),
      Map.entry("da", "å ø æ"),
      Map.entry("sr", "č š ž đ ć"),
      Map.entry("fi", "ä ö"),
      Map.entry("cs", "ě ř ů č š ž ý á í é"),
      Map.entry("ro", "ă ș ț ţ ş â î"),
      Map.entry("hu", "ő ű ö ü á é í ó ú"));

  /** Ukrainian words without a letter of their own, where Russian has others. */
  static final Set<String> UKRAINIAN = Set.of(
      "де",
      "як",
      "що",
      "та",
      "замовлення",
      "скасувати",
      "повернути",
      "коли",
      "чому",
      "дякую",
      "добрий",
      "вже",
      "мене",
      "будь",
      "ласка",
      "скільки");

  private static final Set<String> COMMON_WORDS = commonWords();

  private LanguageWords() {}

  static boolean isCommon(String word) {
    return COMMON_WORDS.contains(word);
  }

  private static Set<String> commonWords() {
    var words = new HashSet<String>();
    COMMON.values().forEach(list -> words.addAll(List.of(list.strip().split("\\s+", -1))));
    return words;
  }

  private static Map<String, String> joined() {
    var joined = new HashMap<>(COMMON);
    EVERYDAY.forEach((tag, list) -> joined.merge(tag, list, String::concat));
    return Map.copyOf(joined);
  }
}
