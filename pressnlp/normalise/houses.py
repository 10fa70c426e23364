"""Houses named after where they stand ("Theater an der Au"): a headline's form, so the text must name them again."""

import re

from pressnlp.normalise.named import head_kind

_KINDS = ("culture", "school", "health", "university", "church", "foundation")
_PLACED = r"(?:am|an der|an den|im|in der|auf dem|auf der|auf den|bei der|beim|hinter der|vor dem|unter der|zum|zur|zu)"
# "Theater |an der| Wupper", "Städtisches Museum |im| Alten Rathaus"
_HOUSE = re.compile(
    rf"(?:[A-ZÄÖÜ]\w{{2,30}}(?:isch|lich)e[rs]?[ ])?(?P<head>[A-ZÄÖÜ][\w-]{{2,60}})"
    rf"(?P<rest>(?:[ ][A-ZÄÖÜ][\w-]{{1,40}})?[ ]{_PLACED}(?:[ ][A-ZÄÖÜ][\w-]{{1,40}}){{1,3}})"
)


def house(line: str, text: str) -> str | None:
    """The name, where a line is one and the text below has it too, in the genitive or not; else None.

    "Museum am Alten Markt" above "Das Museum am Alten Markt zeigt …" → "Museum am Alten Markt".
    """
    match = _HOUSE.fullmatch(line)
    if not match or head_kind(match["head"]) not in _KINDS:
        return None
    again = re.compile(rf"\b{re.escape(match['head'])}(?:e?s)?{re.escape(match['rest'])}\b", re.IGNORECASE)
    return line if again.search(text) else None
