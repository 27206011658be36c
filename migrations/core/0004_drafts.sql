-- Drafts: versions that never change, the working copy that does; verdicts; signatures.
CREATE TABLE drafts (
    id           UUID        NOT NULL PRIMARY KEY,
    agreement_id UUID        NOT NULL REFERENCES agreements (id),
    number       BIGINT      NOT NULL,
    text         TEXT        NOT NULL CHECK (length(text) BETWEEN 1 AND 500000),
    note         TEXT        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    author_id    UUID        NOT NULL REFERENCES users (id),
    created_at   TIMESTAMPTZ NOT NULL,
    UNIQUE (agreement_id, number)
);

CREATE TABLE working_copies (
    agreement_id UUID        NOT NULL PRIMARY KEY REFERENCES agreements (id),
    text         TEXT        NOT NULL CHECK (length(text) <= 500000),
    updated_by   UUID        NOT NULL REFERENCES users (id),
    updated_at   TIMESTAMPTZ NOT NULL,
    version      BIGINT      NOT NULL DEFAULT 1
);

CREATE TABLE verdicts (
    draft_id        UUID        NOT NULL REFERENCES drafts (id),
    organisation_id UUID        NOT NULL REFERENCES organisations (id),
    verdict         TEXT        NOT NULL CHECK (verdict IN ('approved','returned')),
    given_by        TEXT        NOT NULL DEFAULT '' CHECK (length(given_by) <= 300),
    given_on        DATE        NOT NULL,
    reason_code     TEXT        CHECK (reason_code IN ('legal','financial','scope','wording','authority','other')),
    reason          TEXT        NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
    recorded_by     UUID        NOT NULL REFERENCES users (id),
    recorded_at     TIMESTAMPTZ NOT NULL,
    version         BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (draft_id, organisation_id)
);
CREATE INDEX verdicts_organisation ON verdicts (organisation_id);

CREATE TABLE signatures (
    id              UUID        NOT NULL PRIMARY KEY,
    agreement_id    UUID        NOT NULL REFERENCES agreements (id),
    organisation_id UUID        NOT NULL REFERENCES organisations (id),
    draft_id        UUID        NOT NULL REFERENCES drafts (id),
    post_id         UUID        NOT NULL REFERENCES posts (id),
    signed_on       DATE        NOT NULL,
    place           TEXT        NOT NULL DEFAULT '' CHECK (length(place) <= 300),
    override_reason TEXT        NOT NULL DEFAULT '' CHECK (length(override_reason) <= 1000),
    recorded_by     UUID        NOT NULL REFERENCES users (id),
    recorded_at     TIMESTAMPTZ NOT NULL,
    void_at         TIMESTAMPTZ,
    void_reason     TEXT        NOT NULL DEFAULT '' CHECK (length(void_reason) <= 4000)
);
CREATE UNIQUE INDEX signatures_standing ON signatures (agreement_id, organisation_id) WHERE void_at IS NULL;
CREATE INDEX signatures_signed ON signatures (signed_on);
CREATE INDEX signatures_agreement ON signatures (agreement_id);
CREATE INDEX signatures_organisation ON signatures (organisation_id);
CREATE INDEX signatures_post ON signatures (post_id);
