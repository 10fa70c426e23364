"""Cases about the release as a whole: date, publisher, topics."""

from pressnlp.evaluate.cases import Case, Item, Pair, matched
from pressnlp.evaluate.keys import place_key
from pressnlp.evaluate.records import FoundTopic


def date(pair: Pair) -> list[Case] | None:
    """The release's own date; None where gold does not say whether it has one."""
    if not pair.gold.states_date:
        return None
    return matched(_dates(pair.gold.date), _dates(pair.record.date))


def publisher(pair: Pair) -> list[Case] | None:
    """Who issues the release; None where gold names nobody."""
    if not pair.gold.publisher:
        return None
    body = pair.bodies.get(pair.record.publisher or "")
    return matched(_publishers(pair.gold.publisher), _publishers(body.name if body else None))


def topics(pair: Pair) -> list[Case]:
    """Topics by label."""
    return matched(map(_topic, pair.gold.topics), (_topic(topic.label) for topic in _ranked(pair)))


def first_topic(pair: Pair) -> list[Case]:
    """Whether the record's most probable topic is one of gold's: one case a release."""
    ranked, wanted = _ranked(pair), pair.gold.topics
    first = ranked[0].label if ranked else None
    gold = Item(("first",), ", ".join(wanted), ("first",))
    return [Case("right" if first in wanted else "wrong", gold, Item((first,), first or "–", ("first",)))]


def _ranked(pair: Pair) -> list[FoundTopic]:
    return sorted(pair.record.topics, key=lambda topic: -topic.score)


def _topic(label: str) -> Item:
    return Item((label,), label, (label,))


def _dates(day: str | None) -> list[Item]:
    return [Item((day,), day, ("date",))] if day else []


def _publishers(name: str | None) -> list[Item]:
    return [Item((place_key(name),), name, ("publisher",))] if name else []
