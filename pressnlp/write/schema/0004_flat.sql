-- One flat table for each kind, as `export --csv` writes them: in the order of the documents, and with the ids of the
-- records instead of row numbers, so that the same documents give the same tables. `release` and `uri` name the release.

CREATE VIEW flat_documents AS
SELECT d.uri, d.state, d.code, d.message, r.text_id AS release, a.pressnlp, a.model, a.topic_model
FROM documents d
JOIN files f ON f.id = d.file_id
LEFT JOIN releases r ON r.id = d.release_id
LEFT JOIN analysers a ON a.id = coalesce(r.analyser_id, d.analyser_id)
WHERE f.vanished IS NULL
ORDER BY d.position;

CREATE VIEW flat_releases AS
SELECT text_id AS release, uri, title, date, place, publisher, language, characters, documents
FROM current_releases
ORDER BY position;

CREATE VIEW flat_people AS
SELECT
    c.text_id AS release, c.uri, p.local_id AS person, p.name, p.given_name, p.family_name, p.titles, p.kind,
    o.name AS party, p.key, p.confidence
FROM people p
JOIN current_releases c ON c.id = p.release_id
LEFT JOIN organisations o ON o.id = p.party_id
ORDER BY c.position, p.id;

CREATE VIEW flat_roles AS
SELECT
    c.text_id AS release, c.uri, c.date, p.local_id AS person, p.name, r.role, r.scope, o.local_id AS organisation_id,
    o.name AS organisation, r.organisation_inferred, r.status, r.start, r."end", r.confidence
FROM roles r
JOIN current_releases c ON c.id = r.release_id
JOIN people p ON p.id = r.person_id
LEFT JOIN organisations o ON o.id = r.organisation_id
ORDER BY c.position, r.id;

CREATE VIEW flat_organisations AS
SELECT
    c.text_id AS release, c.uri, o.local_id AS organisation, o.name, o.abbreviation, o.kind, o.place, o.key,
    o.candidates, o.confidence
FROM organisations o
JOIN current_releases c ON c.id = o.release_id
ORDER BY c.position, o.id;

CREATE VIEW flat_money AS
SELECT
    c.text_id AS release, c.uri, c.date, m.amount, m.amount_max, m.currency, m.qualifier, m.per, m.purpose,
    m.period_from, m.period_to, payer.name AS payer, recipient.name AS recipient, t.label AS topic, m.start, m."end",
    m.text, m.confidence
FROM money m
JOIN current_releases c ON c.id = m.release_id
LEFT JOIN organisations payer ON payer.id = m.payer_id
LEFT JOIN organisations recipient ON recipient.id = m.recipient_id
LEFT JOIN topics t ON t.release_id = m.release_id AND t.rank = 1
ORDER BY c.position, m.id;

CREATE VIEW flat_quotes AS
SELECT
    c.text_id AS release, c.uri, c.date, p.local_id AS person, p.name AS speaker, q.kind, q.cue, q.start, q."end", q.text
FROM quotes q
JOIN current_releases c ON c.id = q.release_id
LEFT JOIN people p ON p.id = q.speaker_id
ORDER BY c.position, q.id;

CREATE VIEW flat_topics AS
SELECT c.text_id AS release, c.uri, c.date, t.rank, t.label, t.score, t.terms
FROM topics t
JOIN current_releases c ON c.id = t.release_id
ORDER BY c.position, t.rank;

CREATE VIEW flat_mentions AS
SELECT
    c.text_id AS release, c.uri, p.local_id AS person, o.local_id AS organisation, m.start, m."end", m.text
FROM mentions m
JOIN current_releases c ON c.id = m.release_id
LEFT JOIN people p ON p.id = m.person_id
LEFT JOIN organisations o ON o.id = m.organisation_id
ORDER BY c.position, m.start, m.id;

CREATE VIEW flat_sections AS
SELECT c.text_id AS release, c.uri, s.kind, s.start, s."end", s.repeats
FROM sections s
JOIN current_releases c ON c.id = s.release_id
ORDER BY c.position, s.id;

CREATE VIEW flat_warnings AS
SELECT c.text_id AS release, c.uri, w.code, w.message
FROM warnings w
JOIN current_releases c ON c.id = w.release_id
ORDER BY c.position, w.id;
