"""Cases about sums of money: amount, qualifier, unit, purpose."""

from collections import Counter

from pressnlp.evaluate.cases import Case, Item, Key, Pair, matched, unique
from pressnlp.evaluate.gold import GoldMoney
from pressnlp.evaluate.keys import amount_key, bag, plain
from pressnlp.evaluate.records import FoundMoney

Sum = GoldMoney | FoundMoney

# A purpose is free text: it holds with half of gold's words, and at most three times as many words and three more.
HALF, LONGER, MORE = 2, 3, 3


def money(pair: Pair) -> list[Case]:
    """Sums by amount and currency; one repeated in the same words counts once."""
    return matched(map(_amount, _distinct(pair.gold.money)), map(_amount, _distinct(pair.record.money)))


def with_qualifier(pair: Pair) -> list[Case]:
    """Amounts with their qualifier, each pair once."""
    return _with(pair, "qualifier")


def with_period(pair: Pair) -> list[Case]:
    """Amounts with what they are counted by ("im Jahr"), each pair once."""
    return _with(pair, "per")


def with_purpose(pair: Pair) -> list[Case]:
    """Sums for which gold states a purpose; what a record says of others is not judged."""
    found = {(_key(m), plain(m.text)): m for m in pair.record.money}
    stated = {(_key(m), plain(m.surface)): m for m in pair.gold.money if m.purpose}
    return [_purpose(wanted, found.get(key)) for key, wanted in stated.items()]


def _with(pair: Pair, field: str) -> list[Case]:
    def item(m: Sum) -> Item:
        value = getattr(m, field)
        return Item((*_key(m), value), f"{_label(m)}: {value or '–'}", _key(m))

    return matched(unique(map(item, pair.gold.money)), unique(map(item, pair.record.money)))


def _purpose(wanted: GoldMoney, got: FoundMoney | None) -> Case:
    words, said = bag(wanted.purpose), bag(got.purpose if got else None)
    gold = Item((*_key(wanted), plain(wanted.surface)), f"{_label(wanted)}: {wanted.purpose}", _key(wanted))
    found = Item(gold.key, f"{_label(got)}: {got.purpose}", gold.subject) if got and said else None
    if covers(said, words):
        return Case("right", gold, found)
    return Case("wrong" if found else "missed", gold, found)


def covers(said: Counter[str], wanted: Counter[str]) -> bool:
    """Whether a purpose says enough of what is wanted and not much else."""
    shared = sum((said & wanted).values())
    return HALF * shared >= sum(wanted.values()) and sum(said.values()) <= LONGER * sum(wanted.values()) + MORE


def _distinct(sums: list[GoldMoney] | list[FoundMoney]) -> list[Item]:
    """One item for every amount in the same words, with all its places."""
    return list(unique(Item((*_key(m), plain(_words(m))), _label(m), _key(m), *_places(m)) for m in sums))


def _amount(item: Item) -> Item:
    return Item(item.subject, item.label, item.subject, item.surfaces, item.spans)


def _places(m: Sum) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    return ((m.surface,), ()) if isinstance(m, GoldMoney) else ((), ((m.start, m.end),))


def _words(m: Sum) -> str:
    return m.surface if isinstance(m, GoldMoney) else m.text


def _key(m: Sum) -> Key:
    return amount_key(m.amount, m.amount_max, m.currency)


def _label(m: Sum) -> str:
    """ "91 Millionen Euro = 91000000 EUR"."""
    value = f"{m.amount}–{m.amount_max}" if m.amount_max else m.amount
    return f"{' '.join(_words(m).split())} = {value} {m.currency}"
