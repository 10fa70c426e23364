"""Which quoted stretches are speech, where they begin and end, and what belongs together."""

import time

import pytest

from pressnlp.analyse.found import QuoteFound, SpeakerMention
from pressnlp.analyse.quotes import find
from tests.analyse.quoting import scene

KERN = "[Eva Kern](person=0 gender=f)"

STYLES = [
    f"„[Wir bauen das Haus neu](by=0 cue=sagte)“, sagte {KERN}.",
    f"„[Wir bauen das Haus neu](by=0 cue=sagte)”, sagte {KERN}.",
    f'„[Wir bauen das Haus neu](by=0 cue=sagte)", sagte {KERN}.',
    f'"[Wir bauen das Haus neu](by=0 cue=sagte)", sagte {KERN}.',
    f"“[Wir bauen das Haus neu](by=0 cue=sagte)”, sagte {KERN}.",
    f"”[Wir bauen das Haus neu](by=0 cue=sagte)”, sagte {KERN}.",
    f"»[Wir bauen das Haus neu](by=0 cue=sagte)«, sagte {KERN}.",
    f"«[Wir bauen das Haus neu](by=0 cue=sagte)», sagte {KERN}.",
    f"‚[Wir bauen das Haus neu](by=0 cue=sagte)‘, sagte {KERN}.",
    f"›[Wir bauen das Haus neu](by=0 cue=sagte)‹, sagte {KERN}.",
    f",,[Wir bauen das Haus neu](by=0 cue=sagte)“, sagte {KERN}.",
    f"?[Wir bauen das Haus neu](by=0 cue=sagte)?, sagte {KERN}.",
]

NESTED = [
    f"„[Er rief ‚Komm her!‘ und lief weg](by=0 cue=erzählte)“, erzählte {KERN}.",
    f"„[Die „Alte Mühle“ bleibt uns allen](by=0 cue=sagte)“, sagte {KERN}.",
    f"»[Die ›Alte Mühle‹ bleibt uns allen](by=0 cue=sagte)«, sagte {KERN}.",
    f"„[Heut geht’s endlich richtig los](by=0 cue=sagte)“, sagte {KERN}.",
]

INTERRUPTED = [
    f"„[Wir bauen](by=0 cue=sagte)“, sagte {KERN}, „[und zwar sofort](more=yes)“.",
    f"„[Wir bauen](by=0 cue=so)“, so {KERN}, „[und zwar sofort.](more=yes)“",
    f"„[Das Dach ist dicht](by=0 cue=sagte)“, sagte {KERN} im Rathaus. „[Jetzt kommt der Putz.](more=yes)“",
    f"„[Das Dach ist dicht](by=0 cue=sagte)“, sagte {KERN}. „[Jetzt kommt der Putz](more=yes)“, so {KERN} weiter.",
    f"„[Das Dach ist dicht](by=0 cue=sagte)“, sagte {KERN}. "
    "„[Jetzt kommt der Putz](by=1 cue=ergänzte)“, ergänzte [Jan Voss](person=1 gender=m).",
    "„[Das wurde nun endlich Zeit](by=- cue=rief)“, rief es aus dem Saal, "
    f"und {KERN} setzte hinzu: „[Der Putz kommt auch noch.](by=0 cue=setzte)“",
    f"„[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte {KERN}. Der Putz ist bestellt. "
    "„[Jetzt hoffen wir auf Sonne.](by=0)“",
    "„[Das Dach ist dicht](by=- cue=sagte)“, sagte ein Anwohner. "
    "„[Es war auch Zeit](by=- cue=ergänzte)“, ergänzte eine Nachbarin.",
]

