"""Sentences of newspaper prose in many languages: what each line holds, parted by "|", and nothing cut in two."""

import pytest

from annotator.domain.sentences import sentences_in

# Written for this test. A story of a harbour board, and one line for what is peculiar to a language.
PROSE = {
    "en": [
        "The harbor board met for the first time since Aug. 3.|Its chair, R. T. Vance, opened the session at 7:15 "
        "p.m. and asked for silence.|“We have lost 14 percent of our berths,” he said.|“That is not a rumor. It is "
        "a count.”|A dozen captains, some in rubber boots, laughed.|“Who counted them?” asked one.|Vance did not "
        "reply.",
        "The contract, worth $12.4 million, went to Delta Dredging Inc. of Port Ames, Wash.|It was signed by Vice "
        "Pres. Lena Ortiz, Esq., on behalf of the firm.|No. 2 on the list was Harbor Works Ltd., which bid $13.1 "
        "million.|An audit (the second in five years) found no fault with the award.|Still, the Rev. Amos Pike, "
        "who runs a shelter on Third St., called it “a scandal.”",
        "How long will the work take?|Nobody would say.|According to the U.S. Army Corps of Engineers, dredging at "
        "a depth of 3.5 ft. takes about a week per mile.|The channel is 11.2 miles long, i.e. eleven weeks at "
        "best.|“That's if it doesn't storm,” said Sgt. Bill Moss.|“And it always storms.”",
        "Dr. Hahn's study appeared in the J. of Coastal Res. in 2018.|It was cited 212 times, e.g. by the E.P.A. "
        "and by Pike et al. (2020).|The authors wrote: “Erosion is accelerating. Mitigation is not.”|Their model, "
        "v. 2.1, is online at coast.example/model.|Anyone can run it.",
        "She moved to Washington, D.C. in 1998.|Her brother stayed in St. Louis, Mo., until Sept. 11, 2001.|They "
        "talk every Sunday… or so she says.|He calls her “Sis.”|She calls him nothing at all.",
        "The mayor tweeted: “Great day for Port Ames!!! 🎉”|Within an hour, 300 people had replied.|Most weren't "
        "kind.|One wrote, “lol ok”.|Another asked whether the mayor “had ever seen a boat.”",
        "“I was there,” Ortiz said.|“You weren't!” Vance shot back.|The gavel fell.|(The minutes record only "
        "“discussion.”)|At 9 p.m. the board adjourned.",
    ],
    "de": [
        "Der Hafenrat tagte am Dienstag zum ersten Mal seit dem 3. August.|Vorsitzender Dr. R. T. Vance eröffnete "
        "die Sitzung um 19.15 Uhr.|„Wir haben 14 Prozent der Liegeplätze verloren“, sagte er.|„Das ist kein "
        "Gerücht.“|Ein Dutzend Kapitäne lachte.|„Wer hat sie gezählt?“, fragte einer.|Vance schwieg.",
        "Der Auftrag über 12,4 Mio. Euro ging an die Delta GmbH & Co. KG aus Bremen.|Auf Platz 2 landete die "
        "Hafenbau AG, vgl. Anlage 3 des Protokolls.|Laut § 5 Abs. 2 der Satzung hätte der Rat neu ausschreiben "
        "müssen.|Das tat er nicht.|Warum nicht?|Weil es, so der Rat, „nicht nötig“ gewesen sei.",
        "Im 19. Jahrhundert war der Hafen der 3. größte des Landes, d. h. größer als heute.|Kaiser Wilhelm II. "
        "besuchte ihn zweimal, u. a. im Jahr 1904.|Danach begann der Niedergang.|Die Stadt, die Reederei usw. "
        "verloren Geld.|1923 schloss die Werft.",
        "Am 1. Mai demonstrierten rund 2.000 Menschen vor dem Rathaus.|Die Polizei sprach von ca. 900 Teilnehmern.|"
        "Es blieb friedlich.|Nur einer, ein 34-Jähriger aus der Str. des 17. Juni, wurde festgenommen.",
        "Am 12. Juni traf sich Dr. Müller mit Prof. Dr. med. Schmidt in St. Pölten.|Es regnete.",
        "Das kostet ca. 3,50 Euro, d. h. mehr als 2019, z. B. für Brot, Milch usw.|Niemand zahlt das.",
        "Die Firma Müller & Co. KG zog in die Hauptstr. 5 um.|Sie zahlt u. a. Miete.",
        "„Wir sind fertig“, sagte Frau Weber.|„Es ist vorbei.“|Sie ging.",
        "„Ist das wahr?“, fragte er.|„Ja!“, rief sie.",
        "Der 2. Weltkrieg endete 1945.|Im 19. Jahrhundert war das anders.",
        "Nr. 5 fehlt, vgl. S. 12 ff. des Berichts.|Das ist bzw. war bekannt.",
        "Um 8.30 Uhr fuhr der Zug ab.|Der FC gewann 3:1.",
        "Er lebte von 1900 bis 1980.|Danach kam nichts.",
        "Er wohnt im 3. Stock.|Das Haus steht am 5. Platz.",
        "Das Gesetz gilt seit dem 1. Januar.|Abs. 2 S. 1 ist neu.",
        "Sie wurde 1990 geboren.|2010 zog sie um.",
        "Die Kosten betrugen 1,5 Mio. Euro im Jahr.|Das sind 20 Prozent mehr.",
        "König Ludwig XIV. regierte lange.|Papst Johannes Paul II. kam 1987.",
        "Am Mo. und Di. ist geschlossen.|Am Mi. nicht.",
    ],
    "fr": [
        "Le conseil du port s’est réuni mardi pour la première fois depuis le 3 août.|Son président, M. R. T. "
        "Vance, a ouvert la séance à 19 h 15.|« Nous avons perdu 14 % de nos places, a-t-il dit. Ce n’est pas une "
        "rumeur. »|Une dizaine de capitaines ont ri.|« Qui les a comptées ? » a lancé l’un d’eux.|M. Vance n’a pas "
        "répondu.",
        "Le marché, d’une valeur de 12,4 millions d’euros, est allé à Delta S.A., à Nantes.|Mme Ortiz l’a signé le "
        "12 janv. 2021, cf. annexe 3.|L’art. 5 du règlement prévoyait un second appel d’offres.|Il n’a pas eu "
        "lieu.|Pourquoi ?|Parce que ce n’était « pas nécessaire ».",
        "Au XIXe siècle, le port était le troisième du pays, av. la crise de 1880.|Mgr Leroy y bénissait les "
        "bateaux, les filets, etc.|Puis vint le déclin…|La criée ferma en 1923.|St-Malo prit la suite.",
        "M. Dupont a rencontré Mme Martin le 12 nov. 2020 à Paris.|Il pleuvait.",
        "« C'est fini », a-t-elle dit.|« Qui paie ? » a demandé le maire.|Personne n'a répondu.",
        "Voir p. 45, art. 3, al. 2, etc. du rapport.|Le coût est de 3,50 euros.",
        "Mgr. Leroy, le Dr. Petit et le Pr. Blanc étaient là, cf. la photo.|Ils sont partis à 18 h.|Le dîner a suivi.",
        "Est-ce vrai ?|Oui !|Non…|Peut-être.",
        "J.-P. Morel et M. A. Petit ont signé.|M. Petit a refusé.",
        "Le n° 5 et le no. 6 manquent.|C'est tout.",
        "Il a dit : « Nous ne paierons pas. »|Le syndicat conteste.",
        "« Nous partirons demain. Tout est prêt », a déclaré le préfet.|La foule attend.",
        "Elle vit aux É.-U. depuis 2010.|Elle y travaille.",
    ],
    "es": [
        "El consejo del puerto se reunió el martes por primera vez desde el 3 de agosto.|Su presidente, el Sr. R. "
        "T. Vance, abrió la sesión a las 19.15 h.|«Hemos perdido el 14 % de los amarres», dijo.|«No es un rumor».|"
        "Una docena de capitanes se rio.|—¿Quién los contó? —preguntó uno.|Vance no respondió.",
        "El contrato, de 12,4 millones, fue para Delta S.A. de Vigo.|Lo firmó la Dra. Ortiz el 12 de ene. de 2021 "
        "(véase la pág. 3).|El art. 5 preveía un segundo concurso.|¿Por qué no se hizo?|Porque, según el consejo, "
        "«no hacía falta».",
        "Según EE. UU., el dragado avanza 1,5 km por semana.|Así lo dijo el Gral. Moss.|¡Y siempre hay tormenta!|"
        "Nadie sabe cuánto durará.",
        "El Sr. García y la Sra. López vieron a la Dra. Ruiz el 12 de nov. de 2020.|Llovía.",
        "«Se acabó», dijo ella.|¿Quién paga?|¡Nadie!|Véase la pág. 45, art. 3, núm. 2.",
        "EE. UU. ganó 3,5 millones.|La ONU no.",
        "—No lo sé —dijo él.|—Yo sí —respondió ella.",
        "El precio subió un 3.5 por ciento.|Los de Ud. y Uds. también, p. ej. el pan.",
        '"No vamos a pagar", dijo.|"No podemos."',
        "Vive en la Av. Central No. 5.|Nació en 1990.|En 2010 se mudó.",
        "El presidente de EE.UU. llegó ayer.|Se fue hoy.",
    ],
    "it": [
        "Il consiglio del porto si è riunito martedì per la prima volta dal 3 agosto.|Il presidente, dott. R. T. "
        "Vance, ha aperto la seduta alle 19.15.|«Abbiamo perso il 14% dei posti», ha detto.|«Non è una voce».|Una "
        "decina di capitani ha riso.|«Chi li ha contati?» ha chiesto uno.|Vance non ha risposto.",
        "L’appalto, da 12,4 milioni, è andato alla Delta S.p.A. di Genova.|L’ha firmato l’ing. Ortiz il 12 gen. "
        "2021 (v. pag. 3).|L’art. 5, co. 2, prevedeva una seconda gara.|Perché non si è fatta?|Perché, secondo il "
        "consiglio, «non serviva».",
        "Nel sec. XIX il porto era il terzo del Paese.|Poi arrivò la crisi, il declino ecc.|Il mercato chiuse nel "
        "1923.|S. Giorgio prese il suo posto.",
        "Il sig. Rossi e la sig.ra Bianchi hanno visto il dott. Verdi il 12 nov. 2020.|Pioveva.",
        "«È finita», ha detto.|Chi paga?|Nessuno!|Vedi pag. 45, art. 3, n. 2, ecc. del rapporto.",
        "L'on. Neri costa 3,50 euro.|Il prof. Gialli no.",
        "S. Pietro e S. Paolo sono a Roma.|Sono belle.",
        '"Non paghiamo", ha detto il sindaco.|"Non possiamo."',
        "Il decreto n. 12 del 3 gen. 2020 è nuovo.|Il resto no.",
    ],
    "nl": [
        "De havenraad kwam dinsdag bijeen voor het eerst sinds 3 aug. 2020.|Voorzitter mr. R.T. Vance opende de "
        "vergadering om 19.15 uur.|‘We hebben 14 procent van de ligplaatsen verloren’, zei hij.|‘Dat is geen "
        "gerucht.’|Een tiental kapiteins lachte.|‘Wie heeft ze geteld?’ vroeg er een.|Vance zweeg.",
        "De opdracht van 12,4 miljoen euro ging naar Delta B.V. uit Vlissingen.|Volgens art. 5 lid 2 had er een "
        "tweede ronde moeten komen, d.w.z. een nieuwe aanbesteding.|Die kwam er niet.|Waarom niet?|’t Was niet "
        "nodig, vond de raad.",
        "Dhr. Jansen sprak met mevr. De Vries op 12 nov. 2020 in Den Haag.|Het regende.",
        "Dr. Bakker kost ca. 3,50 euro, d.w.z. meer, bijv. voor brood enz.|Niemand betaalt.",
        "‘Het is voorbij’, zei ze.|‘Wie betaalt?’ vroeg hij.",
        "Zie blz. 45, art. 3, nr. 2 van het rapport.|Daar staat het.",
        "Prof. J.P. de Boer werd ’s avonds gezien.|’s Morgens was hij weg.",
        '"We betalen niet," zei de burgemeester.|"Dat kan niet."',
    ],
    "pt": [
        "O conselho do porto reuniu-se na terça-feira pela primeira vez desde 3 de agosto.|O presidente, Sr. R. T. "
        "Vance, abriu a sessão às 19h15.|“Perdemos 14% das vagas”, disse.|“Não é boato.”|Uma dúzia de capitães "
        "riu.|“Quem contou?”, perguntou um deles.|Vance não respondeu.",
        "O contrato, de R$ 12,4 milhões, foi para a Delta Ltda. de Santos.|Foi assinado pela Dra. Ortiz em 12 de "
        "jan. de 2021 (cf. pág. 3).|O art. 5º previa nova licitação.|Por que não houve?|Porque “não era preciso”.",
        "O Sr. Silva e a Sra. Costa viram a Dra. Lima em 12 de nov. de 2020.|Chovia.",
        "“Acabou”, disse ela.|Quem paga?|Ninguém!|Ver pág. 45, art. 3, n.º 2, etc. do relatório.",
        "O prof. Nunes custa R$ 3,50.|A Av. Central fica longe.",
        "Os EUA ganharam 3,5 milhões.|A ONU não.",
        '"Não vamos pagar", disse o prefeito.|"Não podemos."',
    ],
    "pl": [
        "Rada portu zebrała się we wtorek po raz pierwszy od 3 sierpnia 2020 r.|Przewodniczący, dr R. T. Vance, "
        "otworzył posiedzenie o godz. 19.15.|„Straciliśmy 14 proc. miejsc” – powiedział.|„To nie plotka”.|"
        "Kilkunastu kapitanów się zaśmiało.|„Kto je policzył?” – zapytał jeden z nich.|Vance milczał.",
        "Kontrakt wart 12,4 mln zł trafił do spółki Delta sp. z o.o. z Gdańska.|Podpisała go prof. Ortiz 12 stycz. "
        "2021 r., zob. zał. nr 3.|Zgodnie z art. 5 ust. 2 regulaminu powinien się odbyć drugi przetarg.|Nie odbył "
        "się.|Dlaczego?|Bo, zdaniem rady, nie był potrzebny.",
        "Pan dr Kowalski, prof. Nowak i mgr Zielińska spotkali się 12 list. 2020 r. w Krakowie.|Padało.",
        "To kosztuje ok. 3,50 zł, tj. więcej niż w 2019 r., np. chleb itd.|Nikt nie płaci.",
        "„To koniec” – powiedziała.|„Kto płaci?” – zapytał.",
        "Zob. s. 45, art. 3 ust. 2 ustawy z dn. 5 maja.|Tam jest.",
        "W 2020 r. Rada przyjęła uchwałę.|Ul. Długa 5 jest zamknięta.",
        "Mieszka na ul. Długiej 5.|Nie ma go.",
        "W XX w. było inaczej.|To inna sprawa.",
    ],
    "cs": [
        "Rada přístavu se sešla v úterý poprvé od 3. srpna.|Předseda, prof. R. T. Vance, zahájil zasedání v 19.15 "
        "hod.|„Ztratili jsme 14 procent míst,“ řekl.|„Není to fáma.“|Tucet kapitánů se zasmál.|„Kdo je spočítal?“ "
        "zeptal se jeden.|Vance mlčel.",
        "Zakázku za 12,4 mil. Kč získala firma Delta a. s. z Brna.|Podle čl. 5 odst. 2 měla být druhá soutěž, tj. "
        "nové kolo.|Nebyla.|Proč?",
        "Pan Novák a MUDr. Kovář se sešli 12. listopadu 2020 v Praze.|Pršelo.",
        "Stojí to cca 3,50 Kč, tj. více, např. chléb atd.|Nikdo neplatí.",
        "„Je konec,“ řekla.|„Kdo platí?“ zeptal se.",
        "Viz s. 45, č. 3, odst. 2 zprávy.|Tam to je.",
        "Firma Oak s. r. o. sídlí v ul. Dlouhé.|Je zavřená.",
    ],
    "sk": [
        "Rada prístavu sa zišla v utorok prvýkrát od 3. augusta.|Predseda, prof. R. T. Vance, otvoril zasadnutie o "
        "19.15 h.|„Stratili sme 14 percent miest,“ povedal.|„Nie je to fáma.“|Tucet kapitánov sa zasmial.|„Kto ich "
        "spočítal?“ spýtal sa jeden.|Vance mlčal.",
        "Zákazku za 12,4 mil. eur získala firma Delta s. r. o. z Bratislavy.|Podľa čl. 5 ods. 2 mala byť druhá "
        "súťaž, t. j. nové kolo.|Nebola.|Prečo?",
        "Pán Novák a MUDr. Kováč sa stretli 12. novembra 2020 v Bratislave.|Pršalo.",
        "Stojí to cca 3,50 eura, t. j. viac, napr. chlieb atď.|Nikto neplatí.",
        "„Je koniec,“ povedala.|„Kto platí?“ spýtal sa.",
        "Pozri s. 45, č. 3, ods. 2 správy.|Tam to je.",
    ],
    "hr": [
        "Lučko vijeće sastalo se u utorak prvi put od 3. kolovoza.|Predsjednik, dr. R. T. Vance, otvorio je "
        "sjednicu u 19.15 sati.|„Izgubili smo 14 posto vezova”, rekao je.|Kapetani su se smijali.|„Tko ih je "
        "brojio?” upitao je jedan.|Vance je šutio.",
        "Ugovor vrijedan 12,4 mil. eura dobila je Delta d.o.o. iz Rijeke.|Prema čl. 5. st. 2. trebao je biti novi "
        "natječaj, tj. novi krug.|Nije ga bilo.",
        "Dr. Horvat i prof. Kovač sastali su se 12. studenoga 2020. u Zagrebu.|Padala je kiša.",
        "To stoji oko 3,50 eura, npr. kruh itd.|Nitko ne plaća.",
    ],
    "ru": [
        "Совет порта собрался во вторник впервые с 3 августа 2020 г.|Председатель, д-р Р. Т. Вэнс, открыл "
        "заседание в 19.15.|«Мы потеряли 14 % причалов, — сказал он. — Это не слух».|Десяток капитанов засмеялись.|"
        "«Кто их считал?» — спросил один.|Вэнс промолчал.",
        "Контракт на 12,4 млн руб. достался ООО «Дельта» из г. Мурманска.|Его подписала проф. Ортис 12 янв. 2021 "
        "г., см. прил. 3.|По п. 5 устава нужен был второй конкурс, т. е. новые торги.|Их не было.|Почему?|Потому "
        "что, по мнению совета, это «не нужно».",
        "Г-н Иванов и проф. Петров встретились 12 нояб. 2020 г. в Москве.|Шёл дождь.",
        "Это стоит ок. 3,50 руб., т. е. больше, чем в 2019 г., напр. хлеб и т. д.|Никто не платит.",
        "«Всё кончено», — сказала она.|«Кто платит?» — спросил он.",
        "См. стр. 45, ст. 3, п. 2 отчёта.|Там всё есть.",
        "А. С. Пушкин родился в 1799 г. в Москве.|Л.Н. Толстой — позже.",
        "Он живёт на ул. Ленина, д. 5, кв. 3.|Его нет.",
        "Население — 5 млн чел.|Город растёт.",
        "В 2020 г. Совет принял закон.|Он действует до сих пор.",
        "— Кто это? — спросил он.|— Никто, — ответила она.",
        "Цена выросла до 5 млрд. руб. за год.|Это много.",
    ],
    "uk": [
        "Рада порту зібралася у вівторок уперше з 3 серпня 2020 р.|Голова, д-р Р. Т. Венс, відкрив засідання о "
        "19.15.|«Ми втратили 14 % причалів, — сказав він. — Це не чутки».|Десяток капітанів засміялися.|«Хто їх "
        "рахував?» — спитав один.|Венс промовчав.",
        "Контракт на 12,4 млн грн. дістався ТОВ «Дельта» з м. Одеса.|Його підписала проф. Ортіс 12 січ. 2021 р., "
        "див. дод. 3.|За п. 5 статуту потрібен був другий конкурс, тобто нові торги.|Їх не було.|Чому?",
        "Пан Іваненко і проф. Петренко зустрілися 12 лист. 2020 р. у Києві.|Йшов дощ.",
        "Це коштує бл. 3,50 грн., тобто більше, ніж у 2019 р., напр. хліб і т. д.|Ніхто не платить.",
        "«Усе скінчено», — сказала вона.|«Хто платить?» — спитав він.",
        "Див. с. 45, ст. 3, п. 2 звіту.|Там усе є.",
        "Т. Г. Шевченко народився в 1814 р. у Моринцях.|Він був поетом.",
        "Він живе на вул. Шевченка, буд. 5.|Його немає.",
    ],
    "bg": [
        "Съветът на пристанището се събра във вторник за първи път от 3 август 2020 г. насам.|Председателят д-р Р. "
        "Т. Ванс откри заседанието в 19.15 ч.|„Загубихме 14 % от местата“, каза той.|Дузина капитани се засмяха.|"
        "„Кой ги преброи?“, попита един.|Ванс замълча.",
        "Договорът за 12,4 млн. лв. отиде при „Делта“ ООД от гр. Варна.|Подписа го проф. Ортис, вж. стр. 3.|Според "
        "чл. 5, ал. 2 трябваше нов търг.|Нямаше.",
        "Г-н Иванов и проф. Петров се срещнаха на 12 ноември 2020 г. в София.|Валеше.",
        "Струва ок. 3,50 лв., т.е. повече, напр. хлябът и т.н.|Никой не плаща.",
        "„Свърши“, каза тя.|„Кой плаща?“, попита той.",
        "Вж. стр. 45, чл. 3, ал. 2 от доклада.|Там е.",
    ],
    "el": [
        "Το συμβούλιο του λιμένα συνεδρίασε την Τρίτη για πρώτη φορά από τις 3 Αυγούστου.|Ο πρόεδρος, δρ. Ρ. Τ. "
        "Βανς, άνοιξε τη συνεδρίαση στις 7.15 μ.μ. με καθυστέρηση.|«Χάσαμε το 14% των θέσεων», είπε.|Δέκα "
        "καπετάνιοι γέλασαν.|«Ποιος τις μέτρησε;» ρώτησε ένας.|Ο κ. Βανς δεν απάντησε.",
        "Η σύμβαση των 12,4 εκατ. ευρώ δόθηκε στη Δέλτα Α.Ε. από τον Πειραιά.|Την υπέγραψε η κα. Ορτίζ, βλ. σελ. "
        "3.|Γιατί δεν έγινε νέος διαγωνισμός;|Κανείς δεν ξέρει.",
        "Ο κ. Παπαδόπουλος και η κα. Νικολάου είδαν τον Δρ. Γεωργίου στις 12 Νοεμβρίου.|Έβρεχε.",
        "Κοστίζει 3,50 ευρώ, π.χ. το ψωμί, κ.λπ. στην αγορά.|Κανείς δεν πληρώνει.",
        "«Τελείωσε», είπε.|Ποιος πληρώνει;|Κανείς!",
        "Βλ. σελ. 45, αρ. 3 της έκθεσης.|Εκεί είναι.",
    ],
    "hy": [
        "Նավահանգստի խորհուրդը հավաքվեց երեքշաբթի օրը։|Նախագահ Ռ. Վենսը բացեց նիստը ժամը 19.15-ին։|«Մենք կորցրել "
        "ենք 14 տոկոսը»,— ասաց նա։|Ո՞վ է հաշվել։|Վենսը լռեց։",
        "Պարոն Պետրոսյանը եկավ Երևան։|Անձրև էր։",
        "Գինը 3.5 դրամ է։|Ո՞վ է վճարում։|Ոչ ոք։",
        "«Վերջ»,— ասաց նա։|Բոլորը գնացին։",
    ],
    "da": [
        "Havnerådet mødtes tirsdag for første gang siden den 3. august.|Formanden, dr. R. T. Vance, åbnede mødet "
        "kl. 19.15.|»Vi har mistet 14 pct. af pladserne,« sagde han.|»Det er ikke et rygte.«|En halv snes "
        "kaptajner lo.|»Hvem har talt dem?« spurgte en.|Vance tav.",
        "Kontrakten på 12,4 mio. kr. gik til Delta A/S fra Esbjerg.|Ifølge § 5, stk. 2, skulle der have været et "
        "nyt udbud, dvs. en ny runde.|Det kom ikke.|Hvorfor ikke?",
        "Hr. Jensen og fru Hansen mødtes den 12. nov. 2020 i København.|Det regnede.",
        "Det koster ca. 3,50 kr., dvs. mere end i 2019, f.eks. brød osv.|Ingen betaler.",
        "»Det er slut,« sagde hun.|»Hvem betaler?« spurgte han.",
        "Se s. 45, stk. 2, nr. 3 i rapporten.|Der står det.",
        "Den 5. juni kom dr. Holm til Skt. Jørgen.|Han gik igen.",
    ],
    "no": [
        "Havnerådet møttes tirsdag for første gang siden 3. august.|Lederen, dr. R. T. Vance, åpnet møtet kl. "
        "19.15.|«Vi har mistet 14 prosent av plassene», sa han.|Et dusin kapteiner lo.|«Hvem har telt dem?» spurte "
        "en.|Vance tidde.",
        "Kontrakten på 12,4 mill. kr. gikk til Delta AS fra Bergen.|Ifølge § 5, pkt. 2, skulle det vært en ny "
        "runde, dvs. et nytt anbud.|Det kom ikke.",
        "Hr. Hansen og dr. Berg møttes 12. nov. 2020 i Oslo.|Det regnet.",
        "Det koster ca. 3,50 kr., dvs. mer enn i 2019, f.eks. brød osv.|Ingen betaler.",
        "Se s. 45, nr. 3 i rapporten.|Der står det.",
    ],
    "sv": [
        "Hamnrådet möttes i tisdags för första gången sedan den 3 augusti.|Ordföranden, dr R. T. Vance, öppnade "
        "mötet kl. 19.15.|”Vi har förlorat 14 procent av platserna”, sa han.|”Det är inget rykte.”|Ett dussin "
        "kaptener skrattade.|”Vem har räknat dem?” frågade en.|Vance teg.",
        "Kontraktet på 12,4 milj. kr gick till Delta AB från Malmö.|Enligt 5 kap. 2 § borde det ha blivit en ny "
        "upphandling, dvs. en ny omgång.|Det blev det inte, bl.a. av tidsskäl.|Varför inte?",
        "Hr. Svensson och dr. Berg möttes den 12 nov. 2020 i Stockholm.|Det regnade.",
        "Det kostar ca. 3,50 kr., dvs. mer än 2019, t.ex. bröd m.m. i år.|Ingen betalar.",
        "”Det är slut”, sa hon.|”Vem betalar?” frågade han.",
        "Se s. 45, nr. 3 i rapporten.|Där står det.",
        "Kl. 8.30 gick tåget, bl.a. till Uppsala.|Sedan kom inget.",
    ],
    "fi": [
        "Satamaneuvosto kokoontui tiistaina ensimmäistä kertaa sitten 3. elokuuta.|Puheenjohtaja R. T. Vance avasi "
        "kokouksen klo 19.15.|”Olemme menettäneet 14 prosenttia paikoista”, hän sanoi.|Kapteenit nauroivat.|”Kuka "
        "ne laski?” kysyi yksi.|Vance vaikeni.",
        "Sopimus, arvoltaan n. 12,4 milj. euroa, meni Delta Oy:lle.|Se allekirjoitettiin 12.1.2021, ks. s. 3.|Miksi?",
        "Tri Virtanen ja prof. Niemi tapasivat 12. marraskuuta 2020 Helsingissä.|Satoi.",
        "Se maksaa n. 3,50 euroa, ts. enemmän, esim. leipä jne.|Kukaan ei maksa.",
    ],
    "hu": [
        "A kikötői tanács kedden ülésezett először augusztus 3. óta.|Az elnök, dr. R. T. Vance, 19.15-kor nyitotta "
        "meg az ülést.|„Elvesztettük a helyek 14 százalékát” – mondta.|A kapitányok nevettek.|„Ki számolta meg?” – "
        "kérdezte az egyik.|Vance hallgatott.",
        "A 12,4 millió Ft értékű szerződést a Delta Kft. kapta Győrből.|Az 5. § 2. bekezdése szerint új pályázat "
        "kellett volna, pl. tavasszal.|Nem volt.|Miért?",
        "Dr. Nagy és id. Kovács úr 2020. november 12-én találkozott Budapesten.|Esett.",
        "Ez kb. 3,50 euró, pl. a kenyér stb.|Senki sem fizet.",
        "A 19. században ez más volt.|Ma nem.",
    ],
    "ro": [
        "Consiliul portului s-a întrunit marți pentru prima dată după 3 aug. 2020.|Președintele, dl. R. T. Vance, "
        "a deschis ședința la ora 19.15.|„Am pierdut 14% din locuri”, a spus el.|„Nu e un zvon.”|O duzină de "
        "căpitani au râs.|„Cine le-a numărat?”, a întrebat unul.|Vance nu a răspuns.",
        "Dl. Popescu și dna. Ionescu s-au întâlnit pe 12 nov. 2020 la București.|Ploua.",
        "Costă cca. 3,50 lei, de ex. pâinea etc. la piață.|Nimeni nu plătește.",
        "Vezi p. 45, art. 3, nr. 2 din raport.|Acolo este.",
    ],
    "tr": [
        "Liman meclisi salı günü 3 Ağustos'tan beri ilk kez toplandı.|Başkan Dr. R. T. Vance oturumu saat 19.15'te "
        "açtı.|“Yerlerin yüzde 14'ünü kaybettik,” dedi.|“Bu bir söylenti değil.”|Kaptanlar güldü.|“Kim saydı?” "
        "diye sordu biri.|Vance yanıt vermedi.",
        "12,4 milyon liralık sözleşme Delta A.Ş. firmasına gitti.|Sözleşmeyi Prof. Ortiz 12 Oca. 2021'de imzaladı, "
        "bkz. s. 3.|Neden ikinci ihale yapılmadı?|Bunu, ihale, bütçe vb. konularda kimse bilmiyor.",
        "Sn. Yılmaz ve Dr. Demir 12 Kasım'da İstanbul'da buluştu.|Yağmur yağıyordu.",
        "Köprü 3,5 milyon liraya mal oldu, vb. giderler hariç.|Kimse ödemiyor.",
        "“Bitti,” dedi.|“Kim ödüyor?” diye sordu.",
        "Bkz. s. 45, No. 3.|Orada yazıyor.",
        "II. Abdülhamid 1909'da tahttan indirildi.|19. yüzyılda durum farklıydı.",
        "Prof. Dr. A. Kaya ve Av. Çelik geldi.|Gittiler.",
    ],
    "kk": [
        "Порт кеңесі сейсенбіде 3 тамыздан бері алғаш рет жиналды.|Төраға, проф. Р. Т. Вэнс, жиынды 19.15-те ашты.|"
        "«Біз 14 пайызын жоғалттық», — деді ол.|Капитандар күлді.|«Кім санады?» — деп сұрады бірі.|Вэнс үндемеді.",
        "Келісім 12,4 млн. теңге тұрады, яғни 2019 ж. қарағанда көп.|Неге екінші байқау болмады?",
        "Проф. Ахметов 2020 ж. Алматыда болды.|Жаңбыр жауды.",
        "Көпір 3,5 млн. теңге тұрады.|Кім төлейді?|Ешкім!",
        "«Бітті», — деді ол.|Бәрі кетті.",
    ],
    "ar": [
        "اجتمع مجلس الميناء يوم الثلاثاء للمرة الأولى منذ 3 أغسطس.|افتتح الرئيس د. فانس الجلسة في الساعة 7.15 "
        "مساء.|قال: «خسرنا 14 في المئة من المراسي».|ضحك عشرة قباطنة.|سأل أحدهم: «من أحصاها؟»|لم يجب فانس.",
        "بلغت قيمة العقد 12.4 مليون دولار، وفازت به شركة دلتا.|وقعته أ. د. أورتيز في 12 يناير (انظر ص. 3).|لماذا "
        "لم تجر مناقصة ثانية؟|لا أحد يعرف!",
        "قال د. أحمد إن الجسر كلف 3.5 مليون دولار.|كان الجو ماطرا.",
        "«انتهى الأمر»، قالت الوزيرة.|من يدفع؟|لا أحد!",
        "انظر ص. 45 من التقرير.|الرقم هناك.",
        'قال: "لن ندفع. لا نستطيع."|رفضت النقابة.',
    ],
    "fa": [
        "شورای بندر سه‌شنبه برای نخستین بار از ۳ اوت تشکیل جلسه داد.|رئیس، دکتر ونس، جلسه را ساعت ۱۹:۱۵ آغاز کرد.|"
        "او گفت: «ما ۱۴ درصد اسکله‌ها را از دست داده‌ایم.»|ده ناخدا خندیدند.|یکی پرسید: «چه کسی شمرد؟»|ونس پاسخ "
        "نداد.",
        "دکتر احمدی گفت پل ۳٫۵ میلیون دلار هزینه داشت.|باران می‌بارید.",
        "«تمام شد»، او گفت.|چه کسی می‌پردازد؟|هیچ‌کس!",
    ],
    "ur": [
        "بندرگاہ کونسل کا اجلاس منگل کو 3 اگست کے بعد پہلی بار ہوا۔|صدر ڈاکٹر وینس نے اجلاس شام 7.15 پر شروع کیا۔|"
        "انہوں نے کہا، ”ہم 14 فیصد کھو چکے ہیں۔“|کپتان ہنسے۔|کس نے گنا؟|وینس خاموش رہے۔",
        "وزیر نے کہا کہ پل پر 3.5 ملین ڈالر لاگت آئی۔|بارش ہو رہی تھی۔",
        "”ختم ہوا،“ اس نے کہا۔|کون ادا کرے گا؟|کوئی نہیں!",
    ],
    "he": [
        'מועצת הנמל התכנסה ביום שלישי לראשונה מאז 3 באוגוסט.|היו"ר, ד"ר ונס, פתח את הישיבה ב-19:15.|"איבדנו 14 '
        'אחוז מהמעגנים", אמר.|"זו לא שמועה."|תריסר קברניטים צחקו.|"מי ספר אותם?" שאל אחד.|ונס שתק.',
        'ד"ר כהן אמר שהגשר עלה 3.5 מיליון שקל.|ירד גשם.',
        '"זה נגמר", אמרה השרה.|מי משלם?|אף אחד!',
        "ראו עמ' 45 בדוח.|המספר שם.",
    ],
    "hi": [
        "बंदरगाह परिषद की बैठक मंगलवार को 3 अगस्त के बाद पहली बार हुई।|अध्यक्ष डॉ. आर. टी. वैंस ने 7.15 बजे बैठक "
        "शुरू की।|उन्होंने कहा, “हमने 14 प्रतिशत घाट खो दिए हैं। यह अफवाह नहीं है।”|कप्तान हँसे।|“किसने गिना?” एक "
        "ने पूछा।|वैंस चुप रहे।",
        "अनुबंध रु. 12.4 करोड़ का था।|इसे प्रो. ऑर्टिज़ ने पृ. 3 पर हस्ताक्षरित किया।|ऐसा क्यों हुआ?",
        "डॉ. शर्मा ने कहा कि पुल पर 3.5 करोड़ रुपये लगे।|बारिश हो रही थी।",
        "“सब खत्म,” उन्होंने कहा।|कौन भुगतान करेगा?|कोई नहीं!",
        "श्री ए. के. वर्मा आए।|वे चले गए।",
    ],
    "mr": [
        "बंदर परिषदेची बैठक मंगळवारी 3 ऑगस्टनंतर प्रथमच झाली.|अध्यक्ष डॉ. आर. टी. व्हान्स यांनी 7.15 वाजता बैठक "
        "सुरू केली.|ते म्हणाले, “आम्ही 14 टक्के गमावले.”|कप्तान हसले.|कोणी मोजले?|व्हान्स गप्प राहिले.",
        "डॉ. पाटील म्हणाले की पुलासाठी 3.5 कोटी रुपये लागले.|पाऊस पडत होता.",
        "“सगळे संपले,” त्या म्हणाल्या.|कोण पैसे देईल?|कोणीही नाही!",
        "श्री. वि. दा. जोशी आले.|ते गेले.",
    ],
    "bn": [
        "বন্দর পরিষদ মঙ্গলবার ৩ আগস্টের পর প্রথমবার বসে।|সভাপতি ডা. ভ্যান্স ৭.১৫-এ সভা শুরু করেন।|কে গুনেছে?|ভ্যান্স উত্তর দেননি।",
        "ডা. রহমান বলেন, সেতুতে ৩.৫ কোটি টাকা লেগেছে।|বৃষ্টি হচ্ছিল।",
        "কে দেবে?|কেউ না!",
    ],
    "ta": [
        "துறைமுக மன்றம் செவ்வாயன்று கூடியது.|தலைவர் டாக்டர் வான்ஸ் கூட்டத்தை 7.15 மணிக்கு தொடங்கினார்.|யார் எண்ணினார்கள்?|வான்ஸ் பதிலளிக்கவில்லை.",
        "டாக்டர் குமார் வந்தார்.|மழை பெய்தது.",
        "யார் செலுத்துவார்கள்?|யாரும் இல்லை!",
    ],
    "ka": [
        "პორტის საბჭო სამშაბათს შეიკრიბა.|თავმჯდომარემ სხდომა 19.15 საათზე გახსნა.|ვინ დათვალა?|ვენსი დუმდა.",
    ],
    "my": [
        "ဆိပ်ကမ်းကောင်စီသည် အင်္ဂါနေ့တွင် စုဝေးခဲ့သည်။|ဥက္ကဋ္ဌက အစည်းအဝေးကို ဖွင့်လှစ်ခဲ့သည်။|ဘယ်သူ ရေတွက်ခဲ့သလဲ။",
        "တံတား ဖွင့်ခဲ့သည်။|မိုးရွာခဲ့သည်။",
    ],
    "am": [
        "የወደብ ምክር ቤቱ ማክሰኞ ተሰበሰበ።|ሊቀመንበሩ ዶ/ር ቫንስ ስብሰባውን ከፈቱ።|ማን ቆጠራቸው?|ቫንስ አልመለሱም።",
        "ድልድዩ ተከፈተ።|ዝናብ ነበር።|ማን ይከፍላል?|ማንም!",
    ],
    "th": [
        "สภาท่าเรือประชุมเมื่อวันอังคารที่ 3 ส.ค. 2563 โดย ดร. แวนซ์ เปิดประชุมเวลา 19.15 น.",
        "สะพานเปิดในเดือนมีนาคม ราคา 3.5 ล้านบาท",
        "ดร. สมชาย พูดกับ น.ส. มาลี เมื่อ 12 พ.ย. 2563",
    ],
    "ja": [
        "港湾評議会は8月3日以来初めて火曜日に開かれた。|議長のR. T. ヴァンス氏は午後7時15分に開会した。|「係留"
        "場所の14.5％を失った。これは噂ではない」と同氏は述べた。|船長たちは笑った。|"
        "「誰が数えたのか？」と一人が尋ねた。|ヴァンス氏は答えなかった。",
        "契約額は12.4億円（前年比3％増）だった。|なぜ再入札しなかったのか。|評議会は「必要ない！」としている。",
        "橋は3月に開通した。|費用は3.5億円だった。",
        "「終わりました。帰ります。」と大臣は言った。|誰が払うのか？|誰も！",
        "雨が降っていた（予報では晴れだった。）。|彼は「本当？」と聞いた。",
        "山田氏は語った。|「もう無理だ。」|彼は去った。",
    ],
    "zh": [
        "港口委员会周二召开了8月3日以来的首次会议。|主席万斯博士于晚上7点15分宣布开会。|“我们失去了14.5%的泊位"
        "，”他说，“这不是谣言。”|船长们笑了。|“谁数的？”一人问道。|万斯没有回答。",
        "合同金额为1240万元（见附件3）。|为什么没有第二次招标？|委员会称“没有必要！”，此事就此结束。",
        "桥于三月开放。|造价3.5亿元。",
        "“结束了。”她说。|谁来付钱？|没人！",
        "他问：“是真的吗？”|没人回答。|会议结束了（见第45页）。",
        "他说：“我们不付钱。我们付不起。”|工会不同意。",
    ],
    "ko": [
        "항만위원회는 8월 3일 이후 처음으로 화요일에 열렸다.|위원장 R. T. 밴스 박사는 오후 7시 15분에 회의를 시"
        "작했다.|“우리는 선석의 14.5%를 잃었다. 소문이 아니다.”라고 그는 "
        "말했다.|선장들이 웃었다.|“누가 셌습니까?” 한 사람이 물었다.|밴스는 대답하지 않았다.",
        "김 장관은 다리에 3.5억 원이 들었다고 말했다.|비가 왔다.",
        "“끝났습니다.”라고 그녀가 말했다.|누가 내나요?|아무도!",
    ],
    "id": [
        "Dr. Budi bertemu Prof. Sari pada 12 Nov. 2020 di Jakarta.|Hujan turun.",
        "Harganya Rp3,5 juta, dsb. di pasar.|Siapa yang membayar?|Tidak ada!",
    ],
    "vi": [
        "TS. Nguyễn gặp GS. Trần ngày 12 tháng 11 tại TP. Hồ Chí Minh.|Trời mưa.",
        "Ai trả tiền?|Không ai cả!",
    ],
}
UNSPACED = {"ja", "zh"}
CASES = [(language, line) for language, lines in PROSE.items() for line in lines]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_sentences_of_prose(language: str, line: str) -> None:
    sentences = line.split("|")
    text = ("" if language in UNSPACED else " ").join(sentences)
    assert [text[start:end] for start, end in sentences_in(text, 0, len(text), language)] == sentences
