-- One writer at a time, as SQLite has it: every writing transaction locks this row first.
CREATE TABLE writer (id BIGINT PRIMARY KEY);
INSERT INTO writer VALUES (1);
