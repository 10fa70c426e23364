"""The commands that ask an archive, `search`, `people` and `money`: options and messages only."""

from pathlib import Path
from typing import Annotated

import typer

SEARCH_HELP = """Find releases in an archive by words and by what was found in them.

WORDS are plain words, all of them wanted: brücke sanierung. Straße* finds what begins so, '"neue Brücke"' the words
side by side. Straße finds Strasse too, Bürger finds Buerger. AND, OR and NOT are words like others. All filters hold at
once; --person and --role together mean that this person holds this role. Without WORDS the newest come first.
Copies, corrections and other versions of an earlier release are marked; --latest shows the last version only.

\b
Examples:
  pressnlp search archiv.db brücke sanierung
  pressnlp search archiv.db --topic Verkehr --min-amount 1000000 --from 2024
  pressnlp search archiv.db --person "Ilse Krahn" --role Landrätin --json
  pressnlp search archiv.db 'straße*' --organisation "Kreis Hohenau" --to 2023-06
  pressnlp search archiv.db brücke --latest

Exit status: 0, also where nothing is found, 2 wrong use.
"""

PEOPLE_HELP = """Show one person's roles over time, across all releases of an archive.

NAME is a full name or a family name. Appearances are joined where the full name is the same (ü as ue, ß as ss) and also
the place of work: the town or county of an office, else that of the publisher; or the key in a register of your own.
Two persons of one name in two towns stay two. Mentions by the family name alone are listed as candidates and joined
with nobody.

\b
Examples:
  pressnlp people archiv.db "Ilse Krahn"
  pressnlp people archiv.db Krahn
  pressnlp people archiv.db "Peter Müller" --json | jq -c .roles

Exit status: 0, also where nobody is found, 2 wrong use.
"""

MONEY_HELP = """Add up the sums of an archive by topic, year or organisation, for each currency.

Read the totals with care: they add up what is written. A sum and the parts it is made of count twice, and so does the
same sum in two releases. Amounts per unit (an hour, a year, a person) and ranges are left out; how many is said. The
topic is the main one of the release, the year that of its date, the organisation the one that pays.

\b
Examples:
  pressnlp money archiv.db --group-by topic
  pressnlp money archiv.db --group-by year
  pressnlp money archiv.db --group-by organisation --json | jq 'select(.currency == "EUR")'

Exit status: 0, also where there is no sum, 2 wrong use.
"""

Archive = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="What index made.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines instead of a table.")]


def register(app: typer.Typer) -> None:
    """Add the three commands."""
    app.command(help=SEARCH_HELP, no_args_is_help=True)(search)
    app.command(help=PEOPLE_HELP, no_args_is_help=True)(people)
    app.command(help=MONEY_HELP, no_args_is_help=True)(money)


def search(
    archive: Archive,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="Plain words.", show_default=False)
    ] = None,
    person: Annotated[str | None, typer.Option("--person", metavar="NAME", help="Who is named: Krahn.")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help="An office: bürgermeister*.")] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="A body: name, abbreviation or key.")
    ] = None,
    topic: Annotated[str | None, typer.Option("--topic", metavar="LABEL", help="A topic: verkehr.")] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Earliest date: 2024, 2024-05, 2024-05-31.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Latest date, a whole month or year too.")
    ] = None,
    min_amount: Annotated[
        str | None,
        typer.Option("--min-amount", metavar="N", help="A sum of at least so much, in any currency: 1000000."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1_000_000, help="So many at most.")] = 20,
    latest: Annotated[bool, typer.Option("--latest", help="Only the last version of each release.")] = False,
    as_json: AsJson = False,
) -> None:
    from pressnlp.cli import asking as command

    named = (person, role, organisation, topic)
    asked = command.Asked(" ".join(words or ()), *named, first, last, min_amount, limit, latest)
    raise typer.Exit(command.search(archive, asked, as_json))


def people(
    archive: Archive,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Full name or family name.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    from pressnlp.cli import asking as command

    raise typer.Exit(command.people(archive, name, as_json))


def money(
    archive: Archive,
    group_by: Annotated[
        str, typer.Option("--group-by", metavar="topic|year|organisation", help="What to add up by.")
    ] = "topic",
    as_json: AsJson = False,
) -> None:
    from pressnlp.cli import asking as command

    raise typer.Exit(command.money(archive, group_by, as_json))
