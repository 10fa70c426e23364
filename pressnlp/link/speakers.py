"""Where the release's persons stand, for quotes: by name, and by office alone ("die Landrätin")."""

from pressnlp.analyse.found import SpeakerMention
from pressnlp.analyse.roles import RolePhrase
from pressnlp.link.office_finder import Office
from pressnlp.link.persons import Human


def mentions(people: list[Human], roles: list[list[Office]], phrases: list[RolePhrase]) -> list[SpeakerMention]:
    """All mentions in order; an office alone counts where one person of the text holds it."""
    found = [
        SpeakerMention(m.start, m.end, number, human.gender)
        for number, human in enumerate(people)
        for m in human.mentions
    ]
    holders: dict[str, set[int]] = {}
    for number, held in enumerate(roles):
        for office in held:
            holders.setdefault(office.phrase.noun.lemma.lower(), set()).add(number)
    coming = {n for n, held in enumerate(roles) if any(office.status == "designated" for office in held)}
    used = {office.phrase.start for held in roles for office in held}
    for phrase in phrases:
        owners = _owners(phrase, holders)
        owners = owners & coming if phrase.status == "designated" else owners
        if phrase.start not in used and not phrase.plural and len(owners) == 1:
            found.append(SpeakerMention(phrase.start, phrase.end, next(iter(owners)), phrase.gender))
    return sorted(found, key=lambda m: m.start)


def _owners(phrase: RolePhrase, holders: dict[str, set[int]]) -> set[int]:
    """Who holds the office, or one whose name ends in it ("der Bürgermeister" for the Oberbürgermeister)."""
    lemma = phrase.noun.lemma.lower()
    if lemma in holders:
        return holders[lemma]
    return {n for role, numbers in holders.items() if role.endswith(lemma) for n in numbers}
