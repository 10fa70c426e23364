"""Values of a record as a German reader writes them; the enumerations are those of `pressnlp.record`."""

from datetime import date

from pressnlp.record import Money, OrganisationKind, Per, Period, PersonKind, Qualifier, RoleStatus, SectionKind

NO_BREAK = "\u00a0"
MINUS = "−"

PERSON_KINDS: dict[PersonKind, str] = {"official": f"in{NO_BREAK}Funktion", "private": "privat", "contact": "Kontakt"}
# What holds without saying is not said: offices are current, sums are exact.
STATUS: dict[RoleStatus, str] = {
    "current": "", "former": "ehemals", "designated": "designiert", "acting": "kommissarisch",
    "candidate": "Kandidatur",
}  # fmt: skip
ORGANISATION_KINDS: dict[OrganisationKind, str] = {
    "municipality": "Kommune", "county": "Kreis", "state": "Land", "federal": "Bund", "council": "Gremium",
    "department": "Dienststelle", "chamber": "Kammer", "company": "Unternehmen", "utility": "Versorgung",
    "association": "Verein, Verband", "party": "Partei, Fraktion", "school": "Schule", "university": "Hochschule",
    "health": "Gesundheit", "culture": "Kultur", "church": "Kirche", "emergency": "Einsatzkräfte", "media": "Medien",
    "foundation": "Stiftung", "other": "Sonstige", "unknown": "unbestimmt",
}  # fmt: skip
QUALIFIERS: dict[Qualifier, str] = {
    "exact": "", "about": "rund", "at_least": "mindestens", "at_most": "höchstens", "more_than": "mehr als",
    "less_than": "weniger als", "range": "",
}  # fmt: skip
UNITS: dict[Per, str] = {
    "year": "Jahr", "month": "Monat", "week": "Woche", "day": "Tag", "hour": "Stunde", "person": "Person",
    "child": "Kind", "household": "Haushalt", "square_metre": "m²", "piece": "Stück", "other": "Einheit",
}  # fmt: skip
SECTIONS: dict[SectionKind, str] = {
    "title": "Titel", "kicker": "Dachzeile", "dateline": "Ortsmarke", "lead": "Vorspann", "body": "Text",
    "list": "Liste", "caption": "Bildunterschrift", "about": "Über", "contact": "Kontakt", "embargo": "Sperrfrist",
    "copyright": "Rechte", "navigation": "Navigation",
}  # fmt: skip
# Signs that are usual in German print; other currencies keep their code.
CURRENCIES = {"EUR": "€", "DEM": "DM", "USD": "US-$", "GBP": "£"}


def number(decimal: str) -> str:
    """A decimal string in German: "1234567.5" → "1.234.567,50", "-3" → "−3"; all decimals stay, at least two if any."""
    whole, _, decimals = decimal.lstrip("-").partition(".")
    first = len(whole) % 3 or 3
    grouped = ".".join([whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))])
    sign = MINUS if decimal.startswith("-") else ""
    return f"{sign}{grouped},{decimals:0<2}" if decimals.strip("0") else f"{sign}{grouped}"


def amount(one: Money) -> str:
    """A sum with its currency: "20000" to "30000" EUR → "20.000–30.000 €" (with a no-break space)."""
    upper = f"–{number(one.amount_max)}" if one.amount_max is not None else ""
    return f"{number(one.amount)}{upper}{NO_BREAK}{CURRENCIES.get(one.currency, one.currency)}"


def percent(score: float) -> str:
    """A share: 0.944 → "94 %" (with a no-break space)."""
    return f"{round(score * 100)}{NO_BREAK}%"


def day(iso: str) -> str:
    """A date: "2020-10-26" → "26.10.2020"; years and whatever is no ISO date stay as they are."""
    try:
        return date.fromisoformat(iso).strftime("%d.%m.%Y") if len(iso) > len("2020") else iso
    except ValueError:
        return iso


def period(one: Period | None) -> str:
    """A period: "2018" to "2023" → "2018–2023", open ones "ab 2018" and "bis 2023", a single year "2018"."""
    if one is None:
        return ""
    begin, end = (day(value) if value else "" for value in (one.from_, one.to))
    if begin and end:
        return begin if begin == end else f"{begin}–{end}"
    return f"ab {begin}" if begin else f"bis {end}" if end else ""