DAMAGED = [
    f"„[Wir bauen das Haus neu](by=0 cue=sagte), sagte {KERN} am Montag. Das Dach folgt.",
    f"{KERN} dankte allen: „[Auf euch ist immer Verlass!](by=0 cue=dankte) Die Stadt zahlt das Essen.",
    f"{KERN} dankte allen: „[Auf euch ist Verlass! Wir sind stolz.](by=0 cue=dankte) Die Stadt zahlt das Essen.",
    f"Der Bau beginnt. [Wir freuen uns auf morgen](by=0 cue=sagte)“, sagte {KERN}.",
]

PARAGRAPHS = [
    f"{KERN} sagte: „[Das Dach ist dicht.](by=0 cue=sagte)\n„[Jetzt kommt der Putz.](more=yes)“",
    f"{KERN} sagte: „[Das Dach ist dicht.](by=0 cue=sagte)\n\n[Jetzt kommt der Putz.](more=yes)“ Danach gab es Kuchen.",
    f"Dazu erklärt {KERN}:\n„[Das Dach ist endlich dicht.](by=0 cue=erklärt)“",
]

PARTIAL = [
    f"{KERN} nannte den Plan „[mutig, klug und längst überfällig](by=0 cue=nannte)“.",
    f"Der Bau sei „[noch lange nicht zu Ende](by=0 cue=räumte)“, räumte {KERN} ein.",
    f"{KERN} sprach von einem „[Meilenstein für die ganze Stadt](by=0 cue=sprach)“.",
    f"{KERN} bescheinigte der Feuerwehr „[Mut in einer dunklen Nacht](by=0 cue=bescheinigte)“.",
    "Der Mieterbund sprach von einem „[schweren und unnötigen Fehler](by=- cue=sprach)“.",
    f"Mit den Worten „[Das Bad ist endlich offen](by=0 cue=Worten)“ kam {KERN} herein.",
    f"{KERN} vermisst „[jeden Mut zum großen Wurf](by=0 cue=vermisst)“.",
    f"Für Stadträtin {KERN} ist der Umbau „[ein Haus, das niemand braucht](by=0 cue=Für)“.",
    f"Nicht alle freuten sich: Für {KERN} bleibt der Umbau „[ein Haus, das niemand braucht](by=0 cue=Für)“.",
    "Das Feuer gilt seit heute früh als „[gelöscht, aber noch sehr heiß](by=- cue=gilt)“.",
    f"{KERN} gilt bei vielen als „[beste Köchin weit und breit](by=- cue=gilt)“.",
    f"{KERN} sieht darin einen „[Meilenstein für die ganze Stadt](by=0 cue=sieht)“.",
    f"{KERN} hatte damals schon „[keine Lust auf langen Streit](by=0)“.",
]

NO_SPEECH = [
    f"„Nur Mut“, sagte {KERN}.",
    f"{KERN} eröffnete das Projekt „Wohnen im Alter in Lohfeld“.",
    f"{KERN} lobte die Ausstellung „Bilder aus einer anderen Zeit“.",
    f"{KERN} sprach in der Kita „Haus der kleinen Entdecker“.",
    f"{KERN} sagte, der Bebauungsplan „Am alten Bahnhof Nord“ liege aus.",
    f"Unter dem Motto „Gemeinsam sind wir alle stark!“ lädt {KERN} ein.",
    "„Der kleine Drache im Park“, gespielt vom Figurentheater",
    "„Leben mit dem großen Fluss“, so der Titel der Schau, ist ein Erfolg.",
    "„Lohfeld liest ein ganzes Buch“ heißt die Aktion.",
    "„Lohfeld liest ein ganzes Buch“",
    "Thema: „Wohnen im hohen Alter“",
    "Sie sind hier: Startseite » Rathaus » Presse » Meldungen der Stadt",
    'Der Monitor misst 27" und der alte nur 24" in der Breite.',
    "Wie lange dauert das noch? Wer zahlt es? Die Stadt antwortet.",
    "",
]

