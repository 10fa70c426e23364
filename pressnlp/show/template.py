"""The HTML pages' templates: what is put in is escaped, what is missing is an error."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(room: str, name: str, **filters: Callable[..., Any]) -> "Template":
    """The page `name` beside the modules of a room of pressnlp, with the filters it uses: made once."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("pressnlp", room),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= filters
    return environment.get_template(name)
