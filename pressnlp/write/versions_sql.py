"""Every statement about versions of releases; their tables and views are in `schema/0005_versions.sql`."""

# --- what is new, changed or gone since the last look -----------------------------------------------------------------

# Releases that stand in a file, with their first document; gone with the connection.
STANDING = """
CREATE TEMP TABLE standing (id INTEGER PRIMARY KEY, position BLOB NOT NULL)
"""
STAND = """
INSERT INTO standing (id, position)
SELECT d.release_id, min(d.position)
FROM documents d JOIN files f ON f.id = d.file_id
WHERE d.state = 'done' AND f.vanished IS NULL
GROUP BY d.release_id
"""
NO_STANDING = "DROP TABLE IF EXISTS temp.standing"
STALE = """
SELECT s.release_id
FROM signatures s
LEFT JOIN temp.standing n ON n.id = s.release_id
LEFT JOIN releases r ON r.id = s.release_id
WHERE s.release_id > :after AND (
    n.id IS NULL OR r.key IS NOT s.key OR r.run_id IS NOT s.run_id OR s.made <> :made OR n.position <> s.position
)
ORDER BY s.release_id LIMIT :most
"""
UNSEEN = """
SELECT n.id, n.position FROM temp.standing n
WHERE n.id > :after AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.release_id = n.id)
ORDER BY n.id LIMIT :most
"""
UNPAIRED = "SELECT release_id FROM signatures WHERE NOT paired ORDER BY release_id LIMIT :most"

# --- one release ------------------------------------------------------------------------------------------------------

RELEASE = "SELECT key, run_id, date, title, text FROM releases WHERE id = ?"
SECTIONS = 'SELECT kind, start, "end" FROM sections WHERE release_id = ? ORDER BY start, "end"'
SIGNED = "SELECT place, bands, position FROM signatures WHERE release_id = ?"
SIGN = """
INSERT INTO signatures (release_id, key, run_id, made, position, place, bands) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
UNSIGN = "DELETE FROM signatures WHERE release_id = ?"
PAIRED = "UPDATE signatures SET paired = 1 WHERE release_id = ?"
UNPAIR = "UPDATE signatures SET paired = 0 WHERE paired AND release_id IN (SELECT value FROM json_each(?))"

# --- bands ------------------------------------------------------------------------------------------------------------

INTO_BAND = "INSERT INTO bands (hash, place, release_id) VALUES (?, ?, ?)"
OUT_OF_BAND = "DELETE FROM bands WHERE hash = ? AND place = ? AND release_id = ?"
# Bands in which anybody else is.
SHARED = """
SELECT h.value FROM json_each(?) h
WHERE (SELECT count(*) FROM (SELECT 1 FROM bands WHERE hash = h.value LIMIT 2)) > 1
"""
# The nearest on either side of a release in a band.
BESIDE = tuple(
    f"""
    SELECT release_id FROM bands WHERE hash = :hash AND (place, release_id) {side} (:place, :id)
    ORDER BY place {order}, release_id {order} LIMIT :window
    """
    for side, order in (("<", "DESC"), (">", "ASC"))
)

# --- pairs and groups -------------------------------------------------------------------------------------------------

NO_PAIRS = ("DELETE FROM versions WHERE earlier = ?", "DELETE FROM versions WHERE later = ?")
PAIR = "INSERT INTO versions (earlier, later, similarity, kind) VALUES (?, ?, ?, ?)"
PARTNERS = "SELECT later, 1 FROM versions WHERE earlier = ? UNION ALL SELECT earlier, 0 FROM versions WHERE later = ?"
ORDER = "SELECT r.date, s.position FROM releases r JOIN signatures s ON s.release_id = r.id WHERE r.id = ?"
NO_LATEST = "DELETE FROM latest WHERE release_id = ?"
LATEST = "INSERT OR REPLACE INTO latest (release_id, latest_id) VALUES (?, ?)"

# --- status -----------------------------------------------------------------------------------------------------------

KINDS = "SELECT kind, count(*) FROM release_versions GROUP BY kind"
OUTDATED = """
SELECT count(*) FROM latest l WHERE l.latest_id <> l.release_id AND l.release_id IN (SELECT id FROM current_releases)
"""
"""Releases that are not the last of their group."""
EXACT = "SELECT coalesce(sum(documents - 1), 0) FROM current_releases"
"""Documents whose text another document holds as well."""
