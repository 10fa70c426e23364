"""The words and noun phrases around a sum (docs/money.md)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pressnlp.analyse.money_sums import Sum
from pressnlp.analyse.money_words import endings, known, role, table

LONGEST = 6
"""Words of a purpose: a head with one complement; longer phrases say less, not more."""

Kind = Literal["noun", "word", "stop", "sum"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: a noun (capitalised), another word, a stop, or a whole sum."""

    start: int
    end: int
    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun with its adjectives (token indices), the preposition and the article before it."""

    first: int
    last: int
    noun: str
    preposition: str
    article: str


# "„Lesen hilft“" · "K 27" · "Sport- und Festhalle" (as three tokens) · "m³/h" · "2,5" · "e. V."
_WORD = r"e\. ?V\.|\w[\w²³]*(?:[-‑./:*’'&+]\w[\w²³]*)*-?|[^\w\s]"
_NO_NOUNS = frozenset(["Sie", "Ihr", "Ihre", "Ihnen", "Ihren", "EUR"])
_ADVERB = re.compile(r"[A-ZÄÖÜ]\w+(?:lich|weise|falls|dings|seits|halber|maßen)")  # "Wahrscheinlich"
_PARTICIPLE = re.compile(r"(?:Ge|Be|Er|Ver|Ent|Ein|Aus|An|Auf)\w+(?:t|en)")  # "Bewilligt wurden"
_ADJECTIVE = re.compile(r"[a-zäöüß][\w-]*(?:e|en|em|er|es)")


_COUNTED = re.compile(r"\d+-(?:\w+-)?[A-ZÄÖÜ]\w+")  # "75-Quadratmeter-Wohnung", "24-Stunden-Lauf"


@cache
def _token() -> re.Pattern[str]:
    """A word or sign; "ca." and "Nr." with their stop."""
    short = "|".join(re.escape(word) for word in sorted(known("money_abbreviations"), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{short})\.(?!\w)|{_WORD}")


def tokens(text: str, low: int, high: int, others: Sequence[Sum]) -> list[Token]:
    """The words of a sentence, every sum one token; a capital at the start does not make a noun of "Insgesamt"."""
    found: list[Token] = []
    at = low
    for one in others:
        found += _words(text, at, one.start)
        found.append(Token(one.start, one.end, text[one.start : one.end], "sum"))
        at = one.end
    found += _words(text, at, high)
    return [
        replace(token, kind="word") if token.kind == "noun" and _only_begins(found, index) else token
        for index, token in enumerate(found)
    ]


def _words(text: str, low: int, high: int) -> list[Token]:
    return (
        [Token(m.start(), m.end(), m[0], _kind(m[0])) for m in _token().finditer(text, low, high)] if low < high else []
    )


def _kind(word: str) -> Kind:
    if not word[0].isalnum():
        return "word" if word in '„“"”»«&+' else "stop"
    capital = word[0].isupper() or bool(_COUNTED.fullmatch(word))
    named = capital and word not in _NO_NOUNS and word.rstrip(".") not in known("money_abbreviations")
    return "noun" if named else "word"


def _only_begins(words: list[Token], at: int) -> bool:
    """Whether a capital is due to the beginning of a sentence: "Insgesamt", "Ermöglicht wird"."""
    word = words[at].text
    if at and words[at - 1].kind != "stop" and words[at - 1].text not in '„“"»«':
        return False
    if word.lower() in known("money_nouns"):
        return False
    then = words[at + 1].text if at + 1 < len(words) else ""
    if word.lower() in known("money_openers") or (word.endswith("en") and then in role("singular")):
        return True  # "Bewerben kann sich"
    return bool(word.lower() in known("function_words") or _ADVERB.fullmatch(word)) or bool(
        _PARTICIPLE.fullmatch(word) and then in role("auxiliary")
    )


def chunks(words: list[Token]) -> list[Chunk]:
    """The noun phrases of a sentence: adjectives and the nouns behind them."""
    found: list[Chunk] = []
    at = 0
    while at < len(words):
        if words[at].kind != "noun":
            at += 1
            continue
        first, last = _adjectives(words, at), _nouns(words, at)
        while first < at and words[first].text.endswith("en") and _before(words, first - 1) == ("", ""):
            first += 1  # "fürchten Lücken": without article no adjective has this ending, but verbs have
        found += _parted(words, Chunk(first, last, _head(words[at : last + 1]), *_before(words, first - 1)))
        at = last + 1
    return found


def _parted(words: list[Token], chunk: Chunk) -> list[Chunk]:
    """A bare place and the money noun behind it: "hat in Neustadt Bescheide überreicht"."""
    placed = chunk.preposition in ("in", "aus") and not chunk.article and chunk.first < chunk.last
    if not placed or words[chunk.last].kind != "noun" or not ends_with(chunk.noun, "money_nouns"):
        return [chunk]
    place = replace(chunk, last=chunk.last - 1, noun=words[chunk.last - 1].text)
    return [place, Chunk(chunk.last, chunk.last, chunk.noun, "", "")]


def _head(nouns: list[Token]) -> str:
    """The last noun, not the "9" of "MTW 9"; a year stays, since "Stand 2024" tells a time."""
    last = nouns[-1].text
    return last if len(last) == 4 else next(word.text for word in reversed(nouns) if word.kind == "noun")


def _before(words: list[Token], at: int) -> tuple[str, str]:
    """Preposition and article that end at a token: "für die beiden" → ("für", "die")."""
    at -= at > 0 and words[at].text in '„“"»«'  # "für das „Kraftwerk“"
    counted = at >= 0 and (words[at].text in role("count") or words[at].text[0].isdigit())
    at -= counted
    articles = role("article") | role("possessive")
    article = words[at].text.lower() if at >= 0 and words[at].text.lower() in articles else ""
    at -= bool(article)
    at -= (
        at > 0 and words[at].text in ("unter", "über") and words[at - 1].text in ("für", "Für")
    )  # "für unter 24-Jährige"
    preposition = words[at].text.lower() if at >= 0 and words[at].text.lower() in role("preposition") else ""
    return "" if counted and preposition == "über" else preposition, article  # "über 900 Projekte"


def _adjectives(words: list[Token], noun: int) -> int:
    first = noun
    while first and noun - first < 3 and _is_adjective(words[first - 1]):
        first -= 1
    adverb = noun > first > 1 and _is_adverb(words[first - 1]) and words[first - 2].text.lower() in role("preposition")
    return first - adverb


def _is_adverb(token: Token) -> bool:
    """ "für früh gepflanzte Bäume": a word without ending between preposition and adjective."""
    return token.kind == "word" and token.text.isalpha() and token.text not in known("function_words")


def _is_adjective(token: Token) -> bool:
    return bool(_ADJECTIVE.fullmatch(token.text)) and token.text not in known("function_words")


def _nouns(words: list[Token], at: int) -> int:
    """The last token of nouns in a row, over quotation marks, numbers and "A- und B"."""
    last = at
    while last + 1 < len(words):
        here, then = words[last], words[last + 1]
        elided = here.text.endswith("-") and then.text in ("und", "oder", ",") and last + 2 < len(words)
        if elided and words[last + 2].kind == "noun":
            last += 2
        elif then.kind == "noun" or (then.kind == "word" and then.text[0].isdigit() and len(then.text) < 5):
            last += 1
        else:
            break
    return last


def ends_with(noun: str, name: str) -> bool:
    return noun.lower().endswith(endings(name))


def is_time(chunk: Chunk) -> bool:
    return (
        chunk.noun.lower() in known("money_time_nouns")
        or (chunk.noun[0].isdigit() and not _COUNTED.fullmatch(chunk.noun))
        or chunk.noun in table("money_scales")
    )


def phrase(words: list[Token], found: list[Chunk], head: Chunk) -> str:
    """A noun phrase with its complements, at most LONGEST words: "Beitrag zum Kulturfonds"."""
    last = head.last
    most = LONGEST + 3 * ends_with(head.noun, "money_grants")  # "Auftrag für die Sanierung der Schule am Markt"
    for chunk in found:
        if chunk.first <= last:
            continue
        between = [word.text.lower() for word in words[last + 1 : chunk.first]]
        genitive = (
            not between and words[chunk.first].text.endswith("er") and chunk.first < chunk.last
        )  # "alter Heizungen"
        if (
            not (genitive or continues(between))
            or is_time(chunk)
            or chunk.noun in known("money_measures")
            or chunk.last - head.first >= most
        ):
            break
        last = chunk.last
    last = _aged(words, last)
    shown = words[head.first : _quoted(words, last) + 1]
    return _nominative(shown[0].text) if len(shown) == 1 else joined(shown)


def _aged(words: list[Token], last: int) -> int:
    """The last token of an age behind a noun: "Kinder ab sechs Jahren", "Kinder bis 14 Jahre"; else the noun's own."""
    behind = [word.text for word in words[last + 1 : last + 4]]
    aged = len(behind) == 3 and behind[0] in ("ab", "bis", "unter", "über") and behind[2] in ("Jahre", "Jahren")
    return last + 3 if aged else last


