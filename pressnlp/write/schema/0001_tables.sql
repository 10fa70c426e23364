-- The archive's tables: the manifest (analysers, runs, files, documents), and what was found in each release.
-- Offsets (start, end) count code points of releases.text, as in the record (docs/record.md).

PRAGMA application_id = 1886547564; -- "prnl": how a file tells that it is an archive of pressnlp

-- Who analyses: every version of program, rules, pipeline, topic model and options that left records here.
CREATE TABLE analysers (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE, -- of everything below and of the files behind it
    pressnlp TEXT NOT NULL,
    rules TEXT NOT NULL, -- hash of the program's rules and word lists
    model TEXT NOT NULL,
    topic_model TEXT,
    words TEXT, -- hash of the user's own registers, where there are any
    min_confidence REAL NOT NULL,
    include_text INTEGER NOT NULL
);

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL, -- UTC
    ended TEXT, -- NULL: still going on, or killed
    sources TEXT NOT NULL, -- JSON array, as named
    analyser_id INTEGER NOT NULL REFERENCES analysers (id)
);

-- Every file that was named or found below a folder; a table (.csv, .jsonl …) is one file with many documents.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    uri TEXT NOT NULL UNIQUE,
    bytes INTEGER,
    mtime_ns INTEGER,
    sha256 TEXT, -- of the content that was read
    text_column TEXT, -- --text-column, for tables
    complete INTEGER NOT NULL DEFAULT 0, -- 1: all its documents are done or errors, with this content
    vanished TEXT -- UTC; when it was no longer there
);

-- One row for each distinct text (with what its container states beside it), however many documents hold it.
CREATE TABLE releases (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE, -- of everything that the analysis depends on
    text_id TEXT NOT NULL, -- the record's "id"
    title TEXT,
    date TEXT, -- ISO
    place TEXT,
    publisher_id INTEGER REFERENCES organisations (id) ON DELETE SET NULL,
    language TEXT,
    text TEXT NOT NULL,
    spellings TEXT NOT NULL, -- other spellings of the text's words, for the search
    record BLOB NOT NULL, -- the canonical line without "source", zlib
    analyser_id INTEGER NOT NULL REFERENCES analysers (id),
    run_id INTEGER NOT NULL REFERENCES runs (id)
);
CREATE INDEX releases_date ON releases (date);
CREATE INDEX releases_text ON releases (text_id);
CREATE INDEX releases_publisher ON releases (publisher_id);

-- The manifest: the state of every release that a file holds.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    row INTEGER, -- in a table
    uri TEXT NOT NULL UNIQUE, -- the record's "source.uri"
    position BLOB NOT NULL UNIQUE, -- sorts documents as extract reads a folder
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'error')),
    code TEXT, -- of an error
    message TEXT,
    release_id INTEGER REFERENCES releases (id),
    source TEXT, -- the record's "source", canonical JSON
    analyser_id INTEGER REFERENCES analysers (id), -- of the last try
    seconds REAL, -- that it took, 0 where its text was already there
    changed TEXT -- UTC; when its state last changed
);
CREATE INDEX documents_file ON documents (file_id);
CREATE INDEX documents_release ON documents (release_id);
CREATE INDEX documents_trouble ON documents (state) WHERE state <> 'done';

CREATE TABLE organisations (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    local_id TEXT NOT NULL, -- the record's "id": o1, o2 …
    name TEXT NOT NULL,
    abbreviation TEXT,
    kind TEXT NOT NULL,
    place TEXT,
    key TEXT,
    candidates TEXT, -- JSON array
    confidence REAL NOT NULL
);
CREATE INDEX organisations_release ON organisations (release_id);
CREATE INDEX organisations_name ON organisations (name);
CREATE INDEX organisations_key ON organisations (key) WHERE key IS NOT NULL;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    local_id TEXT NOT NULL, -- the record's "id": p1, p2 …
    name TEXT NOT NULL,
    given_name TEXT,
    family_name TEXT NOT NULL,
    titles TEXT, -- "Prof. Dr."
    kind TEXT NOT NULL,
    party_id INTEGER REFERENCES organisations (id) ON DELETE SET NULL,
    key TEXT,
    confidence REAL NOT NULL
);
CREATE INDEX people_release ON people (release_id);
CREATE INDEX people_name ON people (family_name, given_name);
CREATE INDEX people_party ON people (party_id);

CREATE TABLE roles (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    scope TEXT,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE SET NULL,
    organisation_inferred INTEGER NOT NULL,
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX roles_release ON roles (release_id);
CREATE INDEX roles_person ON roles (person_id);
CREATE INDEX roles_organisation ON roles (organisation_id);
CREATE INDEX roles_role ON roles (role);

CREATE TABLE money (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    amount TEXT NOT NULL, -- exact, a decimal number
    amount_max TEXT, -- of a range
    cents INTEGER, -- amount in hundredths for sums, rounded; NULL where no whole number holds it
    currency TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    per TEXT,
    purpose TEXT,
    period_from TEXT,
    period_to TEXT,
    payer_id INTEGER REFERENCES organisations (id) ON DELETE SET NULL,
    recipient_id INTEGER REFERENCES organisations (id) ON DELETE SET NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX money_release ON money (release_id);
CREATE INDEX money_cents ON money (currency, cents);
CREATE INDEX money_payer ON money (payer_id);
CREATE INDEX money_recipient ON money (recipient_id);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    speaker_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    cue TEXT
);
CREATE INDEX quotes_release ON quotes (release_id);
CREATE INDEX quotes_speaker ON quotes (speaker_id);

-- The spoken stretches of an interrupted quote.
CREATE TABLE quote_parts (
    id INTEGER PRIMARY KEY,
    quote_id INTEGER NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX quote_parts_quote ON quote_parts (quote_id);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL, -- 1: the most important
    label TEXT NOT NULL,
    score REAL NOT NULL,
    terms TEXT NOT NULL -- JSON array
);
CREATE INDEX topics_release ON topics (release_id);
CREATE INDEX topics_label ON topics (label);

-- Where people and organisations stand: a mention has exactly one of the two.
CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    organisation_id INTEGER REFERENCES organisations (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
);
CREATE INDEX mentions_release ON mentions (release_id);
CREATE INDEX mentions_person ON mentions (person_id);
CREATE INDEX mentions_organisation ON mentions (organisation_id);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    repeats INTEGER NOT NULL
);
CREATE INDEX sections_release ON sections (release_id);

CREATE TABLE warnings (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX warnings_release ON warnings (release_id);