FOUND_IN_THE_FIELD = [
    f"{KERN} unterstützt die „Erklärung für die freie Meinungsbildung“.",
    "Im Entwurf des „Gesetzes zum Bau neuer Häuser“ loben wir den Anfang.",
    "So etwas nennt man im Amt ein „Haus mit vielen Türen“.",
    "Mit dem Aufruf „Mehr Platz für alle Kinder“, teilt die Stadt mit, werbe man um Spenden.",
    "In ihrem Papier „Lohfeld baut die neue Stadt“ hat die Stadt zehn Schritte formuliert.",
    f"{KERN}, Professorin für „Bau und Wesen alter Häuser“ schlägt einen Umbau vor.",
    "Diese Filme finden sich im Netz: „Wer baut, braucht Geduld“ mit vielen Gästen",
    f"{KERN} besuchte die „etwas andere Schule im Grünen“.",
    f"{KERN} fährt im Mai zum „ersten langen Lauf am Fluss“.",
    f"{KERN} warb für das Fest „rund um den Kürbis im Park“.",
    f"Dem entgegnete {KERN} (CDU), dass man sonst „[mit leerem Eimer am Brunnen](by=0 cue=entgegnete)“ gestanden hätte.",
    "Die Publikation „Energie für die ganze Region“ erklärt den Wandel.",
    "Und wer „Moderner Staat und seine Daten“ sagt, der muss auch zahlen.",
    f"{KERN} sprach uns auf der „Messe für Bau und Energie“ an.",
    "§ 4 wird wie folgt gefasst: „(1) Die Gebühr beträgt fünf Euro.“",
    "Der Beschluss wird um den Satz „und für den Radverkehr zu sperren“ ergänzt.",
    f"{KERN} wünscht sich, dass das Haus „[ein Ort für alle Generationen](by=0 cue=wünscht)“ wird.",
    f"Laut {KERN} ist der Bau „[ein Meilenstein für alle Bürger](by=0 cue=Laut)“.",
    f"18 Uhr: Vortrag von {KERN}: „Wege in ein neues Land“",
    f"Auf der „jährlichen Feier für das Ehrenamt“ berichtete {KERN} vom Bau.",
    f"{KERN} verwies auf das Wahlgesetz: „[Wir haben da keinen Spielraum.](by=0 cue=verwies)“",
    "„[Die Kosten trägt der Bund allein](by=- cue=heißt)“, heißt es in dem Bescheid.",
]


TITLES_BESIDE_A_PERSON = [
    f"{KERN} las aus ihrem neuen Roman „Der Fluss und die Stadt“.",
    f"Mit „Ein Baum für jedes Kind“ startet {KERN} eine neue Reihe.",
    f"Im Rahmen von „Jugend debattiert im Rathaus“ sprach {KERN}.",
    f"„Die lange Nacht der Museen“ eröffnet {KERN} am Montag.",
    f"„Die lange Nacht der Museen“, moderiert von {KERN}, beginnt um acht.",
    f"„Wir bauen alle am Haus“ – unter diesem Motto lädt {KERN} ein.",
    f"„Wir bauen alle am Haus“ – das ist der Titel der Schau, die {KERN} eröffnet.",
    f"Der Film „Das Leben der Bienen im Garten“, so {KERN}, sei gelungen.",
    f"Hier geht {KERN}. Hier gilt ein „gemeinsamer Weg für alle Räder“ laut Plan nicht.",
    f"{KERN} nannte das Projekt „Hand in Hand für Lohfeld“ gelungen.",
    f"{KERN} kündigte an, dass „Hand in Hand für Lohfeld“ weitergeht.",
    f"Um das bekannte „Warum dauert das so lange?“ geht es {KERN} heute.",
    f"14:00 Uhr, Haus am Markt: „Wie wir bauen, wie wir wohnen“ mit {KERN}",
    f"{KERN} legt die Satzung vor. § 5 Abs. 6: „Der Markt ist am Montag, sonst am Dienstag.“",
    "Die Kommission „Digitale Stadt und freies Wissen“ erklärt den Wandel.",
]

