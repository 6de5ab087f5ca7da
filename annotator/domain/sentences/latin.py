"""The abbreviations and opening words of languages of Latin script, which `sentences_words` explains: data, no code.

A word is written without its last point and without the spaces in it ("z.B" is "z. B."); one that begins with a small
letter also stands for itself with a capital.
"""

# What most of them share: titles of foreigners; pages, parts, and months, of which many have the same first letters;
# companies.
SHARED = {
    "bound": "Mr Mrs Ms Prof",
    "titles": "Dr St",
    "numbered": "p pp vol fig nr No N° tel ca jan feb mar apr jun jul aug sep sept okt oct nov dec",
    "endings": "co inc ltd corp jr sr",
}

LANGUAGES: dict[str, dict[str, str]] = {
    "en": {
        "bound": (
            "Mr Mrs Ms Mx Messrs Prof Gov Lt Sen Sens Reps Gen Maj Capt Cmdr Cpl Sgt Pvt Adm Supt Det Insp Atty vs "
            "viz cf e.g i.e esp incl"
        ),
        "titles": "Dr Drs St Ste Ft Mt Rep Col Rev Hon Pres Fr al",
        "numbered": "ch chs sec secs para paras no nos ext rm apt rte approx est",
        "endings": "Ave Blvd Rd",
        "openers": (
            "I He She It We You They The A An This That These Those There But And So If When While As At By For From "
            "In On Not No Yes What Who Why How Where His Her Its Our Their My Your Nobody Everyone Many Some Most "
            "After Before Since Now Then However Meanwhile Within Without Among Between Under Over During Despite "
            "Although Because Until Once Here Both Each Every All Another Other Still Instead"
        ),
    },
    "de": {
        "bound": (
            "Dr Prof Hr Frl Dipl-Ing phil rer h.c geb verw sog bzw vgl ggf evtl insb inkl exkl zzgl zz z.B z.Z z.T "
            "d.h i.d.R m.E o.g s.o s.u v.a bspw Abb"
        ),
        "titles": "Fr St Ing Dipl Mag med jur nat hc gen u.a",
        "numbered": "S Nr Nrn Abs Art Bd Kap Ziff Str Aufl Anm Rn Rz Hs Abb Tab ff f bis ab ca etwa rd mind höchst",
        "endings": "Mio Mrd Std Min Sek Str Jh Jhs",
        "finals": "usw etc ff u.v.m u.dgl u.Ä",
        "openers": (
            "Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Man Im In Am An Auf Aus Bei "
            "Beim Mit Nach Von Vom Vor Zu Zum Zur Und Aber Oder Doch Denn Dann Danach Dort Hier So Auch Als Wenn Weil "
            "Da Seit Für Wer Was Wo Wie Warum Dies Diese Dieser Dieses Nun Jetzt Niemand Alle Kein Keine Nur Nicht "
            "Noch Schon Später Damit Dabei Dazu Sein Seine Ihre Unter Über Um Während Trotz Ja Nein"
        ),
        "ordinal_leads": (
            "der die das den dem des am im vom zum zur beim ins bis ab seit jeden jedem jeder ihr ihre ihren ihrem "
            "ihrer sein seine seinen seinem seiner unser unsere unserer unseren einem einen ein eine einer und oder "
            "nach vor zweimal"
        ),
    },
    "fr": {
        "bound": "M MM Mme Mlle Mgr Me Dr Pr Prof c.-à-d cf p.ex ap.J.-C",
        "titles": "St Ste env av apr ex",
        "numbered": "n no nos n° t art par cap tab op chap al ann éd éds janv févr avr juill sept déc env liv",
        "finals": "etc",
        "openers": (
            "Le La Les Un Une Des Il Elle Ils Elles On Je Tu Nous Vous Ce Cet Cette Ces C'est Mais Et Ou Or Donc Car "
            "Ni Si Quand Comme Dans En Au Aux À De Du Par Pour Sur Sous Avec Sans Après Avant Selon Qui Que Quoi Où "
            "Pourquoi Comment Son Sa Ses Leur Leurs Notre Votre Rien Personne Tous Tout Non Oui"
        ),
    },
    "es": {
        "bound": (
            "Sr Sra Sres Sras Srta Dr Dra Dres Prof Profa Lic Ing Arq Mons Dña Gral Cnel Avda Excmo Excma Ilmo Ilma "
            "p.ej vs"
        ),
        "titles": "D Av Cía",
        "numbered": "art cap par tab pág págs núm núms n no n° nº arts caps inc aprox ene abr ago dic c C",
        "endings": "S.A Ud Uds Vd Vds EE.UU",
        "finals": "etc",
        "openers": (
            "El La Los Las Un Una Unos Lo Él Ella Ellos Yo Tú Nosotros Usted Ustedes Se Es Pero Y O Si Cuando Como En "
            "De Del Al A Por Para Con Sin Sobre Tras Según Desde Hasta Qué Quién Cómo Dónde Este Esta Esto Ese Esa "
            "Eso Su Sus No Sí Nadie Todos Hay También Ahora Entonces"
        ),
    },
    "pt": {
        "bound": "Sr Sra Srs Sras Srta Dr Dra Drs Prof Profa Eng Exmo Exma Gen Cel p.ex vs",
        "titles": "D Pe Av R Pça",
        "numbered": "art cap par tab pág págs núm n no n.º n.ª nº arts inc aprox fev abr mai ago set out dez",
        "endings": "S.A Ltda",
        "finals": "etc",
        "openers": (
            "O A Os As Um Uma Ele Ela Eles Elas Eu Nós Você Vocês Se É Mas E Ou Quando Como Em No Na Nos Nas De Do Da "
            "Ao À Por Para Com Sem Sobre Após Segundo Desde Até Que Quem Onde Este Esta Isto Esse Essa Isso Seu Sua "
            "Não Sim Ninguém Todos Há Também Agora Então"
        ),
    },
    "it": {
        "bound": (
            "sig sigg sig.ra sig.na sigg.ri dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen mons p.es "
            "ad.es cfr vs"
        ),
        "titles": "S SS es gen col cap ten",
        "numbered": (
            "n nn no art c co cap par tab op pag pagg artt comma lett circa gen febb apr mag giu lug ago sett ott dic"
        ),
        "endings": "S.p.A S.r.l",
        "finals": "ecc etc",
        "openers": (
            "Il Lo La I Gli Le Un Uno Una Egli Lui Lei Loro Io Noi Voi Si È Ma E O Se Quando Come In Nel Nella Di Del "
            "Della Al Alla A Da Dal Dalla Per Con Senza Su Sul Dopo Secondo Che Chi Dove Perché Questo Questa Quello "
            "Quella Suo Sua Non No Sì Nessuno Tutti Ora Poi Anche"
        ),
    },
    "nl": {
        "bound": "dhr mevr mw dr drs ir ing prof mr ds bijv d.w.z dwz m.b.t i.v.m t.a.v z.g zgn resp incl excl vgl cf",
        "titles": "st bv o.a",
        "numbered": "blz bladz par tab max min nr nrs art hfst afb ca circa mrt mei okt jl jan",
        "endings": "N.V B.V",
        "finals": "enz etc e.d",
        "openers": (
            "De Het Een Hij Zij Ze Ik We Wij Je Jullie U Dat Dit Deze Die Maar En Of Als Toen Hoe Wat Wie Waar Waarom "
            "In Op Aan Bij Met Na Van Voor Naar Uit Om Door Over Er Daar Daarna Ook Niet Niemand Nu Dan Volgens Zijn "
            "Haar Hun"
        ),
    },
    "da": {
        "bound": "hr fr frk dr prof skt sct dvs f.eks fx vedr jf inkl ekskl",
        "titles": "st bl.a ca",
        "numbered": "s stk nr kl § jan febr marts aug sept okt nov dec kap pkt",
        "endings": "kr mio mia A/S",
        "finals": "osv mv m.v m.m etc",
        "openers": (
            "Den Det De Der Dem En Et Han Hun Jeg Vi I Du Man Men Og Eller Så Da Når Hvis Hvad Hvem Hvor Hvordan "
            "Hvorfor På Ved Med Fra Til Om For Af Efter Før Her Nu Ingen Alle Denne Dette Disse Ifølge Også"
        ),
        "ordinal_leads": "den d på",
    },
    "no": {
        "bound": "hr fr dr prof dvs f.eks vedr jf inkl ekskl",
        "titles": "st bl.a ca",
        "numbered": "s nr kl § jan febr aug sept okt nov des kap pkt",
        "endings": "kr mill mrd",
        "finals": "osv mv m.v m.m etc",
        "openers": (
            "Den Det De Der Dem En Et Ei Han Hun Jeg Vi I Du Dere Man Men Og Eller Så Da Når Hvis Hva Hvem Hvor "
            "Hvordan Hvorfor På Ved Med Fra Til Om For Av Etter Før Her Nå Ingen Alle Denne Dette Disse Ifølge Også"
        ),
        "ordinal_leads": "den d på",
    },
    "sv": {
        "bound": "hr fr dr prof s:t dvs d.v.s t.ex resp inkl exkl jfr f.d s.k",
        "titles": "st bl.a ca",
        "numbered": "s nr kl jan febr mars apr aug sept okt nov dec kap st",
        "endings": "kr milj mkr mdr",
        "finals": "osv o.s.v m.m etc m.fl",
        "openers": (
            "Den Det De Dom En Ett Han Hon Jag Vi I Du Ni Man Men Och Eller Så Då När Om Vad Vem Var Hur Varför På "
            "Vid Med Från Till För Av Efter Före Här Nu Ingen Alla Denna Detta Dessa Enligt Också Sedan"
        ),
    },
    "fi": {
        "bound": "tri prof hra rva nti esim ts ns",
        "titles": "mm ym ko tms",
        "numbered": "n s nro klo luku kpl",
        "finals": "jne yms",
        "openers": (
            "Se Hän He Ne Minä Me Te Tämä Nämä Mutta Ja Tai Jos Kun Koska Mitä Kuka Missä Miksi Miten Nyt Sitten Myös "
            "Ei Kukaan Kaikki"
        ),
    },
    "pl": {
        "bound": "dr hab mgr inż ks św bp abp gen płk mjr kpt tj tzn tzw np m.in zob hr",
        "titles": "p prof por red im ul al pl os ok wg ws o.o",
        "numbered": (
            "s str nr art ust pkt rozdz t tab rys ok ca dn godz stycz lut kwiet czerw lip sierp wrzes paźdz list "
            "grudz poz zł tys lit"
        ),
        "years": "r w",
        "endings": "r w zł tys mln mld",
        "finals": "itd itp etc",
        "openers": (
            "W We Z Ze Na Do Od Po Przed Przy Dla Bez O U Za Nad Pod On Ona Ono Oni Ja My Ty Wy To Ten Ta Te Ci Ale I "
            "A Lub Jeśli Gdy Kiedy Jak Co Kto Gdzie Dlaczego Nie Tak Nikt Wszyscy Teraz Potem Jest Są Był Była Jego "
            "Jej Ich Już Także"
        ),
    },
    "cs": {
        "bound": "dr prof doc ing mgr bc mudr judr phdr rndr sv tj tzn tzv např resp nám",
        "titles": "p pí sl mj ul tř vč cca",
        "numbered": "s str č čl odst písm obr tab roč sv cca kap hod",
        "endings": "s.r.o a.s n.l hod",
        "finals": "atd apod aj",
        "openers": (
            "V Ve Z Ze Na Do Od Po Před Při Pro Bez O U Za Nad Pod K On Ona Ono Oni Já My Ty Vy To Ten Ta Ti Ale A I "
            "Nebo Když Pokud Jak Co Kdo Kde Proč Ne Ano Nikdo Všichni Teď Pak Je Jsou Byl Byla Jeho Její Jejich Také "
            "Tam"
        ),
        "ordinal_leads": "v ve na do od po před k z ze dne a i až",
    },
    "sk": {
        "bound": "dr prof doc ing mgr bc mudr judr phdr rndr sv tj t.j tzn tzv napr resp nám",
        "titles": "p sl ul vr cca",
        "numbered": "s str č čl ods písm obr tab roč zv cca kap hod",
        "endings": "s.r.o a.s hod",
        "finals": "atď apod a.i",
        "openers": (
            "V Vo Z Zo Na Do Od Po Pred Pri Pre Bez O U Za Nad Pod K On Ona Ono Oni Ja My Ty Vy To Ten Tá Tí Ale A Aj "
            "I Alebo Keď Ak Ako Čo Kto Kde Prečo Nie Áno Nikto Všetci Teraz Potom Je Sú Bol Bola Jeho Jej Ich Tiež "
            "Tam"
        ),
        "ordinal_leads": "v vo na do od po pred k z zo dňa a i až",
    },
    "hr": {
        "bound": "gđa gosp dr prof npr tj tzv odn",
        "titles": "g mr doc sv ul",
        "numbered": "str br čl st sl god",
        "endings": "d.o.o d.d god",
        "finals": "itd itsl i.sl",
        "openers": (
            "U Na Od Do Po Pred Pri Za Bez O S Sa Iz K On Ona Ono Oni Ja Mi Ti Vi To Taj Ta Ali A I Ili Kad Ako Kako "
            "Što Tko Ko Gdje Zašto Ne Da Nitko Svi Sada Zatim Je Su Njegov Njezin Njihov"
        ),
        "ordinal_leads": "u na od do po iz i a",
    },
    "hu": {
        "bound": "dr prof id ifj özv pl kb ún ill vö ld Szt",
        "numbered": "kb old o sz jan febr márc ápr máj jún júl aug szept okt nov dec",
        "endings": "Ft Kft Zrt Bt Rt",
        "finals": "stb",
        "openers": (
            "A Az Egy Ez Ő Ők Én Mi Ti Te Hogy De És Vagy Ha Amikor Mint Ki Hol Miért Hogyan Nem Igen Senki Mindenki "
            "Most Aztán Itt Ott Ma"
        ),
        "ordinal_leads": "a az és",
    },
    "ro": {
        "bound": "dl dna d-l d-na dr prof ing sf de.ex",
        "titles": "str bd cca ex dvs ș.a",
        "numbered": "nr art cap par tab max min alin pag p lit cca ian febr mart iun iul sept oct noiem dec",
        "finals": "etc ș.a.m.d",
        "openers": (
            "Un O El Ea Ei Ele Eu Noi Voi Tu Acest Această Dar Și Sau Dacă Când Cum Ce Cine Unde De În Din La Pe Cu "
            "Pentru După Nu Da Nimeni Toți Acum Apoi"
        ),
    },
    "tr": {
        "bound": "Sn Dr Prof Doç Av Yrd Arş Öğr Müh Hz bkz örn çev",
        "titles": "Op Gör haz Cad Sok Mah Bul Apt St",
        "numbered": "s ss no c cilt bkz madde md oca şub mar nis may haz tem ağu eyl eki kas ara",
        "endings": "A.Ş Şti",
        "finals": "vb vs",
        "openers": (
            "Bu Şu O Ben Biz Sen Siz Onlar Bir Ama Ve Veya Eğer Çünkü Ne Kim Nerede Neden Nasıl Hayır Evet Kimse "
            "Herkes Şimdi Sonra Daha Ancak Fakat Ayrıca Böyle"
        ),
    },
    "id": {
        "bound": "Dr Prof Tn Ny Sdr Drs Ir H Hj Jl Gg Yth",
        "numbered": "hlm no",
        "finals": "dll dsb dst",
    },
    "vi": {
        "bound": "TS GS PGS ThS BS TP Tp",
        "titles": "Q P",
        "numbered": "tr",
    },
}
