"""What the analysis stages find in one analysed text: frozen values, offsets in that text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pressnlp.record import OrganisationKind, Per, Qualifier, QuoteKind

Gender = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """An amount as understood; `start`–`end` cover number, scale and currency without the qualifier word."""

    start: int
    end: int
    amount: Decimal
    amount_max: Decimal | None
    currency: str
    qualifier: Qualifier
    per: Per | None
    purpose: str | None
    period: tuple[str | None, str | None] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """A place where a person of the release stands: by name, or by office alone ("die Landrätin").

    `person` numbers the release's people; `gender` is known where an office or Herr/Frau tells.
    """

    start: int
    end: int
    person: int
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """Reported speech without its quotation marks; an interrupted quote has several `parts`."""

    parts: tuple[tuple[int, int], ...]
    kind: QuoteKind
    person: int | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """One mention of a body; `name` is its nominative form, `head` the base of its head noun."""

    start: int
    end: int
    name: str
    kind: OrganisationKind
    head: str | None
    confidence: float
    abbreviation: str | None = None