_PLAIN = str.maketrans("äöü", "aou")


def _nominative(noun: str) -> str:
    """A plural money noun without its dative -n: "bei Erträgen von" → "Erträge"; "Rücklagen" is nominative too."""
    plural = (
        noun.endswith("en") and not noun.endswith("ungen") and ends_with(noun[:-2].translate(_PLAIN), "money_nouns")
    )
    return noun[:-1] if plural else noun


def _quoted(words: list[Token], last: int) -> int:
    """The last token of a name in quotation marks behind a noun: "Tarif „Natur“"; else the noun's own."""
    if last + 1 >= len(words) or words[last + 1].text not in '„“"»«':
        return last
    closing = (i for i in range(last + 2, min(last + 7, len(words))) if words[i].text in '“”"«»')
    return next(closing, last)


def joined(words: list[Token]) -> str:
    text = ""
    for left, right in zip([None, *words], words, strict=False):
        text += " " * (left is not None and right.start > left.end) + right.text
    return text


def continues(between: list[str]) -> bool:
    """Whether the words between two nouns make the second a complement of the first: "des", "für die"."""
    if len(between) == 3 and between[1].isdigit() and between[2] == ".":
        between = between[:1]  # "der 3. Halle"
    if len(between) == 1:
        return between[0] in role("genitive") or between[0] in role("complement")
    return (
        len(between) == 2
        and between[0] in role("complement")
        and any(between[1] in role(name) for name in ("article", "count", "possessive"))
    )


def is_grammar(word: str) -> bool:
    """Whether a small word leads or parts a noun phrase: "der", "für", "und"."""
    return any(word in role(name) for name in ("article", "genitive", "preposition", "complement", "possessive"))


def is_adjective(word: str) -> bool:
    """ "neue", "alter": by its ending; verbs of such form ("verwies") are told apart by what follows them."""
    return bool(_ADJECTIVE.fullmatch(word)) and word not in known("function_words") and not is_grammar(word)


def is_phrase_word(word: str) -> bool:
    """Whether a small word can be part of a noun phrase: "der", "für", "alter"; not "kostet"."""
    return is_grammar(word) or word in role("count") or is_adjective(word)


def is_filler(word: str) -> bool:
    word = word.lower()
    return (
        word in known("money_fillers")
        or word in table("money_qualifiers")
        or word in ("zu", "als", "mehr", "weniger", "zwischen")
    )
