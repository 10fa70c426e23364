"""Who speaks: every case is one whole text with its mentions and speech."""

import pytest

from pressnlp.analyse.quotes import find
from tests.analyse.quoting import scene

KERN = "[Eva Kern](person=0 gender=f)"
VOSS = "[Jan Voss](person=1 gender=m)"

BEHIND = [
    f"„[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte am Montag die neue Bauamtsleiterin {KERN}.",
    f"„[Das Dach ist endlich dicht](by=0 cue=so)“, so die Leiterin des Bauamts, {KERN}.",
    f"„[Das Dach ist endlich dicht](by=0 cue=freut)“, freut sich {KERN} mit {VOSS}.",
    f"„[Das Dach ist endlich dicht](by=0 cue=gesagt)“, hat {KERN} einmal gesagt.",
    f"„[Das Dach ist endlich dicht](by=0 cue=flachste)“, flachste {KERN}.",
    f"„[Das Dach ist endlich dicht](by=0 cue=ist)“, ist {KERN} überzeugt.",
    f"„[Das Dach ist endlich dicht](by=0 cue=erklärt)“ erklärt {KERN}.",
    "„[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte [die Landrätin](person=0 gender=f).",
    f"{VOSS} kam spät. „[Das Dach ist endlich dicht](by=- cue=sagte)“, sagte eine Sprecherin.",
    f"{VOSS} kam spät. „[Das Dach ist endlich dicht](by=- cue=teilt)“, teilt die Stadt mit.",
    f"„[Das Dach ist endlich dicht](by=- cue=so)“, so eine Sprecherin von {VOSS}.",
    f"„[Das Dach ist endlich dicht](by=- cue=sagten)“, sagten {KERN} und {VOSS}.",
]

PRONOUNS = [
    f"{KERN} traf {VOSS}. „[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte sie.",
    f"{KERN} traf {VOSS}. „[Das Dach ist endlich dicht](by=1 cue=sagte)“, sagte er.",
    f"Den Preis übergab {KERN}. Die Freude war groß. „[Das Dach ist endlich dicht](by=0 cue=scherzte)“, scherzte sie.",
    f"Neu ist {KERN}. „[Ich male seit vielen Jahren](by=0 cue=sagt)“, sagt die 52-Jährige.",
    f"{VOSS} kam mit {KERN}. Er ist seit Jahren dabei. „[Ohne Ehrenamt geht hier nichts.](by=1)“",
    f"{KERN} war gerührt. Ihr Wunsch: „[Macht einfach alle weiter so!](by=0 cue=Wunsch)“",
]

BEFORE = [
    f"{KERN}: „[Das Dach ist endlich dicht.](by=0)“",
    f"{KERN} dankte {VOSS} und den Helfern: „[Ohne euch ginge hier nichts.](by=0 cue=dankte)“",
    f"{KERN}, seit Mai im Amt, dankte {VOSS}: „[Ohne dich ginge hier nichts.](by=0 cue=dankte)“",
    f"Nachdem {VOSS} gesprochen hatte, sagte {KERN}: „[Das Dach ist endlich dicht.](by=0 cue=sagte)“",
    f"Für {VOSS} hatte {KERN} einen Rat: „[Immer erst das Dach prüfen.](by=0 cue=Rat)“",
    f"{KERN} zeigte sich erleichtert. „[Das Dach ist endlich dicht.](by=0)“",
    f"{KERN} lobte den Bau. Die Kosten seien gesunken: „[Wir haben klug geplant.](by=0)“",
    f"Ihm dankte {KERN}: Er habe „[den Laden allein zusammengehalten](by=0 cue=dankte)“.",
    f"„[Das Dach ist endlich dicht.](by=0)“ Mit diesen Worten eröffnete {KERN} das Fest.",
    f"Von {VOSS} kam eine Karte aus Tirol: „[Willkommen im Club der Rentner!](by=1)“",
    "Der Verein teilt mit: „[Wir danken allen Helfern sehr.](by=- cue=teilt)“",
    f"Das Fest beginnt.\n{KERN} führt durch.\nDer Verein teilt mit: „[Wir danken allen sehr.](by=- cue=teilt)“",
]