JUDGEMENTS = [
    f"{KERN} sieht in dem Paket ein „[Bekenntnis zur Stadt der Zukunft](by=0 cue=sieht)“.",
    f"{KERN} sieht im Umbau einen „[Gewinn für die ganze Stadt](by=0 cue=sieht)“.",
    f"Als „[Gewinn für die ganze Stadt](by=0 cue=bezeichnete)“ bezeichnete {KERN} den Umbau.",
    f"Einen „[Gewinn für die ganze Stadt](by=0 cue=nannte)“ nannte {KERN} den Umbau.",
    f"Von einem „[Gewinn für die ganze Stadt](by=0 cue=sprach)“ sprach {KERN}.",
    f"{KERN} fand das „[schlicht und einfach großartig](by=0)“.",
    f'Das Dach ist nach Ansicht von {KERN} „[so dicht wie nie zuvor](by=0 cue="nach Ansicht")“.',
]

MORE_STYLES = [
    f"'[Das Dach ist endlich dicht](by=0 cue=sagte)', sagte {KERN}.",
    f"''[Das Dach ist endlich dicht](by=0 cue=sagte)'', sagte {KERN}.",
    f"<<[Das Dach ist endlich dicht](by=0 cue=sagte)>>, sagte {KERN}.",
    f"„ [Das Dach ist endlich dicht](by=0 cue=sagte) “, sagte {KERN}.",
    f"„[Das Dach ist endlich dicht](by=0 cue=sagte)“ , sagte {KERN}.",
    f"{KERN} geht's gut, und die 'Mühle' steht.",
]


