"""Who pays and who receives: sentences with their bodies marked, and for each sum both parties or "-"."""

import pytest

from pressnlp.analyse import money
from pressnlp.link import money_parties
from pressnlp.link.bodies import Body
from tests.marks import parse

# -- written with the rule ---------------------------------------------------------------------------------------------

ACTIVE = [
    "Das [Land Hessen](body=a) fördert die [Stadt Aubach](body=b) mit [500 Euro](payer=a recipient=b).",
    "Mit [500 Euro](payer=a recipient=-) fördert das [Land Hessen](body=a) den Neubau.",
    "Die [Volksbank](body=a) spendete [500 Euro](payer=a recipient=b) an den [Chor Aubach](body=b).",
    "Die [Volksbank](body=a) hat dem [Chor Aubach](body=b) [500 Euro](payer=a recipient=b) gespendet.",
    "Der [Kreis Altdorf](body=a) zahlt der [Stadt Aubach](body=b) [500 Euro](payer=a recipient=b).",
    "Frau Kern überreichte dem [Chor Aubach](body=b) einen Scheck über [500 Euro](payer=- recipient=b).",
    "Das Ministerium bewilligte der [Gemeinde Aubach](body=b) [500 Euro](payer=- recipient=b).",
    "Die Kosten von [500 Euro](payer=a recipient=-) hat der [Verein Aubach](body=a) übernommen.",
    "Das Preisgeld von [500 Euro](payer=a recipient=-) stiftet die [Sparkasse](body=a).",
    "Die [Stadt Aubach](body=a) beteiligt sich mit [500 Euro](payer=a recipient=-).",
    "Die [Stadt Aubach](body=b) erhält vom [Bund](body=a) [500 Euro](payer=a recipient=b).",
    "Über [500 Euro](payer=- recipient=b) freut sich der [SV Aubach](body=b).",
    "[500 Euro](payer=- recipient=b) gehen an das [Tierheim Aubach](body=b).",
    "[Land](body=a) gibt [500 Euro](payer=a recipient=-)",
]

PASSIVE = [
    "Das Projekt wird vom [Land Hessen](body=a) mit [500 Euro](payer=a recipient=-) gefördert.",
    "Die [Musikschule](body=b) wird vom [Land Hessen](body=a) mit [500 Euro](payer=a recipient=b) gefördert.",
    "Der Steg wird mit [500 Euro](payer=a recipient=-) aus Mitteln des [Bundes](body=a) finanziert.",
]

NOMINAL = [
    "Ein Zuschuss des [Kreises Altdorf](body=a) in Höhe von [500 Euro](payer=a recipient=-) ist da.",
    "Fertig wird der Steg dank [500 Euro](payer=a recipient=-) Fördermitteln vom [Land Hessen](body=a).",
]

SEVERAL = [
    "[500 Euro](payer=a recipient=-) kommen vom [Bund](body=a), [300 Euro](payer=b recipient=-) vom [Kreis](body=b).",
    "Das [Land](body=a) gab [500 Euro](payer=a recipient=-), der [Chor](body=b) rund [300 Euro](payer=b recipient=-).",
    "Das [Land](body=a) gibt [500 Euro](payer=a recipient=-) und die [Stadt](body=b) "
    "gibt [300 Euro](payer=b recipient=-).",
    "Der [Kreis](body=b) meldet, dass das [Land](body=a) [500 Euro](payer=a recipient=-) übernimmt.",
    "Das geht dank der [Bürgerstiftung](body=a), die jährlich [500 Euro](payer=a recipient=-) zuschießt.",
]

NEGATIVE = [
    "Der Bescheid über [500 Euro](payer=- recipient=-) ging an Bürgermeister Kern.",
    "Die [Polizei](body=a) gibt den Schaden mit [500 Euro](payer=- recipient=-) an.",
    "Die [Stadt Aubach](body=a) zahlt die [500 Euro](payer=- recipient=-) nicht.",
    "[Bund](body=a) und [Land](body=b) geben [500 Euro](payer=- recipient=-).",
    "Der Vorsitzende des [SV Aubach](body=a) spendete [500 Euro](payer=- recipient=-).",
    "Der Schaden an der [Grundschule](body=a) beträgt [500 Euro](payer=- recipient=-).",
    "Der [SV Aubach](body=a) verkauft das Heim für [500 Euro](payer=- recipient=-) an die [Stadt](body=b).",
    "Die [Feuerwehr](body=a) bekommt ein Boot für [500 Euro](payer=- recipient=-).",
    "Der [Chor](body=a) beantragt [500 Euro](payer=- recipient=-) vom [Kreis](body=b).",
]

