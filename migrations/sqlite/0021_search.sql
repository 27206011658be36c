-- Folded words in their order, then neighbours joined, each with a sign before it (search/sqlite.rs); nothing of the
-- text itself is kept here. What comes in is words between spaces already, so that the plainest tokenizer is the right one.
-- Beginnings of three letters are kept; longer ones are looked up among the words (search_words).
CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '+='", prefix='3');
-- The same of names alone.
CREATE VIRTUAL TABLE search_names USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '+='", prefix='3');
-- The pieces that writing leaves are put together by the server, when nobody waits for it (search/upkeep.rs).
INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16);
INSERT INTO search_names (search_names, rank) VALUES ('automerge', 16);
