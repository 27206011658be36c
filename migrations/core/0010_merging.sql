-- Two records that were one: which was kept, and all that must be known to part them again.
CREATE TABLE merges (
    id        UUID        NOT NULL PRIMARY KEY,
    kind      TEXT        NOT NULL CHECK (kind IN ('organisation','person')),
    kept_id   UUID        NOT NULL,
    gone_id   UUID        NOT NULL,
    detail    JSONB       NOT NULL,
    merged_by UUID        NOT NULL REFERENCES users (id),
    merged_at TIMESTAMPTZ NOT NULL,
    undone_at TIMESTAMPTZ
);
CREATE INDEX merges_gone ON merges (gone_id);

-- Two records that look alike and are not the same; the lesser id stands first.
CREATE TABLE distinct_pairs (
    kind      TEXT        NOT NULL CHECK (kind IN ('organisation','person')),
    one_id    UUID        NOT NULL,
    other_id  UUID        NOT NULL,
    said_by   UUID        NOT NULL REFERENCES users (id),
    said_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, one_id, other_id)
);
