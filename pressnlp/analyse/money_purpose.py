"""What a sum is for, in the words of its sentence (docs/money.md)."""

import re

from pressnlp.analyse import money_aims as aims
from pressnlp.analyse import money_costs as costs
from pressnlp.analyse.money_clause import Place, anchor, chain, chunk_at, is_complement, is_payer, is_useful, narrowed
from pressnlp.analyse.money_finders import led, money_noun, subject
from pressnlp.analyse.money_phrases import Chunk, ends_with, is_filler, joined
from pressnlp.analyse.money_words import known, table

# -- rules, the surest first -------------------------------------------------------------------------------------------


def _direct(here: Place) -> str | None:
    """A noun right behind: "zwei Millionen Euro Schaden", "3 Euro je Quadratmeter Wohnfläche", "500 Euro an Kosten"."""
    for chunk in here.found:
        if chunk.first == here.at + 1 and re.fullmatch(r"teure[nrsm]?", here.words[chunk.first].text):
            return joined(here.words[chunk.first + 1 : chunk.last + 1])  # "dem 9 Euro teuren Ticket"
        verb = here.words[chunk.first].kind == "word" and here.words[chunk.first].text.endswith("en")  # "drohen"
        if chunk.first == here.at + 1 and not verb and is_useful(here, chunk):
            return here.say(chunk)
        if chunk.first != here.at + 2 or here.at + 1 >= here.high:
            continue
        between = here.words[here.at + 1].text
        if between in ("je", "pro") and chunk.last > chunk.first and here.words[chunk.first].kind == "noun":
            return joined(here.words[chunk.first + 1 : chunk.last + 1])
        hyphen = between in ("-", "‑") and here.words[here.at + 1].start == here.words[here.at].end
        if (between == "an" or hyphen) and is_useful(here, chunk):
            return here.say(chunk)  # "9-Euro-Ticket"
    return None


def _for_farther(here: Place) -> Chunk | None:
    """ "für …" behind an apposition: "Über 500 Euro freut sich der Wirt, Inhaber des Krugs, für sein Brot"."""
    last = next(
        (i for i in range(here.at + 1, len(here.words)) if here.words[i].kind == "sum" or here.words[i].text in ";:"),
        None,
    )
    later = [c for c in here.found if c.first > here.high and (last is None or c.last < last)]
    led = [c for c in later if c.preposition in ("für", "zugunsten")]
    return next(
        (
            c
            for c in led
            if here.words[c.first - 2 - bool(c.article)].text == ","
            and is_useful(here, c)
            and not is_payer(c)
            and not _priced_next(here, c)
        ),
        None,
    )


def _priced_next(here: Place, chunk: Chunk) -> bool:
    """ ", für den zweiten Hund 96 Euro", ", für die Reise gibt es 9 Euro": what has a sum of its own."""
    behind = here.words[chunk.last + 1 :]
    return next((word.kind == "sum" for word in behind if word.kind == "sum" or word.text in ",;:."), False)


def _circumstance(here: Place) -> Chunk | None:
    """ "An der Schleuse sind 7 Euro fällig"."""
    return next(
        (c for c in here.left() if c.preposition in ("an", "auf", "bei") and c.article and is_useful(here, c)), None
    )


def _hung(here: Place) -> tuple[int | None, Chunk | None, Chunk | None]:
    """The noun that a sum hangs on: its token, its phrase, and the head of its chain, where that can be a purpose."""
    hung = anchor(here)
    noun = narrowed(here, chunk_at(here, hung)) if hung is not None else None
    named = noun is not None and (is_useful(here, noun) or is_complement(here, noun))  # "Preis der Sparkasse von"
    head = chain(here, noun) if noun and named and not ends_with(noun.noun, "money_damages") else noun
    if head is not None and not is_useful(here, head):
        head = noun if is_useful(here, noun) else None
    return hung, noun, head


def aim(here: Place) -> str | None:
    """ "für", "zum", "zur" behind a sum."""
    chunk = led(here, here.right())
    return here.say(chunk) if chunk is not None else None


def stated(here: Place) -> str | None:
    """The purpose that stands right beside a sum: its attribute, "für …" behind it, a noun behind it, "um … zu"."""
    if attribute := aims.attribute(here):
        return attribute
    if other := aims.elided(here):
        return other
    if thing := aims.booked(here):
        return here.say(thing)
    aimed = led(here, here.right())
    if aimed is not None and here.words[here.at + 1].text != "an":
        head = _hung(here)[2]
        return _both(here, head, aimed) if head is not None else here.say(aimed)
    return _direct(here) or aims.in_order(here) or _listed(here)


