"""Where quotation marks open and close a stretch of text, in every German style, nested or damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# „ “ ” " » « ‚ ‘ ’ › ‹ and their typewriter forms ,, and ''; "?" is what damaged encodings leave of all of them.
MARK = re.compile(r"[„“”‟\"»«‚‘’›‹?]|,,(?=\w)|''|<<|>>")
# A text that has no other marks may quote with the typewriter's apostrophe: 'Ja', sagte sie.
OTHER_MARK = re.compile(r"[„“”‟\"»«]|,,(?=\w)|''")
APOSTROPHE = re.compile(r"(?<!\w)'(?=[A-ZÄÖÜ])|(?<=[\w.!?…])'(?!\w)|\?")
PARAGRAPH = re.compile(r"[^\n]+")

CLOSERS = {
    "„": "“”‟\"''",
    ",,": "“”\"''",
    "“": '”“‟"',
    "”": "”“",
    "‟": "”“",
    '"': '"”“',
    "»": "«»",
    "«": "»«",
    "‚": "‘’",
    "›": "‹›",
    "‹": "›‹",
    "''": "''“”",
    ">>": "<<",
    "<<": ">>",
    "'": "'",
    "?": "?",
}
STRAY_CLOSERS = "“”«»"  # only these tell, unpaired, that a quote ended: the others are inches, apostrophes, questions
NEVER_CLOSE = frozenset(("„", ",,", "‚"))
BEFORE_OPENING = frozenset(' \t\xa0\u202f([{/–—-:|>*„“"»«‚›')
# Deeper nesting does not occur; without a limit a text of opening marks only would take quadratic time.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Quoted:
    """One outermost quoted stretch: words at `start`–`end`, marks included at `opens`–`closes`.

    `closed` is False where the text lacks the closing mark (`end` is then only the furthest it may reach), `opened`
    False where it lacks the opening one; `continues` says that the stretch before it goes on here.
    """

    start: int
    end: int
    opens: int
    closes: int
    closed: bool = True
    opened: bool = True
    continues: bool = False


class _Open(NamedTuple):
    mark: str
    at: int
    inner: int


def quoted(text: str) -> list[Quoted]:
    """All outermost quoted stretches, in order: `Sie sagte: „Ja.“` → [Quoted(start=11, end=14, opens=10, closes=15)].

    A quote ends with its paragraph at the latest; one that goes on in the next paragraph continues there.
    """
    found: list[Quoted] = []
    marks = MARK if "'" not in text or OTHER_MARK.search(text) else APOSTROPHE
    for paragraph in PARAGRAPH.finditer(text):
        here = list(_outermost(text, marks, paragraph.start(), paragraph.end()))
        if found and here and _goes_on(text, found[-1], here[0], paragraph.start()):
            here[0] = _continuation(text, here[0], paragraph.start())
        else:
            here = [each for each in here if each.opened or each.end > each.start]
        found += here
    return found


def _goes_on(text: str, last: Quoted, first: Quoted, paragraph: int) -> bool:
    """The last paragraph ended inside a quote, and this one opens again at once or only closes."""
    if last.closed or text[last.end : paragraph].strip():
        return False
    return not first.opened or not text[paragraph : first.opens].strip()


def _continuation(text: str, first: Quoted, paragraph: int) -> Quoted:
    if first.opened:
        return Quoted(first.start, first.end, first.opens, first.closes, first.closed, True, True)
    start = paragraph + len(text[paragraph : first.end]) - len(text[paragraph : first.end].lstrip())
    return Quoted(start, first.end, start, first.closes, True, True, True)


def _outermost(text: str, marks: re.Pattern[str], start: int, end: int) -> Iterator[Quoted]:
    pairs, unclosed, stray = _pair(text, marks, start, end)
    events = [*pairs, *(Quoted(o.inner, end, o.at, end, closed=False) for o in unclosed), *stray]
    events.sort(key=lambda each: each.opens)
    reach = start
    for number, each in enumerate(events):
        if each.opens < reach:
            continue
        if not each.opened:
            each = Quoted(reach, each.end, reach, each.closes, opened=False)
        elif not each.closed:
            stop = events[number + 1].opens if number + 1 < len(events) else end
            if stop == each.start:
                continue
            each = Quoted(each.start, stop, each.opens, stop, closed=False)
        reach = max(each.closes, reach)
        yield each


def _pair(text: str, marks: re.Pattern[str], start: int, end: int) -> tuple[list[Quoted], list[_Open], list[Quoted]]:
    stack: list[_Open] = []
    pairs: list[Quoted] = []
    stray: list[Quoted] = []
    for match in marks.finditer(text, start, end):
        mark, at, after = match[0], match.start(), match.end()
        before, follows = text[at - 1 : at] if at > start else "", text[after : after + 1] if after < end else ""
        depth = _closes(stack, mark, before, follows)
        if depth:
            opened = stack[-depth]
            del stack[-depth:]
            pairs.append(Quoted(opened.inner, at, opened.at, after))
        elif _can_open(mark, before, follows):
            stack.append(_Open(mark, at, after))
        elif mark in STRAY_CLOSERS and before.strip() and not follows.isalnum():
            stray.append(Quoted(at, at, at, after, opened=False))
    return pairs, [each for each in stack if each.mark not in ("?", "‚", "›", "‹", "'", "''", "<<", ">>")], stray


def _closes(stack: list[_Open], mark: str, before: str, follows: str) -> int:
    """How many marks of the stack this one ends: 0 where it closes nothing."""
    if not stack or mark in NEVER_CLOSE:
        return 0
    if _can_open(mark, before, follows) and not (stack[-1].mark in ("„", ",,") and mark in "“”"):
        return 0
    if (mark in "?’‘'" and follows.isalnum()) or (mark == "?" and before.isspace()):
        return 0
    for depth, opened in enumerate(reversed(stack[-DEEPEST:]), 1):
        if mark in CLOSERS.get(opened.mark, ""):
            return depth
    return 0


def _can_open(mark: str, before: str, follows: str) -> bool:
    if mark in ("’", "‘") or mark not in CLOSERS:
        return False
    if before and before not in BEFORE_OPENING:
        return mark == "„" and follows.isalnum()
    if mark == "„":
        return bool(follows)  # "„ Ja “": it opens whatever follows
    if mark == "?":
        return follows.isalpha() and (not before or before.isspace() or before in "(")
    return bool(follows) and not follows.isspace() and (follows.isalnum() or follows in "…([„»‚›.'’-–@#§")
