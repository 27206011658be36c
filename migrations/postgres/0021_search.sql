-- Folded words of names and texts, and their neighbours joined; what each lexeme is, its first letter says (search/postgres.rs).
CREATE TABLE search_index (
    id    BIGINT   NOT NULL PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX search_index_words ON search_index USING gin (words);