AS_SOMEBODY_SAYS = [
    f"{VOSS} kam. Zu diesem Thema: „[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte {KERN}.",
    f"Das Haus kostet, wie {KERN} anmerkte, „[weniger als so manche Garage](by=0 cue=anmerkte)“.",
    f"Auch [Jan Voss](person=1) war da, wie {KERN}, Leiterin des Amts, einräumte, „[nicht ganz ohne eigene Schuld](by=0 cue=einräumte)“.",
    f"Das Haus sei „[noch lange nicht ganz fertig](by=0 cue=sagte)“, wie {KERN} im Rathaus sagte.",
    f"{KERN} lobte, wie gut {VOSS} baut: „[Das hat Hand und Fuß.](by=0 cue=lobte)“",
]

SURNAMES = [
    f"Es führte {KERN}. „[Das Dach ist endlich dicht](by=0 cue=so)“, so Kern.",
    f"Es führte {KERN}. „[Das Dach ist endlich dicht](by=0 cue=freute)“, freute sich Kern.",
    f"Es führte {KERN}. Das Bier zahlte {VOSS}. Kern sagte: „[Das Dach ist endlich dicht.](by=0 cue=sagte)“",
    f"Es führte {KERN}. „[Das Dach ist endlich dicht](by=0 cue=sagt)“, sagt Eva.",
    f"Es führte {KERN}. Kern: „[Das Dach ist endlich dicht.](by=0)“",
    f"Es führte {KERN}. „[Das Dach ist endlich dicht](by=- cue=sagt)“, sagt Eva Busch.",
    f"Es führte {KERN}. „[Das Dach ist endlich dicht](by=- cue=so)“, so Kernbergs Wirtin.",
    "Es führten [Eva Kern](person=0 gender=f) und [Udo Kern](person=1 gender=m). "
    "„[Das Dach ist endlich dicht](by=- cue=so)“, so Kern.",
]

RECEIVERS = [
    f"{VOSS} gab seinem Vorgänger, Altbürgermeister [Udo Kern](person=0 gender=m), den Ring. "
    "„[Ich habe nie etwas bereut](by=0 cue=sagte)“, sagte der 71-Jährige.",
    f"{VOSS} gab seinem Vorgänger [Udo Kern](person=0 gender=m) den Ring. "
    "„[Ich gebe ihn gern her](by=1 cue=sagte)“, sagte er.",
    f"{VOSS} kam mit seinem Freund [Udo Kern](person=0 gender=m). "
    "„[Ich habe nie etwas bereut](by=1 cue=sagte)“, sagte der 71-Jährige.",
]

SIGNED = [
    f"Was sagen die Leute?\n\n„[Das Dach ist endlich dicht.](by=0)“\n– {KERN}, Leiterin des Bauamts\nDer Putz folgt.",
    f"„[Das Dach ist endlich dicht.](by=0)“\n\n{KERN} – Lohfeld\n\n„[Jetzt kommt bald der Putz.](by=1)“\n\n{VOSS} – Lohfeld",
    f"{KERN}\n„[Das Dach ist endlich dicht.](by=0)“\n{VOSS}\n„[Jetzt kommt bald der Putz.](by=1)“",
    f"{VOSS} half mit.\n„[Das Dach ist endlich dicht.](by=1)“\n{KERN} baut das Haus um",
]

DICHT = "Das Dach ist endlich dicht"

