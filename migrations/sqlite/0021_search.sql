-- Folded words in their order, then neighbours joined, each with a sign before it (search/sqlite.rs); nothing of the
-- text itself is kept here. What comes in is words between spaces already, so that the plainest tokenizer is the right one.
CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '+='", prefix='3 4');
-- The same of names alone.
CREATE VIRTUAL TABLE search_names USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '+='", prefix='3 4');
