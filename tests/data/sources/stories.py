"""The stories in the sources: blocks of (kind, level, text), the text with `<b>`, `<i>` and `<a href="…">` in it."""

import re

from annotator.domain.article import BlockKind

Story = tuple[tuple[BlockKind, int, str], ...]

K = BlockKind
_TAG = re.compile(r"<[^>]*>")

FERRY: Story = (
    (K.HEADING, 1, "Night ferry to Marrow Island loses its last captain"),
    (K.PARAGRAPH, 0, "By Odile Brandt"),
    (
        K.PARAGRAPH,
        0,
        "The night ferry to Marrow Island will stop running on 30 September, eleven months before its licence ends,"
        " because the company can no longer find anybody who is certified to steer it after dark. The last captain"
        " who was, the 64-year-old Piet Halloran, retires that week.",
    ),
    (
        K.PARAGRAPH,
        0,
        "“I have asked them every spring since 2019 whom they are training,” Mr. Halloran said on the quay on Tuesday."
        " “The answer was always next year. It is a well-known story on this coast, and nobody should pretend to be"
        " surprised by it.”",
    ),
    (
        K.PARAGRAPH,
        0,
        "The crossing takes 95 minutes and is the island’s only connection between eight in the evening and six in the"
        " morning. Some 340 people live there through the winter; in July and August the number is closer to 2,900,"
        " according to the harbour office.<b> Eleven patients</b> were brought to the mainland by the night boat last"
        " year, among them a child with a ruptured appendix.",
    ),
    (K.HEADING, 2, "A rule that nobody counted"),
    (
        K.PARAGRAPH,
        0,
        "Since January 2022 a captain who carries more than twelve passengers by night has to hold an extended"
        " certificate of competence, renewed every five years, with at least sixty night crossings under supervision."
        " The regulation was announced in 2016 and published in <i>Coastal Notices</i>; its transitional period was"
        " unusually long, which is why most companies managed without difficulty.",
    ),
    (
        K.PARAGRAPH,
        0,
        "Marrow Lines did not. Internal correspondence seen by this newspaper shows that the directors discussed the"
        " requirement on four occasions and postponed a decision each time. In a memorandum of November 2020 the"
        " personnel manager, Lavinia Sorrel, calculated that training two additional captains would cost 118,000"
        " crowns, “considerably less than a single cancelled season”.",
    ),
    (
        K.PARAGRAPH,
        0,
        "Her calculation was never answered. Ms. Sorrel left the company in 2021 and now works for a"
        " competitor. Asked about it, she said that she had kept a copy “because I knew somebody would ask”. The"
        " company’s chairman, Augustin Vale, said through a spokeswoman that he could not comment on personnel"
        " matters, and that the difficulties of recruitment were “an industry-wide phenomenon”.",
    ),
    (K.HEADING, 2, "What the island was promised"),
    (
        K.PARAGRAPH,
        0,
        "When the licence was awarded in 2015, three undertakings were attached to it. They are worth quoting,"
        " because the county administration has since described them as <i>non-binding</i>:",
    ),
    (K.LIST_ITEM, 1, "a crossing on every night of the year, unless the wind exceeds 20 metres a second;"),
    (K.LIST_ITEM, 1, "a fare for residents of no more than a third of the ordinary one;"),
    (K.LIST_ITEM, 1, "a second vessel, ready to sail within 48 hours, should the first be out of service."),
    (
        K.PARAGRAPH,
        0,
        "The second vessel, the <i>Guillemot</i>, was sold in 2018. Residents have paid 41 percent of the ordinary"
        " fare since the tariff of March 2023. And in the winter of 2024 the boat stayed in harbour on 37 nights, on"
        ' nineteen of which, according to <a href="https://weather.example/marrow?year=2024">the weather station at'
        " Cape Linnet</a>, the wind did not exceed the limit.",
    ),
    (
        K.PARAGRAPH,
        0,
        "The county could have withdrawn the licence at any time. It did not, says its head of transport, Benedikt"
        " Arrowsmith, because there was no other bidder: “A disappointing ferry is preferable to an imaginary one.”"
        " An internal assessment came to the opposite conclusion. It described the situation as unsatisfactory,"
        " the monitoring as superficial and the consequences for the island’s population as foreseeable.",
    ),
    (K.HEADING, 2, "Flour, nurses and the post"),
    (
        K.PARAGRAPH,
        0,
        "For the baker, Rosalind Achterberg, the matter is simple. Her flour comes on the night boat, since the day"
        " boat takes no pallets when it carries tourists. “Without it I can bake from Tuesday to Thursday,” she said."
        " The district nurse sleeps on the island twice a week; from October she would have to come by day and leave"
        " by day, which, she has told the council, makes the evening round impossible.",
    ),
    (
        K.PARAGRAPH,
        0,
        "The postal service has announced that letters will arrive a day later. A spokesman called the change"
        " “imperceptible”. On an island where the pharmacy delivers by post, that is a remarkable characterisation,"
        " the mayor, Tamsin Oyelaran, replied in an open letter that 212 of the 340 residents have signed.",
    ),
    (
        K.PARAGRAPH,
        0,
        "Whether the crossing can be saved will be decided on 11 September, when the county council meets. Three"
        " proposals are on the table: a helicopter for emergencies, at an estimated 2.4 million crowns a year; a"
        " temporary exemption from the regulation, which the maritime authority has twice refused; and a municipal"
        " company, to be founded by the island itself, with a captain hired from abroad.",
    ),
    (
        K.PARAGRAPH,
        0,
        "Mr. Halloran thinks little of all three. He has offered to stay until the spring, on one condition: that"
        " somebody stands next to him and learns. As of Friday, he said, nobody had called.",
    ),
)

