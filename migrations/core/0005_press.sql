-- What the press wrote; files that hang on records; the events.
CREATE TABLE outlets (
    id         UUID        NOT NULL PRIMARY KEY,
    name       TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind       TEXT        NOT NULL CHECK (kind IN ('news_agency','news_site','newspaper','magazine','broadcast','social_channel')),
    site       TEXT        NOT NULL DEFAULT '' CHECK (length(site) <= 300),
    licensed   TEXT        NOT NULL DEFAULT 'unknown' CHECK (licensed IN ('yes','no','unknown')),
    note       TEXT        NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    folded     TEXT        NOT NULL,
    sort_key   TEXT        NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    version    BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX outlets_folded ON outlets (folded);

CREATE TABLE coverage (
    id                UUID        NOT NULL PRIMARY KEY,
    outlet_id         UUID        NOT NULL REFERENCES outlets (id),
    headline          TEXT        NOT NULL CHECK (length(headline) BETWEEN 1 AND 500),
    url               TEXT        NOT NULL DEFAULT '' CHECK (length(url) <= 2000),
    published_on      DATE        NOT NULL,
    published_time    TEXT        NOT NULL DEFAULT '' CHECK (length(published_time) <= 5),
    reporter          TEXT        NOT NULL DEFAULT '' CHECK (length(reporter) <= 200),
    tone              TEXT        CHECK (tone IN ('positive','neutral','negative')),
    excerpt           TEXT        NOT NULL DEFAULT '' CHECK (length(excerpt) <= 4000),
    kept_text         TEXT        NOT NULL DEFAULT '' CHECK (length(kept_text) <= 200000),
    republished_from  UUID        REFERENCES coverage (id),
    folded            TEXT        NOT NULL,
    fingerprint       TEXT        NOT NULL DEFAULT '' CHECK (length(fingerprint) <= 32),
    created_by        UUID        NOT NULL REFERENCES users (id),
    created_at        TIMESTAMPTZ NOT NULL,
    updated_at        TIMESTAMPTZ NOT NULL,
    deleted_at        TIMESTAMPTZ,
    version           BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX coverage_published ON coverage (published_on DESC, id DESC);
CREATE INDEX coverage_outlet ON coverage (outlet_id);
CREATE INDEX coverage_url ON coverage (url);
CREATE INDEX coverage_republished ON coverage (republished_from) WHERE republished_from IS NOT NULL;
CREATE INDEX coverage_fingerprint ON coverage (fingerprint);

CREATE TABLE coverage_agreements (
    coverage_id  UUID NOT NULL REFERENCES coverage (id),
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    PRIMARY KEY (coverage_id, agreement_id)
);
CREATE INDEX coverage_agreements_agreement ON coverage_agreements (agreement_id);

CREATE TABLE coverage_meetings (
    coverage_id UUID NOT NULL REFERENCES coverage (id),
    meeting_id  UUID NOT NULL REFERENCES meetings (id),
    PRIMARY KEY (coverage_id, meeting_id)
);
CREATE INDEX coverage_meetings_meeting ON coverage_meetings (meeting_id);

-- The bytes lie in the object store under their SHA-256; this is what they are and where they hang.
CREATE TABLE attachments (
    id           UUID        NOT NULL PRIMARY KEY,
    kind         TEXT        NOT NULL CHECK (kind IN ('signed_copy','draft_file','minutes_scan','press_copy','photo','letter','other')),
    file_name    TEXT        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    media_type   TEXT        NOT NULL CHECK (length(media_type) <= 100),
    size         BIGINT      NOT NULL CHECK (size >= 0),
    sha256       TEXT        NOT NULL CHECK (length(sha256) = 64),
    agreement_id UUID        REFERENCES agreements (id),
    draft_id     UUID        REFERENCES drafts (id),
    meeting_id   UUID        REFERENCES meetings (id),
    coverage_id  UUID        REFERENCES coverage (id),
    uploaded_by  UUID        NOT NULL REFERENCES users (id),
    created_at   TIMESTAMPTZ NOT NULL,
    deleted_at   TIMESTAMPTZ
);
CREATE INDEX attachments_agreement ON attachments (agreement_id);
CREATE INDEX attachments_draft ON attachments (draft_id);
CREATE INDEX attachments_meeting ON attachments (meeting_id);
CREATE INDEX attachments_coverage ON attachments (coverage_id);

-- Append-only: who did what, on what, what changed and why. Each row is sealed together with the seal of the
-- one before it, under a key that is not in the database.
CREATE TABLE events (
    id           UUID        NOT NULL PRIMARY KEY,
    seq          BIGINT      NOT NULL UNIQUE,
    at           TIMESTAMPTZ NOT NULL,
    user_id      UUID        REFERENCES users (id),
    session      TEXT        NOT NULL,
    actor_name   TEXT        NOT NULL,
    actor_post   TEXT        NOT NULL,
    verb         TEXT        NOT NULL CHECK (length(verb) BETWEEN 1 AND 60),
    subject_kind TEXT        NOT NULL CHECK (length(subject_kind) BETWEEN 1 AND 40),
    subject_id   UUID        NOT NULL,
    title        TEXT        NOT NULL,
    agreement_id UUID        REFERENCES agreements (id),
    changes      TEXT        NOT NULL,
    reason       TEXT        NOT NULL,
    prev         BYTEA       NOT NULL CHECK (length(prev) = 32),
    seal         BYTEA       NOT NULL CHECK (length(seal) = 32)
);
CREATE INDEX events_at ON events (at DESC, id DESC);
CREATE INDEX events_agreement ON events (agreement_id, at DESC);
CREATE INDEX events_subject ON events (subject_id, at DESC);