def _listed(here: Place) -> str | None:
    """The next of a list, its verb left out: "Das Segeln kostet 85 Euro, im Kletterkurs 40 Euro" → "Kletterkurs"."""
    named = here.left()
    if not here.low or here.words[here.low].text not in (",", "und") or len(named) != 1:
        return None
    chunk = named[0]
    opens = all(word.kind == "word" for word in here.words[here.low + 1 : chunk.first])
    beside = all(is_filler(word.text) for word in here.words[chunk.last + 1 : here.at])
    plain = chunk.preposition in ("am", "im", "an", "in", "bei", "beim") and not is_payer(chunk)
    bare = chunk.noun.lower() in table("money_bare")
    return here.say(chunk) if opens and beside and plain and not bare and is_useful(here, chunk) else None


def hangs(here: Place) -> bool:
    """Whether a noun that can be its purpose leads to a sum: "eine Minderung von 500 Euro"."""
    return _hung(here)[2] is not None


def names_itself(here: Place) -> bool:
    """Whether the clause names what a sum is or is for, before it: "für den Steg", "die Gebühr dafür beträgt"."""
    comma = max((i for i in range(here.low, here.at) if here.words[i].text == ","), default=here.low)
    left = [c for c in here.left() if c.first >= comma]
    return bool(_hung(here)[2] or led(here, here.left()) or money_noun(here, left[::-1]))


def in_sentence(here: Place) -> str | None:
    """The purpose a sentence gives to a sum; None where it only says who pays."""
    if found := stated(here):
        return found
    right = here.right()
    hung, noun, head = _hung(here)
    if thing := costs.sold(here, noun):
        return re.split(r" (?:für|zum) ", here.say(thing))[0]  # the price is no complement of the thing
    costing = head is not None and head.noun == "Kosten" and here.words[head.last + 1].text == ":"
    before, related = led(here, here.left()), aims.aimed(here)
    if before is not None and is_payer(before) and money_noun(here, here.left()):
        before = None  # "Für Familien sinkt der Beitrag auf"
    grant = head is not None and head is noun and ends_with(head.noun, "money_grants")
    for chunk in (
        before if grant and before is not head else None,
        _where(here, head),
        chain(here, related) if related else None,
        costs.named_by(here, head),
        aims.going(here) if head is None or ends_with(head.noun, "money_grants") else None,
        aims.bought(here),
        aims.topped(here),
        None if costing or _is_actor(here, hung) else head,
        _before_bracket(here),
        aims.into(here),
        aims.supported(here),
        costs.subject_of_cost(here),
        aims.antecedent(here),
        aims.is_supported(here),
        aims.who(here),
        before,
        _for_farther(here),
        None if costing else money_noun(here, here.left()[::-1]),
        money_noun(here, right),
        subject(here) if not costing or _in_bracket(here, head) else None,
        _circumstance(here),
        _bare(here, noun),
    ):
        if chunk is not None:
            return here.say(chunk)
    return None


def _is_actor(here: Place, hung: int | None) -> bool:
    """Whether the noun right before a sum is a part of the clause, not of the sum: "hat das Werk 500 Euro gesteckt"."""
    chunk = chunk_at(here, hung) if hung is not None else None
    if chunk is not None and is_payer(chunk) and costs.subject_of_cost(here) not in (None, chunk):
        return True  # "Die Karte kostet Erwachsene 15 Euro"
    if chunk is None or not chunk.article or ends_with(chunk.noun, "money_nouns"):
        return False
    between = here.words[chunk.last + 1 : here.at]
    return all(is_filler(word.text) for word in between)


def _before_bracket(here: Place) -> Chunk | None:
    """ "hohe Überschüsse (zuletzt 2020 ca. 500 Euro)": the noun before a bracket without nouns."""
    at = here.at - 1
    while at > here.low and here.words[at].kind == "word":
        at -= 1
    chunk = chunk_at(here, at - 1) if at > here.low and here.words[at].text == "(" else None
    return chain(here, chunk) if chunk and is_useful(here, chunk) else None


def _in_bracket(here: Place, head: Chunk | None) -> bool:
    """ "Das Dach ist dicht (Kosten: 500 Euro)": the bracket speaks of what stands before it."""
    return head is not None and head.first > 0 and here.words[head.first - 1].text == "("


def _where(here: Place, head: Chunk | None) -> Chunk | None:
    """ "Bei der Grundsteuer … ein Minus von": where a loss or gain arises says more than its name."""
    if head is None or head.noun not in ("Minus", "Plus"):
        return None
    return next((c for c in here.left() if c.preposition == "bei" and c.article and is_useful(here, c)), None)


def _bare(here: Place, noun: Chunk | None) -> Chunk | None:
    """The bare form of a sum ("Preis", "Scheck") where nothing better is said."""
    found = [noun] if noun else [chunk for chunk in here.left() if not chunk.preposition]
    return next((chunk for chunk in found if chunk.noun.lower() in known("money_generic")), None)


def _both(here: Place, head: Chunk, aim: Chunk) -> str:
    """A noun before and its complement behind the sum: "Hilfe von 900 Euro zu den Druckkosten"."""
    first = joined(here.words[head.first : head.last + 1])
    return " ".join(part for part in (first, aim.preposition, aim.article, here.say(aim)) if part)
