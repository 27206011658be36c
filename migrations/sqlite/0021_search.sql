-- Folded words of names (t) and texts (w), and their neighbours joined (tc, c); nothing of the text itself is kept here.
-- What comes in is words between spaces already, so that the plainest tokenizer is the right one.
CREATE VIRTUAL TABLE search_index USING fts5(t, tc, w, c, content='', contentless_delete=1, tokenize='ascii', prefix='3 4');