VERBS_BEHIND = [
    f"„[{DICHT}](by=0 cue=weiß)“, weiß Büchereileiterin {KERN} aus Erfahrung.",
    f"„[{DICHT}](by=0 cue=fand)“, fand {KERN}.",
    f"„[{DICHT}](by=0 cue=ließ)“, ließ {KERN} wissen.",
    f"„[{DICHT}](by=0 cue=schrieb)“, schrieb {KERN} in ihrem Bericht.",
    f"„[{DICHT}](by=0 cue=brachte)“, brachte es {KERN} auf den Punkt.",
    f"„[{DICHT}](by=- cue=schluchzte)“, schluchzte eine Stimme am Telefon.",
    f"„[{DICHT}](by=0 cue=gesagt)“, soll {KERN} gesagt haben.",
    f"„[{DICHT}](by=0 cue=erinnern)“, kann sich {KERN} noch gut erinnern.",
    f"„[{DICHT}](by=0 cue=sagen)“, würde {KERN} heute sagen.",
    f"„[{DICHT}](by=0 cue=lautete)“, lautete das Fazit von {KERN}.",
    f"„[{DICHT}](by=0 cue=so)“ – so fasst {KERN} die Sache zusammen.",
    f"„[{DICHT}](by=0 cue=sagt)“ – das sagt {KERN}.",
    f"„[{DICHT}](by=0 cue=sagte)“. Das sagte {KERN} am Montag.",
    f"{VOSS} kam. „[Ich möchte ein dichtes Dach](by=1 cue=nennt)“, nennt er sein Ziel.",
    f"„[{DICHT}](by=- cue=so)“, so der Verein.",
    f"„[{DICHT}](by=- cue=so)“, so {KERN} und {VOSS}.",
    f"„[{DICHT}](by=- cue=sind)“, sind sich {KERN} und {VOSS} einig.",
    f"„[{DICHT}](by=1 cue=pflichtete)“, pflichtete ihr {VOSS} bei.",
    f"„[{DICHT}](by=0 cue=sagte)“, sagte am Dienstagabend vor rund 300 Gästen die Bürgermeisterin {KERN}.",
    f"„[{DICHT}](by=0 cue=sagte)“, sagte unter großem Beifall {KERN}.",
    f"„[{DICHT}](by=0 cue=sagte)“, sagte gestern Nachmittag im Rathaus {KERN} (CDU).",
]

THIS_SENTENCE = [
    f"„[{DICHT}](by=0 cue=Satz)“ – mit diesem Satz dankte {KERN} den Helfern.",
    f"“[{DICHT}](by=0 cue=Satz)” – diesen Satz hat {KERN} oft gesagt.",
    f"„[{DICHT}](by=0 cue=Worten)“, mit diesen Worten eröffnete {KERN} das Fest.",
    f"Alle trauern um {KERN}. „[{DICHT}](by=0 cue=Satz)“ – diesen Satz hat die Apothekerin oft gesagt.",
]

TAKEN_UP = [
    f"Den Preis erhält {KERN}. In der Jury saß [Ute Busch](person=2 gender=f). "
    "„[Damit habe ich nicht gerechnet](by=0 cue=erzählt)“, erzählt die Preisträgerin.",
    f"Neu ist {VOSS}. „[Ich freue mich auf die Arbeit](by=1 cue=sagt)“, sagt der gelernte Maurer.",
    f"{KERN} starb im Mai. Bis 1980 führte sie das Amt. Von 1981 an leitete sie den Verein. Sie reiste viel. "
    f"Auch malte sie gern. „[{DICHT}](by=0 cue=gesagt)“, soll sie gesagt haben.",
]

PROFESSIONS = [
    f"Die Leitung hat {VOSS}. „[Der Frost hat uns gebremst](by=1 cue=so)“, so der Ingenieur.",
    f"{KERN} sieht das gelassen. „[Schätze heben kostet eben Zeit](by=0 cue=sagt)“, sagt die Archäologin.",
    f"Nach Auskunft des Leiters {VOSS} dauert das. „[Der Frost hat uns gebremst](by=1 cue=so)“, so der Ingenieur.",
    f"{VOSS} kam spät. „[Der Frost hat uns gebremst](by=- cue=sagte)“, sagte ein Ingenieur.",
    f"{KERN} kam spät. „[Der Frost hat uns gebremst](by=- cue=sagte)“, sagte der Verein.",
]

COMING = [
    f"Nachfolgerin von {VOSS} wird {KERN}. „[Ich freue mich sehr darauf](by=0 cue=sagt)“, sagt die künftige Chefin.",
    f"Auf {KERN} folgt {VOSS}. „[Ich freue mich sehr darauf](by=1 cue=sagt)“, sagt der neue Wehrführer.",
    f"{VOSS} leitet das Haus. „[Wir freuen uns sehr darauf](by=- cue=sagt)“, sagt eine neue Kollegin.",
]

SOMEBODY_ELSE = [
    f"{VOSS} kam. Sein kleiner Sohn Emil hat schon gefragt, „[ob man da auch schlafen kann](by=- cue=gefragt)“.",
    f"{VOSS} kam. Seine Frau sagte: „[{DICHT}.](by=- cue=sagte)“",
    f"{KERN} kam mit {VOSS}. Eine Besucherin strahlte: „[{DICHT}.](by=- cue=strahlte)“",
    f"{KERN} kam. Im Antrag steht: „[{DICHT}.](by=- cue=steht)“",
    f"{KERN} und {VOSS} betonen gemeinsam: „[{DICHT}.](by=- cue=betonen)“",
]

