"""Every statement that writes or reads the archive; its tables and views are in `schema/`."""

# --- what was found in a release -------------------------------------------------------------------------------------

RELEASE = """
INSERT INTO releases (key, text_id, title, date, place, language, text, spellings, record, analyser_id, run_id)
VALUES (:key, :text_id, :title, :date, :place, :language, :text, :spellings, :record, :analyser_id, :run_id)
ON CONFLICT (key) DO UPDATE SET
    text_id = excluded.text_id, title = excluded.title, date = excluded.date, place = excluded.place,
    language = excluded.language, text = excluded.text, spellings = excluded.spellings, record = excluded.record,
    analyser_id = excluded.analyser_id, run_id = excluded.run_id, publisher_id = NULL
RETURNING id
"""
# Tables that hang on a release; what hangs on these (roles, mentions, parts of quotes) goes with them.
CHILDREN = ("people", "organisations", "money", "quotes", "topics", "sections", "warnings")
CLEAR = tuple(f"DELETE FROM {table} WHERE release_id = ?" for table in CHILDREN)
PUBLISHER = "UPDATE releases SET publisher_id = ? WHERE id = ?"
ORGANISATION = """
INSERT INTO organisations (release_id, local_id, name, abbreviation, kind, place, key, candidates, confidence)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
PERSON = """
INSERT INTO people (
    release_id, local_id, name, given_name, family_name, titles, kind, party_id, key, confidence
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
ROLE = """
INSERT INTO roles (
    release_id, person_id, role, scope, organisation_id, organisation_inferred, status, start, "end", confidence
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
MENTION = """
INSERT INTO mentions (release_id, person_id, organisation_id, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)
"""
MONEY = """
INSERT INTO money (
    release_id, amount, amount_max, cents, currency, qualifier, per, purpose, period_from, period_to, payer_id,
    recipient_id, start, "end", text, confidence
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
QUOTE = 'INSERT INTO quotes (release_id, speaker_id, kind, start, "end", text, cue) VALUES (?, ?, ?, ?, ?, ?, ?)'
QUOTE_PART = 'INSERT INTO quote_parts (quote_id, start, "end", text) VALUES (?, ?, ?, ?)'
TOPIC = "INSERT INTO topics (release_id, rank, label, score, terms) VALUES (?, ?, ?, ?, ?)"
SECTION = 'INSERT INTO sections (release_id, kind, start, "end", repeats) VALUES (?, ?, ?, ?, ?)'
WARNING = "INSERT INTO warnings (release_id, code, message) VALUES (?, ?, ?)"

# --- analysers and runs ----------------------------------------------------------------------------------------------

ANALYSER = "SELECT id FROM analysers WHERE fingerprint = ?"
NEW_ANALYSER = """
INSERT INTO analysers (fingerprint, pressnlp, rules, model, topic_model, words, min_confidence, include_text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
RUN = "INSERT INTO runs (started, sources, analyser_id) VALUES (?, ?, ?)"
RUN_ENDED = "UPDATE runs SET ended = ? WHERE id = ?"

# --- files -----------------------------------------------------------------------------------------------------------

FILE = "SELECT id, bytes, mtime_ns, sha256, text_column, complete, vanished FROM files WHERE uri = ?"
NEW_FILE = "INSERT INTO files (uri) VALUES (?)"
FILE_TOUCHED = "UPDATE files SET mtime_ns = ? WHERE id = ?"
FILE_CHANGED = "UPDATE files SET complete = 0, bytes = ?, mtime_ns = ?, text_column = ? WHERE id = ?"
FILE_READ = "UPDATE files SET complete = 1, sha256 = ? WHERE id = ?"
FILE_BACK = "UPDATE files SET vanished = NULL WHERE id = ?"
# What this run has seen and what it has to do; both are gone with the connection.
SCRATCH = """
CREATE TEMP TABLE IF NOT EXISTS seen (file_id INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS todo (uri TEXT PRIMARY KEY, file_id INTEGER NOT NULL) WITHOUT ROWID;
DELETE FROM seen;
DELETE FROM todo;
"""
SEEN = "INSERT OR IGNORE INTO seen VALUES (?)"
TODO = "INSERT OR IGNORE INTO todo VALUES (?, ?)"
TO_DO = "SELECT file_id FROM todo WHERE uri = ?"
# `named` is a function of the run: whether an address is among the sources it was given.
VANISHED = """
UPDATE files SET vanished = ?
WHERE vanished IS NULL AND id NOT IN (SELECT file_id FROM seen) AND named(uri)
"""
HAS_ERRORS = "SELECT 1 FROM documents WHERE file_id = ? AND state = 'error'"
IS_STALE = """
SELECT 1 FROM documents d LEFT JOIN releases r ON r.id = d.release_id
WHERE d.file_id = ? AND coalesce(r.analyser_id, d.analyser_id) IS NOT ?
"""

# --- documents -------------------------------------------------------------------------------------------------------

PENDING = """
INSERT INTO documents (file_id, row, uri, position, changed) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (uri) DO UPDATE SET state = 'pending', changed = excluded.changed, file_id = excluded.file_id,
    row = excluded.row
RETURNING id, release_id
"""
DOCUMENT = """
SELECT d.id, d.state, r.key, d.analyser_id, r.analyser_id, d.source, d.code
FROM documents d LEFT JOIN releases r ON r.id = d.release_id WHERE d.uri = ?
"""
DOCUMENT_DONE = """
UPDATE documents SET state = 'done', code = NULL, message = NULL, release_id = ?, source = ?, analyser_id = ?,
    seconds = ?, changed = ?
WHERE id = ?
"""
DOCUMENT_FAILED = """
UPDATE documents SET state = 'error', code = ?, message = ?, release_id = NULL, source = ?, analyser_id = ?,
    seconds = ?, changed = ?
WHERE id = ?
"""
RELEASE_OF = "SELECT release_id FROM documents WHERE id = ?"
ROWS_OF = "SELECT id, row, release_id FROM documents WHERE file_id = ?"
DOCUMENT_GONE = "DELETE FROM documents WHERE id = ?"
ORPHAN = "DELETE FROM releases WHERE id = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE release_id = ?)"
# A text that need not be analysed: without --rerun by whomever it was, else by this analyser, or in this very run.
KNOWN = {
    None: "SELECT id FROM releases WHERE key = :key",
    "stale": "SELECT id FROM releases WHERE key = :key AND analyser_id = :analyser",
    "all": "SELECT id FROM releases WHERE key = :key AND run_id = :run",
}
TROUBLE = """
SELECT count(*) FROM documents d JOIN temp.seen s ON s.file_id = d.file_id WHERE d.state = 'error'
"""

# --- merging ----------------------------------------------------------------------------------------------------------

MERGE_SCRATCH = """
CREATE TEMP TABLE IF NOT EXISTS merged (document_id INTEGER PRIMARY KEY);
DELETE FROM merged;
"""
MERGED = "INSERT OR IGNORE INTO merged VALUES (?)"
NOT_MERGED = """
SELECT id, release_id FROM documents WHERE file_id = ? AND id NOT IN (SELECT document_id FROM temp.merged)
"""
ALL_ANALYSERS = """
SELECT id, fingerprint, pressnlp, rules, model, topic_model, words, min_confidence, include_text FROM analysers
"""
STORED = """
SELECT coalesce(r.analyser_id, d.analyser_id), f.uri, f.bytes, f.mtime_ns, f.sha256, f.text_column, d.row, d.uri,
    d.source, d.code, d.message, d.seconds, r.key, r.text, r.record
FROM documents d
JOIN files f ON f.id = d.file_id
LEFT JOIN releases r ON r.id = d.release_id
WHERE d.state <> 'pending' AND f.vanished IS NULL
ORDER BY d.position
"""
STANDING = "SELECT count(*) FROM manifest WHERE state = 'error' AND vanished IS NULL"
STORED_TABLES = """
SELECT uri, bytes, mtime_ns, sha256, text_column FROM files
WHERE complete AND vanished IS NULL AND id IN (SELECT file_id FROM documents WHERE row IS NOT NULL)
"""

# --- export and status -----------------------------------------------------------------------------------------------

EXPORT = """
SELECT d.source, r.record, d.code, d.message
FROM documents d
JOIN files f ON f.id = d.file_id
LEFT JOIN releases r ON r.id = d.release_id
WHERE d.state <> 'pending' AND f.vanished IS NULL
ORDER BY d.position
"""
UNFINISHED = "SELECT count(*) FROM manifest WHERE state = 'pending' AND vanished IS NULL"
STATES = "SELECT state, count(*) FROM manifest WHERE vanished IS NULL GROUP BY state"
GONE = "SELECT count(*) FROM manifest WHERE vanished IS NOT NULL"
CODES = """
SELECT code, count(*) FROM manifest WHERE state = 'error' AND vanished IS NULL GROUP BY code ORDER BY 2 DESC, 1
"""
COUNT = "SELECT count(*) FROM {table} WHERE release_id IN (SELECT id FROM current_releases)"
COUNTED = ("people", "roles", "organisations", "money", "quotes", "topics", "mentions", "warnings")
RELEASES = "SELECT count(*), min(date), max(date) FROM current_releases"
ANALYSERS = """
SELECT a.id, a.pressnlp, a.rules, a.model, a.topic_model, a.words, a.min_confidence, a.include_text, count(c.id)
FROM analysers a
JOIN releases r ON r.analyser_id = a.id
JOIN current_releases c ON c.id = r.id
GROUP BY a.id ORDER BY a.id
"""
LAST_RUN = "SELECT started, ended, sources, analyser_id FROM runs ORDER BY id DESC LIMIT 1"
SECONDS = "SELECT sum(seconds) FROM documents WHERE state = 'done'"
FLAT = "SELECT name FROM sqlite_master WHERE type = 'view' AND name LIKE 'flat\\_%' ESCAPE '\\' ORDER BY name"