# The note hangs on the word “supervision” where a format has notes.
FERRY_NOTE = "Maritime Training Order, section 14, as amended in 2021; see also https://law.example/order/14."
FERRY_NOTE_AFTER = "under supervision"
FERRY_HEAD = "The Cape Linnet Courier"
FERRY_FOOT = "Proof of 2 September, not for publication"

BUSES: Story = (
    (K.HEADING, 1, "Stadtwerke zahlen doppelt für leere Busse"),
    (
        K.PARAGRAPH,
        0,
        "Die Stadtwerke Neuenried haben dem Busbetreiber Holm & Söhne im vergangenen Jahr 1,8 Millionen Euro für"
        " Fahrten überwiesen, die niemand genutzt hat. Das geht aus einem Prüfbericht hervor, der dieser Zeitung"
        " vorliegt. Demnach verkehrten auf elf von vierzehn Linien nach 21 Uhr im Durchschnitt 0,7 Fahrgäste je Bus.",
    ),
    (
        K.PARAGRAPH,
        0,
        "„Wir haben den Vertrag so geerbt“, sagte die Geschäftsführerin Friederike Aumann am Montag. Eine vorzeitige"
        " Kündigung koste 2,3 Millionen Euro. Die Opposition im Stadtrat hält diese Zahl für vorgeschoben; ihr"
        " Gutachter kommt auf höchstens 400.000 Euro.",
    ),
    (K.CAPTION, 0, "Leerer Bus der Linie 7 am Dienstagabend an der Haltestelle Mühlentor. Foto: Jonas Krell"),
    (
        K.PARAGRAPH,
        0,
        "Der Vertrag stammt aus dem Jahr 2017 und läuft bis 2031. Er sieht eine Mindestzahl von 412.000"
        " Fahrplankilometern vor, unabhängig von der Nachfrage. In der Begründung von damals heißt es, nur so sei ein"
        " verlässliches Angebot möglich. Tatsächlich hat sich die Zahl der Fahrgäste seither fast halbiert, von 3,1 auf"
        " 1,7 Millionen im Jahr.",
    ),
    (K.HEADING, 2, "Wer damals unterschrieb"),
    (
        K.PARAGRAPH,
        0,
        "Unterschrieben hat den Vertrag der frühere Kämmerer Ottfried Lenz. Er wechselte acht Monate später zu Holm &"
        " Söhne, als Bereichsleiter für kommunale Kunden. Lenz bestreitet einen Zusammenhang. Die Staatsanwaltschaft"
        " hat ein Verfahren 2019 eingestellt.",
    ),
    (
        K.QUOTATION,
        0,
        "Die Stadt verpflichtet sich, auch nicht durchgeführte Fahrten zu vergüten, soweit diese aus betrieblichen"
        " Gründen entfallen.",
    ),
    (
        K.PARAGRAPH,
        0,
        "So lautet der entscheidende Satz in Paragraf 9. Betriebliche Gründe sind nach Auffassung des Betreibers auch"
        " Krankheit, Stau und Personalmangel. Im Jahr 2024 fielen 6.200 Fahrten aus; bezahlt wurden alle.",
    ),
    (K.TABLE_ROW, 0, "Jahr\tFahrten\tKosten"),
    (K.TABLE_ROW, 0, "2022\t81.400\t1,4 Mio."),
    (K.TABLE_ROW, 0, "2023\t80.900\t1,6 Mio."),
    (K.TABLE_ROW, 0, "2024\t74.700\t1,8 Mio."),
    (
        K.PARAGRAPH,
        0,
        "Der Stadtrat befasst sich am 3. Juni mit dem Bericht. Die Fraktion der Bürgerliste will beantragen, die"
        " Zahlungen für ausgefallene Fahrten sofort einzustellen und es auf einen Prozess ankommen zu lassen. Die"
        " Verwaltung rät ab: Ein Verfahren dauere Jahre, und bis dahin fahre in Neuenried womöglich gar kein Bus mehr.",
    ),
    (
        K.PARAGRAPH,
        0,
        "1. Mai hin oder her: Auch am Feiertag fuhren 38 Busse, berichtet ein Fahrer, der nicht genannt werden will."
        " „Man grüßt sich untereinander, sonst sieht man ja niemanden.“ Der Betriebsrat äußerte sich nicht.",
    ),
)

