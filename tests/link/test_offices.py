"""Who holds which role where: the marks are the persons, their fields what must be linked."""

import pytest

from pressnlp.analyse import Findings, organisations, people, roles
from pressnlp.analyse.intervals import Taken
from pressnlp.link import link
from tests.marks import parse
from tests.readings import reading

COMMON = "Jury Preis Gäste Montag August Geld Freude Sitzung Rathaus Stimme Foto Bild Stelle Kinder Jahren Ruhestand Wirtschaft"

WRITTEN_WITH_THE_RULE = [
    "Bürgermeister [Dr. Jens Harms](role=Bürgermeister) kam.",
    "Die Leiterin des Jugendamts, [Nina Wied](role=Leiterin@Jugendamt), sprach.",
    "[Jörg Radandt](role=Fachbereichsleiter), Fachbereichsleiter, dankte.",
    '[Ludger Heit](role="Geschäftsführer@Stadtwerke Soest") (Geschäftsführer der Stadtwerke Soest) nickte.',
    'Sozialdezernent und Erster Beigeordneter [Klaus Wense](role="Sozialdezernent|Erster Beigeordneter") lobte sie.',
    "Die Bürgermeister [Uwe Naumann](role=Bürgermeister@Altdorf) (Altdorf) und [Ole Tiede](role=Bürgermeister@Burgau) (Burgau) kamen.",
    "[Karl Kunz](role=Rektor), der als Rektor begann, ging.",
    'Architektin [Vera Asch](role="Architektin@Asch + Loibl GmbH") von der Asch + Loibl GmbH plante.',
    'Der Seniorenbeirat der Stadt Soest hat [Gudrun Schäfer](role="Vorsitzende@Seniorenbeirat der Stadt Soest") zur Vorsitzenden gewählt.',
    'Ärztlicher Leiter wird [Dr. Hassan Khatib](role="Ärztlicher Leiter:designated") im Mai.',
    "Altbürgermeister [Rupert Eder](role=Altbürgermeister:former) kam.",
    '[Gabi Kunz](role="Leiterin@Hebelschule Soest"), seit 2004 Leiterin der Hebelschule Soest, geht.',
    '[Tom Vögele](role=""), sagte sie, wohnt hier.',
    'Als Vertreter der Wirtschaft kam [Marco Rossi](role="") dazu.',
    '[Jan Ott](role="Trainer@Sportverein Burgau"), Trainer der integrativen Mannschaft des Sportvereins Burgau, kam.',
    '[Jan Ott](role="Beigeordneter@Landkreis Burgau|Dezernent@Landkreis Burgau"), Beigeordneter und Dezernent des Landkreises Burgau, kam.',
    '[Jan Ott](role="Landwirt|Vorsitzender@Sportverein Burgau"), Landwirt und Vorsitzender des Sportvereins Burgau, kam.',
    '[Jan Ott](role="Bürgermeister|Vorsitzender@Sportverein Burgau"), Bürgermeister und Vorsitzender des Sportvereins Burgau, kam.',
    '[Jan Ott](role="Trainer:former|Vorsitzender@Sportverein Burgau:former") war früherer Trainer und langjähriger Vorsitzender des Sportvereins Burgau.',
    'Es dankten, für die Gemeinde Burgau, Kämmerer [Jan Ott](role="Kämmerer@Gemeinde Burgau") und Burgaus Erster Stadtrat [Udo Ley](role="Erster Stadtrat@Burgaus").',
    'Festredner ist der Historiker [Jan Ott](role="Festredner|Historiker@Universität Burgau"), Universität Burgau.',
    "Da waren Historiker [Jan Ott](role=Historiker), Universität Burgau und Feuerwehr Burgau.",
    'Der Sportverein Burgau 1900 e. V. siegt. Mit [Jan Ott](role="Vorsitzender@Sportverein Burgau 1900 e. V."), dem Vorsitzenden des Sportvereins, freut er sich.',
    '[Jan Ott](role="Trainer:former"), der zwölf Jahre lang auch Trainer war, geht.',
    '[Jan Ott](role="Trainer:designated"), der geht und künftig Trainer ist, lacht.',
    "Sie folgt auf Rektor [Jan Ott](role=Rektor:former). Rektor [Udo Ley](role=Rektor) folgt ihr.",
    "[Ida Moll](role=Leiterin:designated) wechselt als Leiterin zur Verwaltung.",
    "Da sprach [Ida Moll](role=Leiterin). Die 44-jährige Leiterin lobte alle.",
    'Anders sieht das [Jan Ott](role="Inhaber"). Der Inhaber rechnet nach.',
    "Landrat [Jan Ott](role=Landrat) dankte. Der Vorsitzende freute sich.",
    'Kuratorin [Ida Moll](role="Kuratorin|Historikerin") sprach. Lange hat die Historikerin gesucht.',
    "Kuratorin [Ida Moll](role=Kuratorin) sprach. Sie kam mit der Historikerin.",
    'Oft war [Jan Ott](role=Wehrführer:former) da. Das würdigte [Udo Ley](role="") den früheren Wehrführer.',
    'Bürgermeister [Jan Ott](role="Bürgermeister|Rathauschef") kam. Das gestand der Rathauschef.',
    "Bürgermeister [Jan Ott](role=Bürgermeister) und Bürgermeister [Udo Ley](role=Bürgermeister) kamen. Das gestand der Rathauschef.",
    'Zu Stellvertretern wählten sie den Pfleger [Jan Ott](role="Stellvertreter|Pfleger") und die Lehrerin [Ida Moll](role="Stellvertreterin|Lehrerin").',
    "Da waren die Trainer [Jan Ott](role=Trainer) und [Ida Moll](role=Trainer).",
    'Zur Leiterin hat der Aufsichtsrat [Ida Moll](role="Leiterin|Trainerin") berufen, derzeit Trainerin.',
    'Trauer um Trainer [Jan Ott](role="Trainer@Sportverein Burgau|Trainer@Sportverein Burgau"). Der Sportverein Burgau und sein Trainer Jan Ott.',
]