SHARED_SURNAMES = [
    f"Es führte {KERN}. „[{DICHT}](by=0 cue=sagte)“, sagte Kern. Später kam [Udo Kern](person=1 gender=m).",
]


@pytest.mark.parametrize(
    "marked", [*VERBS_BEHIND, *THIS_SENTENCE, *TAKEN_UP, *SOMEBODY_ELSE, *SHARED_SURNAMES, *PROFESSIONS, *COMING]
)
def test_more_speakers(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


SECOND_CLAUSES = [
    f"{VOSS} gründete den Hof, sein Enkel [Udo Voss](person=2 gender=m) führt ihn. Er sagt: „[Ich bleibe gern hier.](by=2 cue=sagt)“",
    f"{VOSS} gründete den Hof, sein Enkel [Udo Voss](person=2 gender=m), Wirt, half. Er sagt: „[Ich bleibe gern hier.](by=1 cue=sagt)“",
    f"{KERN} nannte es „[eine verpasste Chance für alle](by=0 cue=nannte)“, {VOSS} lobte es als"
    " „[klugen Plan mit Augenmaß](by=1 cue=lobte)“.",
    f"{KERN} nannte es „[eine verpasste Chance für alle](by=0 cue=nannte)“ und sprach von einem"
    " „[schwarzen Tag für alle](by=0 cue=sprach)“.",
]

OPENING_NOUNS = [
    f"Gerührt nahm {KERN} den Ring entgegen. Die 80-Jährige sagte nur: „[Das war nicht nötig.](by=0 cue=sagte)“",
    f"Der Ring ging an {VOSS}. Der 80-Jährige sagte nur: „[Das war nicht nötig.](by=1 cue=sagte)“",
    f"{VOSS} klatschte. Die 80-Jährige sagte nur: „[Das war nicht nötig.](by=- cue=sagte)“",
    f"Es führt {KERN}. Kern, die seit Mai im Amt ist, fasst zusammen: „[Wir wollen mehr Gäste.](by=0 cue=fasst)“",
    f"Es führt {KERN}. „[Der leichte Teil ist geschafft](by=0 cue=fasste)“, fasste es Kern zusammen.",
    f"{KERN}, Chefärztin der Klinik, erinnert an eine Frau, „[die den Tod nie fürchtete](by=0 cue=erinnert)“.",
]

FOUND_IN_THE_FIELD = [
    f"{VOSS} baut um. „[Ich will ein dichtes Dach](by=1 cue=zitiert)“, zitiert ihn die Zeitung.",
    f"{VOSS} kam. So heißt es im Antrag der Stadt: „[Wir wollen ein dichtes Dach.](by=- cue=heißt)“",
    f"„[Ein dichtes Dach ist kein Zufall.](by=0 cue=findet)“ findet {KERN} im Gespräch.",
    f"„[Das Dach ist endlich dicht](by=- cue=rief)“, rief es aus dem Saal, und {KERN} nickte.",
    f"„[Das Dach ist endlich dicht](by=0 cue=so)“, so die sichtlich erleichterte Leiterin {KERN}.",
    f"{KERN} fügte hinzu: „[Das Dach ist endlich dicht.](by=0 cue=fügte)“",
    # The pronoun belongs to the sentence before it, not to the quote two sentences earlier.
    f"„[Das Dach ist endlich dicht](by=0 cue=sagte)“, sagte {KERN}. Die Rede hielt {VOSS}. "
    "„[Hier löscht die halbe Familie](by=1 cue=sagte)“, sagte er.",
    f"{KERN}, Leiterin des Bauamts und seit Mai im Dienst, sagt:\n„[Das Dach ist endlich dicht.](by=0 cue=sagt)“",
]


@pytest.mark.parametrize(
    "marked", [*BEHIND, *PRONOUNS, *BEFORE, *AS_SOMEBODY_SAYS, *SURNAMES, *RECEIVERS, *SIGNED, *FOUND_IN_THE_FIELD]
)
def test_speakers(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted


@pytest.mark.parametrize("marked", [*SECOND_CLAUSES, *OPENING_NOUNS])
def test_speakers_told_before(marked: str) -> None:
    text, mentions, wanted = scene(marked)
    assert find(text, mentions) == wanted
