-- Near-duplicates (docs/archive.md, "Versions"): what each release is recognised by, and which are versions of which.

-- One row for each release that was looked at. It outlives its release until the next run has tidied up after it, so
-- there is no reference; `key` and `run_id` tell a later release with the same number from it.
CREATE TABLE signatures (
    release_id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    run_id INTEGER NOT NULL, -- that analysed the release: its date and sections may be new
    made TEXT NOT NULL, -- algorithm and settings
    position BLOB NOT NULL, -- of the first document that holds it
    place INTEGER NOT NULL, -- orders releases within a band: by day, then by text
    bands BLOB, -- its numbers in `bands`, eight bytes each; NULL: too short to be compared
    paired INTEGER NOT NULL DEFAULT 0 -- 1: its versions are written down
);
CREATE INDEX signatures_unpaired ON signatures (release_id) WHERE NOT paired;

-- Who has which number of a signature: two releases that share one are compared.
CREATE TABLE bands (
    hash INTEGER NOT NULL,
    place INTEGER NOT NULL,
    release_id INTEGER NOT NULL,
    PRIMARY KEY (hash, place, release_id)
) WITHOUT ROWID;

CREATE TABLE versions (
    earlier INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    later INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    similarity REAL NOT NULL, -- Jaccard, of their three-word shingles
    kind TEXT NOT NULL CHECK (kind IN ('copy', 'correction', 'version')),
    PRIMARY KEY (earlier, later)
) WITHOUT ROWID;
CREATE INDEX versions_later ON versions (later);

-- The last version of the group that a release belongs to, for releases that have versions.
CREATE TABLE latest (
    release_id INTEGER PRIMARY KEY REFERENCES releases (id) ON DELETE CASCADE,
    latest_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE
);
CREATE INDEX latest_group ON latest (latest_id);

-- Which release is a version of which: one row for each pair.
CREATE VIEW release_versions AS
SELECT
    v.kind, v.similarity, e.date AS earlier_date, e.title AS earlier_title, e.uri AS earlier_uri,
    l.date AS later_date, l.title AS later_title, l.uri AS later_uri, v.earlier, v.later
FROM versions v
JOIN current_releases e ON e.id = v.earlier
JOIN current_releases l ON l.id = v.later;

-- Corrections, with what they correct.
CREATE VIEW corrections AS
SELECT later_date AS date, later_title AS title, later_uri AS uri, earlier_date AS corrects_date,
    earlier_uri AS corrects_uri, similarity
FROM release_versions WHERE kind = 'correction';

-- Releases that no other one has followed as a copy, correction or version.
CREATE VIEW latest_releases AS
SELECT c.* FROM current_releases c LEFT JOIN latest l ON l.release_id = c.id
WHERE l.latest_id IS NULL OR l.latest_id = c.id;