FOUND_IN_THE_FIELD = [
    "Befördert wurden:\nzum Brandmeister: [Denis Klar](role=Brandmeister)\nzur Feuerwehrfrau: [Jule Wald](role=Feuerwehrfrau), [Ida Koch](role=Feuerwehrfrau)",
    "Durch [Astrid Uhl](role=MdL) MdL und Museumsleiter [Jörn Tisch](role=Museumsleiter) kam Geld.",
    'Bis dahin bleibt Kreisrat [Jörn Heuer](role="Kreisrat|Leiter@Jugendamt:acting") kommissarischer Leiter des Jugendamts.',
    '[Udo Ansorg](role="Schulleiter@Theodor-Storm-Schule:acting") wird zum 1. August kommissarischer Schulleiter der Theodor-Storm-Schule.',
    '[Udo Ansorg](role="stellvertretender Schulleiter@Humboldt-Schule:former") war bisher stellvertretender Schulleiter der Humboldt-Schule.',
    "Sie folgt auf [Ute Lars](role=Geografin). Die Geografin kommt aus Kiel.",
    "Für Burgaus Oberbürgermeister [Ilja Brenner](role=Oberbürgermeister@Burgaus) ist das klar.",
    "Zur Sprecherin bestimmten sie [Maja Kern](role=Sprecherin) am Montag.",
    'Im Gemeindetag war er nie. [Max Lerch](role="Landrat:former") war von 1972 bis 1996 Landrat.',
    'Der Chor Eintracht singt unter Leitung von Dirigent [Tom Vogel](role="Dirigent@Chor Eintracht") heute.',
    'Geehrt wurde [Karla Baum](role="Vorsitzende|Stadtdirektorin:former"), Vorsitzende der Jury und frühere Stadtdirektorin, am Montag.',
    "Den Preis überreichte [Vera Graf](role=Vorständin), Vorständin, am Montag.",
    "Auf dem Bild Landrat [Dr. Ben Clas](role=Landrat) (Mitte) und Gäste.",
]


