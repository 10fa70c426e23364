"""What an office is for: the portfolio that stands behind it with "für"."""

from pressnlp.analyse.roles import RolePhrase, adjective
from pressnlp.link.office_finder import Finder

MOST_ITEMS = 8  # "für Bildung, Kultur, Jugend, Sport und Soziales": longer lists are no office's portfolio


def scope_of(finder: Finder, phrase: RolePhrase) -> str | None:
    """ "Beigeordnete für Jugend und Soziales" → "Jugend und Soziales"; None where a body or nothing is named."""
    begin = phrase.last + 2
    if finder.words.get(phrase.last + 1) != "für" or (begin in finder.body_from and not finder.is_field(begin)):
        return None
    end = _items(finder, begin)
    return None if end == begin else " ".join(_text(finder, begin, end).split())


def past_scope(finder: Finder, index: int) -> int:
    """The word behind "für Bildung und Kultur"; where no such words stand, the same word."""
    if finder.words.get(index) != "für" or (index + 1 in finder.body_from and not finder.is_field(index + 1)):
        return index
    end = _items(finder, index + 1)
    return index if end == index + 1 else end


def _items(finder: Finder, begin: int) -> int:
    """The end of the list of fields: commas only where an "und" closes it ("für Soziales|, Anna Meier" ends before)."""
    end = closed = _item(finder, begin)
    for _ in range(MOST_ITEMS):
        joint = finder.words.get(end)
        if joint not in {",", "und", "sowie", "&"} or (more := _item(finder, end + 1)) == end + 1:
            break
        end = more
        closed = closed if joint == "," else end
    return closed


def _item(finder: Finder, index: int) -> int:
    """The end of one field: nouns with their adjectives ("politische Bildung"), no person and no office."""
    at = index
    while adjective(finder.words.get(at), "")[0] != "none" and finder.words.get(at)[0].islower():
        at += 1
    first = at
    while finder.words.get(at)[0].isupper() and at not in finder.person_from and at not in finder.role_from:
        at += 1
    return at if at > first else index


def _text(finder: Finder, begin: int, end: int) -> str:
    return finder.reading.text[finder.words[begin].start : finder.words[end - 1].end]
