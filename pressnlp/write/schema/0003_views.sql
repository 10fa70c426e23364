-- Views for the questions people ask. All but `manifest` leave out what no longer stands in any file, and count a text
-- once, however many documents hold it.

-- The state of every document; a table of which not all rows are known yet stands as one pending line.
CREATE VIEW manifest AS
SELECT
    d.uri, d.state, d.code, d.message, f.vanished, a.pressnlp, a.model, a.topic_model, d.seconds, d.changed,
    r.text_id AS release
FROM documents d
JOIN files f ON f.id = d.file_id
LEFT JOIN releases r ON r.id = d.release_id
LEFT JOIN analysers a ON a.id = coalesce(r.analyser_id, d.analyser_id)
UNION ALL
SELECT f.uri, 'pending', NULL, NULL, f.vanished, NULL, NULL, NULL, NULL, NULL, NULL
FROM files f
WHERE NOT f.complete AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.file_id = f.id AND d.state = 'pending');

-- Releases that stand in a file, with the first document that holds them.
CREATE VIEW current_releases AS
SELECT
    r.id, r.text_id, d.uri, r.title, r.date, r.place, o.name AS publisher, r.language, length(r.text) AS characters,
    d.documents, d.position
FROM (
    SELECT release_id, min(position) AS position, count(*) AS documents, documents.uri -- of the row with the least position
    FROM documents
    JOIN files ON files.id = documents.file_id
    WHERE state = 'done' AND vanished IS NULL
    GROUP BY release_id
) d
JOIN releases r ON r.id = d.release_id
LEFT JOIN organisations o ON o.id = r.publisher_id;

-- Who holds which office: every statement, with where it stands.
CREATE VIEW offices AS
SELECT
    p.name, p.titles, ro.role, ro.scope, o.name AS organisation, ro.organisation_inferred, ro.status,
    party.name AS party, p.kind, c.date, c.title, c.uri, ro.confidence, c.id AS release_id, p.id AS person_id
FROM roles ro
JOIN current_releases c ON c.id = ro.release_id
JOIN people p ON p.id = ro.person_id
LEFT JOIN organisations o ON o.id = ro.organisation_id
LEFT JOIN organisations party ON party.id = p.party_id;

-- The same over the whole archive: one row for each person, role, body and status.
CREATE VIEW office_holders AS
SELECT
    name, role, organisation, status, count(DISTINCT release_id) AS releases, min(date) AS first_date,
    max(date) AS last_date, max(confidence) AS confidence
FROM offices
GROUP BY name, role, organisation, status;

-- Every sum with what it is for and the main topic of its release.
CREATE VIEW sums AS
SELECT
    m.cents / 100.0 AS value, m.amount, m.amount_max, m.currency, m.qualifier, m.per, m.purpose, m.period_from,
    m.period_to, payer.name AS payer, recipient.name AS recipient, t.label AS topic, m.text, c.date, c.title, c.uri,
    m.confidence, c.id AS release_id
FROM money m
JOIN current_releases c ON c.id = m.release_id
LEFT JOIN topics t ON t.release_id = m.release_id AND t.rank = 1
LEFT JOIN organisations payer ON payer.id = m.payer_id
LEFT JOIN organisations recipient ON recipient.id = m.recipient_id;

-- Sums by the main topic of their releases. A total adds up what is written: a sum and its parts, or the same sum in two
-- releases, count twice. Sums "per" something (an hour, a person) are left out.
CREATE VIEW sums_by_topic AS
SELECT
    topic, currency, count(*) AS sums, count(DISTINCT release_id) AS releases, sum(value) AS total, max(value) AS largest
FROM sums
WHERE per IS NULL
GROUP BY topic, currency;

-- Who is quoted, with the words.
CREATE VIEW statements AS
SELECT p.name AS speaker, q.kind, q.text, q.cue, c.date, c.title, c.uri, c.id AS release_id, p.id AS person_id
FROM quotes q
JOIN current_releases c ON c.id = q.release_id
LEFT JOIN people p ON p.id = q.speaker_id;

-- Bodies over the whole archive.
CREATE VIEW bodies AS
SELECT
    o.name, o.kind, max(o.key) AS key, count(DISTINCT o.release_id) AS releases, sum(m.mentions) AS mentions,
    min(c.date) AS first_date, max(c.date) AS last_date
FROM organisations o
JOIN current_releases c ON c.id = o.release_id
JOIN (SELECT organisation_id, count(*) AS mentions FROM mentions GROUP BY organisation_id) m ON m.organisation_id = o.id
GROUP BY o.name, o.kind;

-- Topics over time.
CREATE VIEW topics_by_year AS
SELECT substr(c.date, 1, 4) AS year, t.label AS topic, count(*) AS releases
FROM topics t
JOIN current_releases c ON c.id = t.release_id
GROUP BY year, t.label;