# A role before its holder's verb, bodies without a name, bodies inside larger ones, lists, spans of time
FURTHER_FORMS = [
    'Als Leiterin des Jugendamts verantwortet [Ida Moll](role="Leiterin@Jugendamt") viel.',
    "Als Nachfolger stellte Landrat [Jan Ott](role=Landrat) die Trainerin [Ida Moll](role=Trainerin) vor.",
    'Als Vorsitzende des Sportvereins Burgau sieht sie das anders, sagt [Ida Moll](role="").',
    'Landrat [Jan Ott](role="Landrat|Vorsitzender@Aufsichtsrates"), zugleich Vorsitzender des Aufsichtsrates, kam.',
    '[Ida Moll](role="Vorsitzende@Förderverein der Hebelschule Soest"), Vorsitzende des Fördervereins der Hebelschule Soest, kam.',
    'Der Sportverein Burgau 1900 e. V., dessen Vorsitzender, der frühere Landrat [Jan Ott](role="Vorsitzender@Sportverein Burgau 1900 e. V.|Landrat:former"), half, siegt.',
    'Der Wasserverband Burgau baut. Der Leiter des Verbandes, [Jan Ott](role="Leiter@Wasserverband Burgau"), dankte.',
    'Die Leiterin ihres Jugendamts, [Ida Moll](role="Leiterin@Jugendamt"), kam.',
    "Die Ortsbürgermeister [Jan Ott](role=Ortsbürgermeister@Oberau) (Oberau) und [Udo Ley](role=Ortsbürgermeister@Mittelau) (Mittelau) kamen.",
    'Nachfolgerin von Pastor [Jan Ott](role=Pastor:former) wird Pastorin [Ida Moll](role="Nachfolgerin:designated|Pastorin").',
    '[Jan Ott](role="Mitglied@Gemeinderat Burgau:former|Wehrführer") war 30 Jahre lang Mitglied des Gemeinderats Burgau und zwölf Jahre Wehrführer.',
    "Sie löst Elektromeister [Jan Ott](role=Elektromeister) ab.",
    "Sozialausschuss    Stadtrat [Jan Ott](role=Stadtrat)",
    'Im Mai übernimmt [Jan Ott](role="Direktor@Jugendamt") die Leitung des Jugendamts. Der neue Direktor kommt aus Jena.',
    'Im Mai geht [Jan Ott](role="") in die Leitung. Der neue Direktor kommt aus Jena.',
    'Sportlerin des Jahres ist [Ida Moll](role="Sportlerin des Jahres").',
    'Die sachkundige Einwohnerin [Ida Moll](role="sachkundige Einwohnerin") und Küster [Jan Ott](role=Küster) kamen.',
]


