"""What an archive holds, in figures."""

import json
from sqlite3 import Connection
from typing import Any

from pressnlp.write import archive, sql, versions_sql


def overview(connection: Connection) -> dict[str, Any]:
    """Counts of documents and of what was found, versions, and the last run, as `status --json` prints them."""
    releases, first, last = connection.execute(sql.RELEASES).fetchone()
    counts = {table: _one(connection, sql.COUNT.format(table=table)) for table in sql.COUNTED}
    return {
        "schema": archive.schema_version(connection),
        "documents": {"done": 0, "error": 0, "pending": 0, **dict(connection.execute(sql.STATES).fetchall())},
        "vanished": _one(connection, sql.GONE),
        "errors": dict(connection.execute(sql.CODES).fetchall()),
        "releases": releases,
        "first_date": first,
        "last_date": last,
        **counts,
        "seconds": round(_one(connection, sql.SECONDS) or 0, 1),
        "analysers": [_analyser(*row) for row in connection.execute(sql.ANALYSERS)],
        "same_text": _one(connection, versions_sql.EXACT),
        "versions": {
            "copy": 0,
            "correction": 0,
            "version": 0,
            **dict(connection.execute(versions_sql.KINDS).fetchall()),
        },
        "outdated": _one(connection, versions_sql.OUTDATED),
        "last_run": _run(connection.execute(sql.LAST_RUN).fetchone()),
    }


def _one(connection: Connection, statement: str) -> Any:
    return connection.execute(statement).fetchone()[0]


def _analyser(
    id: int, pressnlp: str, rules: str, model: str, topic_model: str, words: str | None, minimum: float, text: int,
    releases: int,
) -> dict[str, Any]:  # fmt: skip
    return {
        "id": id,
        "pressnlp": pressnlp,
        "rules": rules,
        "model": model,
        "topic_model": topic_model,
        "words": words,
        "min_confidence": minimum,
        "include_text": bool(text),
        "releases": releases,
    }


def _run(row: tuple[str, str | None, str, int] | None) -> dict[str, Any] | None:
    if row is None:
        return None
    started, ended, sources, analyser = row
    return {"started": started, "ended": ended, "sources": json.loads(sources), "analyser": analyser}
