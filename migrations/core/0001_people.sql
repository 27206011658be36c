-- Who uses the program, and the parties and people it records.
-- One text for both engines; db.rs renames the types for SQLite so that its tables are STRICT.
CREATE TABLE settings (
    key   TEXT NOT NULL PRIMARY KEY CHECK (length(key) <= 60),
    value TEXT NOT NULL CHECK (length(value) <= 4000)
);

-- The emblem of the letterhead: one at most.
CREATE TABLE emblem (
    one    BIGINT      NOT NULL PRIMARY KEY CHECK (one = 1),
    png    BYTEA       NOT NULL,
    width  BIGINT      NOT NULL,
    height BIGINT      NOT NULL,
    set_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE users (
    id            UUID        NOT NULL PRIMARY KEY,
    username      TEXT        NOT NULL UNIQUE CHECK (length(username) BETWEEN 1 AND 60),
    name          TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    post          TEXT        NOT NULL DEFAULT '' CHECK (length(post) <= 200),
    role          TEXT        NOT NULL CHECK (role IN ('viewer','officer','manager','admin')),
    language      TEXT        NOT NULL DEFAULT 'fa' CHECK (language IN ('fa','en')),
    theme         TEXT        NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto','light','dark')),
    density       TEXT        NOT NULL DEFAULT 'comfortable' CHECK (density IN ('comfortable','compact')),
    password_hash TEXT,
    active        BOOLEAN     NOT NULL DEFAULT TRUE,
    auth_epoch    BIGINT      NOT NULL DEFAULT 1,
    failures      BIGINT      NOT NULL DEFAULT 0,
    failed_at     TIMESTAMPTZ,
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    version       BIGINT      NOT NULL DEFAULT 1
);

-- Only hashes of tokens are kept: a copy of the database opens no session.
CREATE TABLE sessions (
    token_hash   TEXT        NOT NULL PRIMARY KEY,
    id           UUID        NOT NULL UNIQUE,
    user_id      UUID        NOT NULL REFERENCES users (id),
    auth_epoch   BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    expires_at   TIMESTAMPTZ NOT NULL,
    address      TEXT        NOT NULL DEFAULT '',
    agent        TEXT        NOT NULL DEFAULT '',
    factor_shown BOOLEAN     NOT NULL DEFAULT FALSE
);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE links (
    token_hash TEXT        NOT NULL PRIMARY KEY,
    kind       TEXT        NOT NULL CHECK (kind IN ('setup','invite','reset','demo')),
    user_id    UUID        REFERENCES users (id),
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ
);

-- A form handed in twice is answered with the first answer: where it led, and what was said there.
CREATE TABLE receipts (
    form_id  UUID        NOT NULL PRIMARY KEY,
    location TEXT        NOT NULL,
    text     TEXT        NOT NULL DEFAULT '',
    undo     TEXT,
    at       TIMESTAMPTZ NOT NULL
);

CREATE TABLE organisations (
    id          UUID        NOT NULL PRIMARY KEY,
    name        TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    short_name  TEXT        NOT NULL DEFAULT '' CHECK (length(short_name) <= 100),
    kind        TEXT        NOT NULL CHECK (kind IN ('public_body','foundation','media','cooperative','company','university','association','other')),
    own         BOOLEAN     NOT NULL DEFAULT FALSE,
    national_id TEXT        NOT NULL DEFAULT '' CHECK (length(national_id) <= 20),
    province    TEXT        NOT NULL DEFAULT '' CHECK (length(province) <= 100),
    address     TEXT        NOT NULL DEFAULT '' CHECK (length(address) <= 500),
    phone       TEXT        NOT NULL DEFAULT '' CHECK (length(phone) <= 100),
    site        TEXT        NOT NULL DEFAULT '' CHECK (length(site) <= 300),
    note        TEXT        NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    folded      TEXT        NOT NULL,
    found_by    TEXT        NOT NULL DEFAULT '',
    sort_key    TEXT        NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    deleted_at  TIMESTAMPTZ,
    version     BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX organisations_folded ON organisations (folded);
CREATE INDEX organisations_sort ON organisations (sort_key, id);
CREATE UNIQUE INDEX organisations_own ON organisations (own) WHERE own;

CREATE TABLE persons (
    id         UUID        NOT NULL PRIMARY KEY,
    name       TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    honorific  TEXT        NOT NULL DEFAULT '' CHECK (length(honorific) <= 100),
    phone      TEXT        NOT NULL DEFAULT '' CHECK (length(phone) <= 100),
    email      TEXT        NOT NULL DEFAULT '' CHECK (length(email) <= 200),
    note       TEXT        NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    folded     TEXT        NOT NULL,
    found_by   TEXT        NOT NULL DEFAULT '',
    sort_key   TEXT        NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    version    BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX persons_folded ON persons (folded);
CREATE INDEX persons_sort ON persons (sort_key, id);

-- People change posts; records point at the post held then. A post without a title is one of which
-- only the organisation was told.
CREATE TABLE posts (
    id              UUID        NOT NULL PRIMARY KEY,
    person_id       UUID        NOT NULL REFERENCES persons (id),
    organisation_id UUID        NOT NULL REFERENCES organisations (id),
    title           TEXT        NOT NULL CHECK (length(title) <= 200),
    starts_on       DATE,
    ends_on         DATE,
    may_sign        BOOLEAN     NOT NULL DEFAULT FALSE,
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    version         BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX posts_person ON posts (person_id);
CREATE INDEX posts_organisation ON posts (organisation_id);