# -- found in the field ------------------------------------------------------------------------------------------------

FIELD = [
    "Die [Verwaltung](body=a) erreichte zwei Spenden über [500 Euro](payer=- recipient=-).",
    "Das [Kino](body=a) hat den Plan geändert und die Reihe wird mit [500 Euro](payer=- recipient=-) unterstützt.",
    "Die Spende kommt mit [500 Euro](payer=- recipient=-) von [Aubachs](body=a) neuer Tochter.",
    "Das geht dank dem [Chor](body=a) und der [Stiftung](body=b), die mit [500 Euro](payer=- recipient=-) helfen.",
    "Möglich macht es die [Bank](body=a) und die [Stiftung](body=b), die [500 Euro](payer=- recipient=-) beisteuern.",
    "Der [Markt Aubach](body=a) rechnet mit [500 Euro](payer=- recipient=-), die Hälfte kommt vom [Bund](body=b).",
    "Je [500 Euro](payer=- recipient=-) gehen an den [Chor](body=a) und an die Band.",
    "Die [Stiftung](body=a) schenkt dem Haus einen Flügel im Wert von [500 Euro](payer=- recipient=-).",
    "Den Rest, gut [500 Euro](payer=- recipient=-), teilen sich der [Kreis](body=a) und die Orte.",
    "Die [Stadt](body=a) verlängert den an die [Schule](body=b) gewährten Kredit von [500 Euro](payer=- recipient=-).",
    "Betroffen ist die mit [500 Euro](payer=- recipient=-) bezuschusste [Schule Aubach](body=a).",
    "Durch Förderung des [BZW](body=a) in Höhe von [500 Euro](payer=- recipient=-) sinkt der Rest.",
    "Die [Volksbank](body=a) kam und überreichte dem [SV Aubach](body=b) [500 Euro](payer=a recipient=b).",
]


def told(marked: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The parties as marked, and as found, by the letters of the bodies."""
    text, marks = parse(marked)
    named = [mark for mark in marks if "body" in mark.fields]
    bodies = [Body(mark.text, "unknown", None, mentions=[(mark.start, mark.end)]) for mark in named]
    letters = {id(body): mark.fields["body"] for body, mark in zip(bodies, named, strict=True)}
    found = money_parties.find(text, money.find(text), bodies)
    wanted = [(mark.fields["payer"], mark.fields["recipient"]) for mark in marks if "payer" in mark.fields]
    return wanted, [(letters.get(id(one.payer), "-"), letters.get(id(one.recipient), "-")) for one in found]


@pytest.mark.parametrize("marked", [*ACTIVE, *PASSIVE, *NOMINAL, *SEVERAL, *NEGATIVE, *FIELD])
def test_parties(marked: str) -> None:
    wanted, found = told(marked)
    assert found == wanted


@pytest.mark.xfail(strict=True, reason="a body that a person acts for is not concluded from the person's office")
def test_person_acts_for_a_body() -> None:
    wanted, found = told(
        "Filialleiterin Kern von der [Volksbank](body=a) gab dem [Chor](body=b) [500 Euro](payer=a recipient=b)."
    )
    assert found == wanted


def test_body_across_a_sum() -> None:
    """A name that holds a sum ("49-Euro-Ticket GmbH") is read as the sum."""
    text = "Die 49 Euro Bank gibt 5 Euro."
    found = money_parties.find(text, money.find(text), [Body("49 Euro Bank", "company", None, mentions=[(4, 16)])])
    assert found == [money_parties.NOBODY, money_parties.NOBODY]


def test_table_tells_nothing() -> None:
    text = "Das Land gibt " + "5 Euro, " * 40
    body = Body("Land", "state", None, mentions=[(4, 8)])
    assert set(money_parties.find(text, money.find(text), [body])) == {money_parties.NOBODY}
