-- What each party has bound itself to, and what shows that it was done.
CREATE TABLE commitments (
    id              UUID        NOT NULL PRIMARY KEY,
    agreement_id    UUID        NOT NULL REFERENCES agreements (id),
    organisation_id UUID        NOT NULL REFERENCES organisations (id),
    text            TEXT        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    article         TEXT        NOT NULL DEFAULT '' CHECK (length(article) <= 100),
    decision_id     UUID        REFERENCES decisions (id),
    every           TEXT        NOT NULL CHECK (every IN ('once','month','quarter','year')),
    times           BIGINT      NOT NULL CHECK (times BETWEEN 1 AND 1000),
    from_on         DATE,
    until_on        DATE,
    owner_id        UUID        REFERENCES users (id),
    waived_on       DATE,
    waived_reason   TEXT        NOT NULL DEFAULT '' CHECK (length(waived_reason) <= 2000),
    waived_by       UUID        REFERENCES users (id),
    created_by      UUID        NOT NULL REFERENCES users (id),
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    deleted_at      TIMESTAMPTZ,
    version         BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX commitments_agreement ON commitments (agreement_id);
CREATE INDEX commitments_organisation ON commitments (organisation_id);
CREATE INDEX commitments_owner ON commitments (owner_id);
CREATE INDEX commitments_decision ON commitments (decision_id);

-- A dated note or file: so many pieces of what was promised.
CREATE TABLE commitment_evidence (
    id            UUID        NOT NULL PRIMARY KEY,
    commitment_id UUID        NOT NULL REFERENCES commitments (id),
    done_on       DATE        NOT NULL,
    pieces        BIGINT      NOT NULL CHECK (pieces BETWEEN 1 AND 1000),
    note          TEXT        NOT NULL DEFAULT '' CHECK (length(note) <= 2000),
    attachment_id UUID        REFERENCES attachments (id),
    recorded_by   UUID        NOT NULL REFERENCES users (id),
    recorded_at   TIMESTAMPTZ NOT NULL,
    deleted_at    TIMESTAMPTZ
);
CREATE INDEX commitment_evidence_commitment ON commitment_evidence (commitment_id, done_on);

-- Press that shows it; such an item is about the agreement too.
CREATE TABLE coverage_commitments (
    coverage_id   UUID NOT NULL REFERENCES coverage (id),
    commitment_id UUID NOT NULL REFERENCES commitments (id),
    PRIMARY KEY (coverage_id, commitment_id)
);
CREATE INDEX coverage_commitments_commitment ON coverage_commitments (commitment_id);
