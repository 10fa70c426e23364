"""An option whose file may be left out: `--html` alone writes to standard output, as `--html -` does."""

from typing import Any

from typer.core import TyperCommand

OPTION = "--html"
PAGES = (".html", ".htm")


class HtmlCommand(TyperCommand):
    """A command with `--html [FILE]`; typer itself knows no options with an optional value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give a lone `--html` its value before the options are read."""
        return super().parse_args(ctx, completed(args))


def completed(args: list[str]) -> list[str]:
    """Arguments in which every `--html` has a value: ["--html", "a.txt"] → ["--html", "-", "a.txt"].

    Only a name that ends in .html or .htm is taken for the page: `--html meldung.txt` must not write over a release.
    """
    made: list[str] = []
    for at, argument in enumerate(args):
        made.append(argument)
        follower = args[at + 1] if at + 1 < len(args) else ""
        if argument == OPTION and follower != "-" and not follower.casefold().endswith(PAGES):
            made.append("-")
    return made
