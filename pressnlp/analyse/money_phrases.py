"""The words and noun phrases around a sum (docs/money.md)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
_TOKEN = re.compile(r"e\. ?V\.|\w[\w²³]*(?:[-‑./:*’'&+]\w[\w²³]*)*-?|[^\w\s]")
_NO_NOUNS = frozenset(["Sie", "Ihr", "Ihre", "Ihnen", "Ihren", "EUR"])
_PARTICIPLE = re.compile(r"(?:Ge|Be|Er|Ver|Ent|Ein|Aus|An|Auf)\w+(?:t|en)")  # "Bewilligt wurden"
_ADJECTIVE = re.compile(r"[a-zäöüß][\w-]*(?:e|en|em|er|es)")


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
        [Token(m.start(), m.end(), m[0], _kind(m[0])) for m in _TOKEN.finditer(text, low, high)] if low < high else []
    )


def _kind(word: str) -> Kind:
    if not word[0].isalnum():
        return "word" if word in '„“"”»«&+' else "stop"
    named = word[0].isupper() and word not in _NO_NOUNS and word not in known("money_abbreviations")
    return "noun" if named else "word"


def _only_begins(words: list[Token], at: int) -> bool:
    """Whether a capital is due to the beginning of a sentence: "Insgesamt", "Ermöglicht wird"."""
    word = words[at].text
    if at and words[at - 1].kind != "stop" and words[at - 1].text not in '„“"»«':
        return False
    if word.lower() in known("money_nouns"):
        return False
    then = words[at + 1].text if at + 1 < len(words) else ""
    return word.lower() in known("function_words") or bool(_PARTICIPLE.fullmatch(word) and then in role("auxiliary"))


def chunks(words: list[Token]) -> list[Chunk]:
    """The noun phrases of a sentence: adjectives and the nouns behind them."""
    found: list[Chunk] = []
    at = 0
    while at < len(words):
        if words[at].kind != "noun":
            at += 1
            continue
        first, last = _adjectives(words, at), _nouns(words, at)
        found.append(Chunk(first, last, words[last].text, *_before(words, first - 1)))
        at = last + 1
    return found


def _before(words: list[Token], at: int) -> tuple[str, str]:
    """Preposition and article that end at a token: "für die beiden" → ("für", "die")."""
    at -= at >= 0 and (words[at].text in role("count") or words[at].text.isdigit())
    article = words[at].text.lower() if at >= 0 and words[at].text.lower() in role("article") else ""
    at -= bool(article)
    preposition = words[at].text.lower() if at >= 0 and words[at].text.lower() in role("preposition") else ""
    return preposition, article


def _adjectives(words: list[Token], noun: int) -> int:
    first = noun
    while first and noun - first < 3 and _is_adjective(words[first - 1]):
        first -= 1
    return first


def _is_adjective(token: Token) -> bool:
    return bool(_ADJECTIVE.fullmatch(token.text)) and token.text not in known("function_words")


def _nouns(words: list[Token], at: int) -> int:
    """The last token of nouns in a row, over quotation marks, numbers and "A- und B"."""
    last = at
    while last + 1 < len(words):
        here, then = words[last], words[last + 1]
        elided = here.text.endswith("-") and then.text in ("und", "oder") and last + 2 < len(words)
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
        or chunk.noun[0].isdigit()
        or chunk.noun in table("money_scales")
    )


def phrase(words: list[Token], found: list[Chunk], head: Chunk) -> str:
    """A noun phrase with its complements, at most LONGEST words: "Beitrag zum Kulturfonds"."""
    last = head.last
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
            or chunk.last - head.first >= LONGEST
        ):
            break
        last = chunk.last
    shown = words[head.first : last + 1]
    return joined(shown)


def joined(words: list[Token]) -> str:
    text = ""
    for left, right in zip([None, *words], words, strict=False):
        text += " " * (left is not None and right.start > left.end) + right.text
    return text


def continues(between: list[str]) -> bool:
    """Whether the words between two nouns make the second a complement of the first: "des", "für die"."""
    if len(between) == 1:
        return between[0] in role("genitive") or between[0] in role("complement")
    return (
        len(between) == 2
        and between[0] in role("complement")
        and (between[1] in role("article") or between[1] in role("count"))
    )


def is_filler(word: str) -> bool:
    word = word.lower()
    return (
        word in known("money_fillers")
        or word in table("money_qualifiers")
        or word in ("zu", "als", "mehr", "weniger", "zwischen")
    )


def is_giver(words: list[str]) -> bool:
    """Whether words name a payer: ["Landkreis", "Aubach"], ["Ministerium", …]."""
    known = table("money_givers")
    ends = tuple(word for word, how in known.items() if how == "end")
    return any(word.lower() in known or word.lower().endswith(ends) for word in (words[0], words[-1]))
