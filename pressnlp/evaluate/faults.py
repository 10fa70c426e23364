"""Input that cannot be used, said in one line a fault: file, place, what is wrong."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pressnlp.errors import PressError

BOM = b"\xef\xbb\xbf"
# Longer values would push the fault itself out of sight.
SHOWN = 60

Model = TypeVar("Model", bound=BaseModel)


class EvaluationError(PressError):
    """Gold or records that cannot be used; the message has one line for every fault."""

    code = "evaluate"

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


def parse(model: type[Model], raw: bytes, where: str, context: object = None) -> Model:
    """JSON bytes to a checked object; `where` ("gold/a.json", "records.jsonl:12") begins every fault.

    `context` is handed to the model's validators. Raises EvaluationError.
    """
    try:
        return model.model_validate_json(raw.removeprefix(BOM), context=context)
    except ValidationError as error:
        raise EvaluationError(f"{where}: {_fault(dict(part))}" for part in error.errors(include_url=False)) from None


def _fault(part: dict[str, object]) -> str:
    """ "people[2].kind: input should be 'official', 'private' or 'contact', not 'chef'"."""
    message = str(part["msg"]).removeprefix("Value error, ")
    message = message[0].lower() + message[1:]
    if part["type"] == "json_invalid":
        return message.replace("invalid JSON: ", "not JSON: ")
    place = _place(part["loc"])
    if part["type"] in {"missing", "value_error", "too_short", "too_long"}:  # these say the value themselves
        return f"{place}{message}"
    return f"{place}{message}, not {shown(part['input'])}"


def _place(steps: object) -> str:
    assert isinstance(steps, tuple)
    joined = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return f"{joined.lstrip('.')}: " if joined else ""


def shown(value: object) -> str:
    """A value as it stands, cut to one short line."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
