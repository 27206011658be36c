-- What was brought in from files: each file once, with every record it wrote, so that it can be taken back.
CREATE TABLE imports (
    id          UUID        NOT NULL PRIMARY KEY,
    kind        TEXT        NOT NULL CHECK (kind IN ('organisations','people','agreements','outlets','coverage')),
    file_name   TEXT        NOT NULL CHECK (length(file_name) <= 300),
    created     BIGINT      NOT NULL,
    updated     BIGINT      NOT NULL,
    unchanged   BIGINT      NOT NULL,
    imported_by UUID        NOT NULL REFERENCES users (id),
    imported_at TIMESTAMPTZ NOT NULL,
    undone_by   UUID        REFERENCES users (id),
    undone_at   TIMESTAMPTZ
);
CREATE INDEX imports_at ON imports (imported_at DESC, id DESC);

-- A record that was written: what was recorded before, nothing for a new one, and what has been since.
CREATE TABLE import_records (
    import_id UUID   NOT NULL REFERENCES imports (id),
    place     BIGINT NOT NULL,
    line      BIGINT NOT NULL,
    kind      TEXT   NOT NULL CHECK (kind IN ('organisation','person','post','outlet','coverage','agreement')),
    record_id UUID   NOT NULL,
    name      TEXT   NOT NULL,
    version   BIGINT NOT NULL,
    before    JSONB,
    after     JSONB  NOT NULL,
    PRIMARY KEY (import_id, place)
);
CREATE INDEX import_records_record ON import_records (record_id);