# Offices that verbs give to pronouns and to several, that clauses tell, that stand past a club or a unit
BY_VERB = [
    'Es sprach [Jan Ott](role="Wehrführer|Ehrenwehrführer"), Wehrführer. Bürgermeisterin [Ida Moll](role=Bürgermeisterin) ernannte ihn zum Ehrenwehrführer.',
    "Es sprach [Jan Ott](role=Wehrführer), Wehrführer. Die Bürgermeisterin gab ihn nicht auf und kam zum Kommandanten.",
    "[Jan Ott](role=Feldgeschworener) (Oberau) und [Ida Moll](role=Feldgeschworene) (Mittelau) wurden als neue Feldgeschworene vereidigt.",
    '[Jan Ott](role="") und [Ida Moll](role="") lobten neue Feldgeschworene.',
    '[Ida Moll](role="Rektorin@Hebelschule Soest:former") kommt von der Hebelschule Soest, wo sie zuletzt als Rektorin wirkte.',
    '[Ida Moll](role="") kommt von der Hebelschule Soest, wo [Jan Ott](role="") lehrt.',
    'Im Mai kommt [Ida Moll](role="Direktorin:designated"). Froh sei man, sagt die künftige Direktorin.',
    'Im Mai kommt [Ida Moll](role=""). Das freut die künftige Direktorin [Eva Kern](role="Direktorin:designated").',
    'Die 46-jährige [Ida Moll](role="Ärztin|Rektorin:former"), Ärztin, zuvor Rektorin, kam.',
    '[Ida Moll](role="Deutsche Meisterin") (12), SV Burgau, Deutsche Meisterin im Turnen',
    'Vorsitzende ist die Ärztin [Ida Moll](role="Vorsitzende|Ärztin"), ihr Stellvertreter ist [Jan Ott](role=Stellvertreter).',
    "Vorsitzende ist [Ida Moll](role=Vorsitzende), Kassenprüfer wurden [Jan Ott](role=Kassenprüfer) und [Udo Ley](role=Kassenprüfer).",
    "Der Leiter Personal, [Dr. Jan Ott](role=Leiter), kam mit dem Leiter Vertrieb.",
    'Die Leiterin des Heims, Pädagogin [Ida Moll](role="Leiterin|Pädagogin"), kam.',
    "Da waren die Leiterin des Heims, Pädagogin [Ida Moll](role=Pädagogin) und Gäste.",
    'Der Sportverein Burgau hat einen neuen Trainer: [Jan Ott](role="Trainer@Sportverein Burgau").',
    "Neu ist [Jan Ott](role=Trainer), Trainer, als Beisitzerin kam [Ida Moll](role=Beisitzerin) hinzu.",
    "Als Leiterin für Bildung und Kultur verantwortet [Ida Moll](role=Leiterin) viel.",
    'Ihr Mann [Jan Ott](role="Rektor@Hebelschule Soest:former") war viele Jahre Rektor der Hebelschule Soest.',
    '[Jan Ott](role="Direktor:former") stand 20 Jahre an der Spitze, zunächst als Direktor.',
    'Zuvor war [Ida Moll](role="Rektorin:former") Rektorin.',
    '[Jan Ott](role="Kommandant:former") hat als Kommandant aufgehört.',
    "Siegerin bei den Frauen wurde [Ida Moll](role=Siegerin).",
    "Gewählt wird über die Nachfolge von Bürgermeister [Jan Ott](role=Bürgermeister).",
    "Bürgermeister [Jan Ott](role=Bürgermeister) (SPD) und sein Stellvertreter [Udo Ley](role=Stellvertreter) kamen.",
    'Es kam [Ida Moll](role="Professorin@Hebelschule Soest"), Professorin für Chemie an der Hebelschule Soest.',
]


@pytest.mark.parametrize("marked", [*BY_VERB, *FURTHER_FORMS, *WRITTEN_WITH_THE_RULE, *FOUND_IN_THE_FIELD])
def test_offices(marked: str) -> None:
    text, marks = parse(marked)
    named = [(m.end - len(m.text.removeprefix("Dr. ")), m.end, "PER") for m in marks]
    named += [(i, i + len(org), "ORG") for org in ("Hebelschule Soest",) if (i := text.find(org)) >= 0]
    seen = reading(text, named, common=COMMON)
    bodies = organisations.find(seen)
    taken = Taken((b.start, b.end) for b in bodies)
    offices = [r for r in roles.find(seen) if not taken.hits(r.start, r.end)]
    linked = link(seen, Findings(people.find(seen), bodies, offices, []))
    names = {start: b.name for b in linked.bodies for start, _ in b.mentions}

    def shown(number: int) -> str:
        human = linked.people[number]
        out = []
        for o in sorted(linked.roles[number], key=lambda o: o.phrase.start):
            body = f"@{names.get(o.body.start, text[o.body.start : o.body.end])}" if o.body else ""
            status = f":{o.status}" if o.status != "current" else ""
            out.append(o.phrase.text(human.gender) + body + status)
        return "|".join(out)

    assert [shown(n) for n in range(len(linked.people))] == [m.fields["role"] for m in marks]
