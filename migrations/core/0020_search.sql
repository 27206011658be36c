-- What can be searched for: a row for each record, and the words that occur.
-- The id of a row says kind, day and order (search/place.rs), so that the newest of a kind and of a year are one range.
CREATE TABLE search_docs (
    id     BIGINT NOT NULL PRIMARY KEY,
    kind   TEXT   NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    ref_id UUID   NOT NULL,
    names  TEXT   NOT NULL DEFAULT '',
    UNIQUE (kind, ref_id)
);

-- Every word that was ever indexed, as it was first written, and its runs of three letters.
CREATE TABLE search_words (
    word     TEXT NOT NULL PRIMARY KEY,
    spelling TEXT NOT NULL
);
CREATE TABLE search_grams (
    gram TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (gram, word)
);
