"""When two values count as the same: keys without case, articles, adjective endings and kinds of dash."""

import re
import unicodedata
from collections import Counter
from decimal import Decimal

AmountKey = tuple[Decimal, Decimal | None, str]

# hyphen, no-break hyphen, figure dash, en dash, em dash
DASH = re.compile(r"[\u2010\u2011\u2012\u2013\u2014-]")
OUTER = " .,;:\"'„“”»«"
# die Stadtwerke Soest · eines Vereins
ARTICLE = re.compile(r"^(?:der|die|das|des|dem|den|ein|eine|eines|einer)\s+")
# Stadt Soest · Landeshauptstadt Dresden. "Große Kreisstadt" stays whole, as in the measure that floors are pinned with.
MUNICIPALITY = re.compile(
    r"^(?:kreisstadt|landeshauptstadt|hansestadt|universitätsstadt|stadt|gemeinde|markt|ortschaft)\s+"
)
# stellvertretender · Erste · kommissarischen
ADJECTIVE_ENDING = re.compile(r"(?:er|en|em|es|e)$")


def plain(text: str | None) -> str:
    """Comparable form: "„Kinder– und\\nJugendhilfe“." → "kinder- und jugendhilfe"; None → ""."""
    folded = unicodedata.normalize("NFC", text or "").casefold()
    return " ".join(DASH.sub("-", folded).split()).strip(OUTER)


def role_key(role: str) -> str:
    """A role whatever its adjectives end in: "Stellvertretender Landrat" → "stellvertretend landrat"."""
    words = plain(role).split()
    return " ".join([ADJECTIVE_ENDING.sub("", word) for word in words[:-1]] + words[-1:])


def body_key(name: str | None) -> str:
    """A body without its article: "Die Stadtwerke Soest" → "stadtwerke soest"."""
    return ARTICLE.sub("", plain(name))


def place_key(name: str | None) -> str:
    """A municipality as its bare place: "Stadt Soest" → "soest"; other bodies as in body_key."""
    return MUNICIPALITY.sub("", body_key(name))


def amount_key(amount: str, amount_max: str | None, currency: str) -> AmountKey:
    """A sum whatever its zeros: ("12.50", None, "EUR") equals ("12.5", None, "EUR")."""
    return Decimal(amount).normalize(), Decimal(amount_max).normalize() if amount_max else None, currency


def bag(text: str | None) -> Counter[str]:
    """The words of a text with their counts: "Rad an Rad" → rad 2, an 1."""
    return Counter(re.findall(r"\w+", plain(text)))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """How much two bags share, from 0 to 1: intersection by union."""
    return sum((one & other).values()) / max(1, sum((one | other).values()))