MEMO: Story = (
    (K.HEADING, 1, "Memorandum on the night service"),
    (K.PARAGRAPH, 0, "Training two additional captains would cost 118,000 crowns, less than one cancelled season."),
)

ARABIC: Story = (
    (K.HEADING, 1, "البلدية تعيد فتح السوق القديم بعد ثلاث سنوات"),
    (
        K.PARAGRAPH,
        0,
        "أعلنت بلدية المدينة يوم الثلاثاء 14 مارس 2025 إعادة فتح السوق القديم أمام الزوار، بعد أعمال ترميم استمرت ثلاث"
        " سنوات وبلغت كلفتها 12.5 مليون دينار، أي بزيادة قدرها 38% عن الميزانية الأصلية.",
    ),
    (
        K.PARAGRAPH,
        0,
        "وقالت رئيسة البلدية (ليلى الحداد) إن السوق يضم 240 دكانا، وإن 61 منها لا تزال مغلقة. وأضافت: «لن نرفع"
        " الإيجارات قبل عام 2027». وتشارك شركة Brannock Civil في أعمال الصيانة.",
    ),
    (
        K.PARAGRAPH,
        0,
        "ويشكو التجار من قلة مواقف السيارات ومن إغلاق الشارع الرئيسي كل يوم جمعة. وذكر أحدهم أن عدد الزبائن لم يتجاوز"
        " 1,900 شخص في الأسبوع الأول.",
    ),
)

HEBREW: Story = (
    (K.HEADING, 1, "הספרייה העירונית תיפתח מחדש בסתיו"),
    (
        K.PARAGRAPH,
        0,
        "הספרייה העירונית תיפתח מחדש ב-12 באוקטובר 2025, לאחר שיפוץ שנמשך 26 חודשים ועלה 8.4 מיליון שקלים, כך הודיעה"
        " העירייה (המחלקה לתרבות) ביום שני.",
    ),
    (
        K.PARAGRAPH,
        0,
        "לדברי המנהלת, נועה ברגר, הוחלפו 35% מן המדפים ונוספה מערכת Open Shelf להשאלה עצמית. „אף ספר לא אבד”, אמרה,"
        " אבל 1,200 ספרים עדיין ממתינים במחסן.",
    ),
)


def plain(text: str) -> str:
    """The text without its tags."""
    return _TAG.sub("", text)