@pytest.mark.parametrize("marked", [*TITLES_BESIDE_A_PERSON, *JUDGEMENTS, *MORE_STYLES])
def test_more_quotes(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


@pytest.mark.parametrize(
    "marked", [*STYLES, *NESTED, *INTERRUPTED, *DAMAGED, *PARAGRAPHS, *PARTIAL, *NO_SPEECH, *FOUND_IN_THE_FIELD]
)
def test_quotes(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


INDIRECT = [
    f"[Das Dach sei nun endlich dicht](by=0 kind=indirect cue=sagte), sagte {KERN}.",
    f"[Die Arbeiten enden im Herbst](by=0 kind=indirect cue=so), so {KERN} (SPD).",
    f"{KERN} erklärte, [das Dach sei nun endlich dicht](by=0 kind=indirect cue=erklärte).",
    f"{KERN} kündigte an, [die Stadt werde bald bauen](by=0 kind=indirect cue=kündigte).",
    f"Laut {KERN} [ist das Dach nun dicht](by=0 kind=indirect cue=Laut).",
    f"Laut Bauamtsleiterin {KERN} (SPD) [ist das Dach nun dicht](by=0 kind=indirect cue=Laut).",
    f'Nach Angaben von {KERN}, Leiterin des Bauamts, [kostet das Dach viel Geld](by=0 kind=indirect cue="Nach Angaben").',
    f"Laut Satzung des Vereins ist {KERN} die Leiterin auf Zeit.",
    f"Laut {KERN}s Satzung ist das Dach dicht zu halten.",
    f"Wie schnell das geht, sagte {KERN} nicht.",
    f"Das sind so genannte Altlasten, so dass {KERN} absagte.",
    f"Der Verein erklärte, {KERN} habe gewonnen.",
    f"{KERN} kam, sah das Haus und lobte den Bau.",
]


@pytest.mark.parametrize("marked", INDIRECT)
def test_indirect(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


CLAUSES = [
    f"{KERN} will verhindern, dass ein „[Flickenteppich aus kleinen Lösungen entsteht](by=0 cue=dass)“.",
    f"{KERN} mahnte. Es dürfe nicht sein, dass „[Kinder vor verschlossenen Toren stehen](by=0 cue=dass)“.",
    f"{KERN} rechnet damit, dass der Bau „[noch im Mai ans Netz geht](by=0 cue=dass)“.",
    f"{KERN} fragt sich, ob das Dach „[den ganzen Winter über hält](by=0 cue=fragt)“.",
    f"{KERN} betonte, dass das Dach „[den ganzen Winter über hält](by=0 cue=betonte)“.",
    f'Aus Sicht von {KERN} ist das Dach „[besser als jedes andere Dach](by=0 cue="Aus Sicht")“.',
    f"{KERN} zufolge ist das Dach „[besser als jedes andere Dach](by=0 cue=zufolge)“.",
    "Die Verordnung besagt, dass „alle Dächer begrünt werden sollen“.",
    f"{KERN} freut sich, dass „Das große Spiel am Fluss beginnt“ gezeigt wird.",
    f"{KERN} zeigte das Dach, das als „schönstes Dach im ganzen Land“ gilt.",
    f"{KERN} zeigte das Dach, das als „bestes Dach im ganzen Land“ bekannt ist.",
]

ASIDES = [
    "Der Wolf, so der Förster [Jan Voss](person=1 gender=m), „[kommt nicht wegen der Schafe](by=1 cue=so)“.",
    f"Neu dabei ist {KERN}. Die Unke, so die Biologin, „[braucht Pfützen und keine Teiche](by=0 cue=so)“.",
    f"Die Unke, sagte {KERN}, „[braucht Pfützen und keine Teiche](by=0 cue=sagte)“.",
    "Die Unke, so der Verein, „[braucht Pfützen und keine Teiche](by=- cue=so)“.",
    f"{KERN} liest. Das Buch, so der Titel, „nicht ohne meinen Hut“ handelt von Tieren.",
]

POINTING_BACK = [
    f"„[Wer baut, braucht viel Geduld](by=0 cue=ist)“ – davon ist {KERN} überzeugt.",
    f"„[Wer baut, braucht viel Geduld](by=0 cue=ist)“, dessen ist sich {KERN} sicher.",
    "„[Wer baut, braucht viel Geduld](by=- cue=sind)“, davon sind {KERN} und [Jan Voss](person=1) überzeugt.".replace(
        "{KERN}", KERN
    ),
    f"„[Hier wird nicht gekleckert, hier wird geklotzt](by=0 cue=beschreibt)“: So beschreibt {KERN} den Bau.",
    f"„[Wer baut, braucht viel Geduld](by=0 cue=lautet)“, lautet das Credo von {KERN}.",
    f"„[Wer baut, braucht viel Geduld](by=0 cue=lautet)“, lautet der Rat der Leiterin {KERN}.",
    f"„[Die Straße](by=0 cue=so)“, so {KERN}, „[war nie für Lastwagen gedacht](more=yes)“, und fügte hinzu: "
    "„[Das rächt sich jetzt.](by=0 cue=fügte)“",
]

HEADLINES = [
    f"„[Wir bauen das Haus neu](by=0)“: {KERN} stellt den Plan vor\nDer Plan liegt aus.",
    "„[Endlich wieder schwimmen in unserem Bad!](by=-)“ – Freude in Lohfeld\nDas Bad ist offen.",
    "„Wir lesen alle ein Buch!“ – Aktion der Bücherei\nDie Bücherei lädt ein.",
    "„Der lange Weg nach Lohfeld“ – Jan Voss liest\nDie Lesung ist am Montag.",
    "„Wir sind alle eine Stadt!“ – neue Kampagne startet\nPlakate hängen aus.",
]

LATE_TITLES = [
    "„[Das Ding läuft ja!](by=-)“ – Lohfelder Schüler holen Bundespreis\nDie Kiste kühlt.",
    f"„[Danke für all die Jahre!](by=-)“: Feuerwehr verabschiedet {KERN}\nDer Saal klatschte.",
    "„Wir forschen alle mit!“ – Lohfelder Wettbewerb gestartet\nDie Kiste kühlt.",
]

GOING_ON = [
    f"{KERN} schimpft. Anderswo zahle man besser, „[dort stehen die Leute Schlange, hier nicht](by=0)“.",
    f"{KERN} las vor. Am Ende lief, „wer hätte das gedacht, ein Film“ im Saal.",
]

UNCLOSED = [
    f"Ganz anders {KERN}: „[Sie planen an uns vorbei. Fragen Sie doch einmal die Anwohner.](by=0)",
    f"Ganz anders {KERN}: „[Das ist für euch. Morgen könnt ihr einziehen, und du auch.](by=0) Der Saal klatschte.",
    f"Ganz anders {KERN}: „[Das Dach ist endlich dicht.](by=0) Sie lobte die Dachdecker.",
]

NOT_WHO_IS_NAMED = [
    f"{KERN} ist für den Vertrag. In dem Vertrag steht nun: „[Das Dach wird ganz neu gedeckt.](by=- cue=steht)“",
    f"Auch {KERN} war da. Im selben Artikel steht aber auch: „[Das Dach wird neu gedeckt.](by=- cue=steht)“",
    f"Zur Rede von {KERN} möchte ich einen Satz zitieren: „[Ein Dach ist ein Dach.](by=- cue=zitieren)“",
    f"{KERN} kennt die Leute im Dorf, und die fragen immer: „[Wann wird das Dach dicht?](by=- cue=fragen)“",
    f"{KERN} versucht, die Leute zu motivieren: „[Wer heute spart, zahlt morgen drauf.](by=0 cue=motivieren)“",
]


@pytest.mark.parametrize(
    "marked", [*CLAUSES, *ASIDES, *POINTING_BACK, *HEADLINES, *LATE_TITLES, *GOING_ON, *UNCLOSED, *NOT_WHO_IS_NAMED]
)
def test_quotes_in_their_sentences(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


KNOWN_GAPS = [
    # Whether a phrase behind "mit" is called out or a title is told by its sense only.
    f"Mit „[Jetzt wird getanzt bis morgen!](by=0)“ eröffnete {KERN} das Fest.",
    # The opening mark of a quote of several sentences is lost: only the last sentence is kept.
    f"[Der Bau beginnt. Wir freuen uns sehr](by=0 cue=sagte)“, sagte {KERN}.",
]


@pytest.mark.parametrize("marked", KNOWN_GAPS)
@pytest.mark.xfail(strict=True, reason="needs sense, not form")
def test_known_gaps(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


SENTENCE = "„Wir bauen das Haus neu“, sagte Kern am Abend. "


def test_offsets_exclude_the_marks() -> None:
    assert find(SENTENCE, [SpeakerMention(31, 35, 7)]) == [QuoteFound(((1, 23),), "direct", 7, "sagte")]


@pytest.mark.parametrize(
    "unit",
    [
        SENTENCE,
        "„",
        "„a »b ",
        "„ab cd ef gh\n",
        "Kern: „Wir bauen neu ",
        "und „wir bauen alle“ ",
        "„Er rief: ‚Halt ",
        "“ ",
        "'Ja ",
    ],
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    """A quadratic step would take 16 times as long; 9 leaves room for a busy machine."""
    short, long = _seconds(unit * (20_000 // len(unit))), _seconds(unit * (80_000 // len(unit)))
    assert long < 9 * short + 0.2


def test_time_grows_with_the_depth_only() -> None:
    short, long = (_seconds("„Er rief " * depth + "Halt" + "!“ " * depth) for depth in (2_000, 8_000))
    assert long < 9 * short + 0.2


def _seconds(text: str) -> float:
    mentions = [SpeakerMention(at, at + 4, 0) for at in range(len(text)) if text.startswith("Kern", at)]
    begin = time.process_time()
    find(text, mentions)
    return time.process_time() - begin
