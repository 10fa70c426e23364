-- Full-text search over titles and texts. `spellings` makes Straße and Strasse, Bürger and Buerger find each other, in
-- any program that speaks SQL: the other spellings stand in the index, so that queries need no folding.
-- Diacritics stay (remove_diacritics 0): fordern is not fördern, schon is not schön.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, spellings,
    content = 'releases', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER releases_into_search AFTER INSERT ON releases BEGIN
    INSERT INTO search (rowid, title, text, spellings) VALUES (new.id, new.title, new.text, new.spellings);
END;

CREATE TRIGGER releases_out_of_search AFTER DELETE ON releases BEGIN
    INSERT INTO search (search, rowid, title, text, spellings)
    VALUES ('delete', old.id, old.title, old.text, old.spellings);
END;

CREATE TRIGGER releases_anew_in_search AFTER UPDATE OF title, text, spellings ON releases BEGIN
    INSERT INTO search (search, rowid, title, text, spellings)
    VALUES ('delete', old.id, old.title, old.text, old.spellings);
    INSERT INTO search (rowid, title, text, spellings) VALUES (new.id, new.title, new.text, new.spellings);
END;
