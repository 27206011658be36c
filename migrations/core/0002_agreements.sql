-- Agreements, their parties, and the history of their stages.
CREATE TABLE agreements (
    id                UUID        NOT NULL PRIMARY KEY,
    reference         TEXT        NOT NULL UNIQUE,
    year              BIGINT      NOT NULL,
    number            BIGINT      NOT NULL,
    title             TEXT        NOT NULL CHECK (length(title) BETWEEN 1 AND 500),
    kind              TEXT        NOT NULL CHECK (kind IN ('mou','agreement','addendum','letter_of_intent')),
    subject           TEXT        NOT NULL DEFAULT '' CHECK (length(subject) <= 4000),
    aims              TEXT        NOT NULL DEFAULT '' CHECK (length(aims) <= 20000),
    owner_id          UUID        REFERENCES users (id),
    confidential      BOOLEAN     NOT NULL DEFAULT FALSE,
    stage             TEXT        NOT NULL CHECK (stage IN ('meeting','drafting','signing','in_force','concluded','halted')),
    stage_since       DATE        NOT NULL,
    halted_from       TEXT        CHECK (halted_from IN ('meeting','drafting','signing')),
    outcome           TEXT        CHECK (outcome IN ('completed','expired','terminated','superseded','dropped','rejected','dormant')),
    next_step         TEXT        NOT NULL DEFAULT '' CHECK (length(next_step) <= 500),
    next_due_on       DATE,
    awaited           TEXT        CHECK (awaited IN ('us','party','person')),
    awaited_party_id  UUID        REFERENCES organisations (id),
    awaited_person_id UUID        REFERENCES persons (id),
    letters           TEXT        NOT NULL DEFAULT '' CHECK (length(letters) <= 2000),
    tags              TEXT        NOT NULL DEFAULT '' CHECK (length(tags) <= 500),
    amends_id         UUID        REFERENCES agreements (id),
    relation          TEXT        CHECK (relation IN ('amends','renews','supersedes','related')),
    period            BIGINT      NOT NULL,
    folded            TEXT        NOT NULL,
    sort_key          TEXT        NOT NULL,
    created_by        UUID        NOT NULL REFERENCES users (id),
    created_at        TIMESTAMPTZ NOT NULL,
    updated_at        TIMESTAMPTZ NOT NULL,
    deleted_at        TIMESTAMPTZ,
    version           BIGINT      NOT NULL DEFAULT 1,
    UNIQUE (year, number)
);
CREATE INDEX agreements_updated ON agreements (updated_at DESC, id DESC);
-- Holds all that the desk counts by, so that counting ten thousand reads no row of the table.
CREATE INDEX agreements_stage
    ON agreements (stage, stage_since, id, deleted_at, confidential, owner_id, next_due_on, next_step);
CREATE INDEX agreements_due ON agreements (next_due_on);
CREATE INDEX agreements_owner ON agreements (owner_id, stage);
CREATE INDEX agreements_sort ON agreements (sort_key, id);
CREATE INDEX agreements_amends ON agreements (amends_id);
CREATE INDEX agreements_awaited_party ON agreements (awaited_party_id) WHERE awaited_party_id IS NOT NULL;
CREATE INDEX agreements_awaited_person ON agreements (awaited_person_id) WHERE awaited_person_id IS NOT NULL;

CREATE TABLE agreement_team (
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    user_id      UUID NOT NULL REFERENCES users (id),
    PRIMARY KEY (agreement_id, user_id)
);

CREATE TABLE agreement_parties (
    agreement_id      UUID   NOT NULL REFERENCES agreements (id),
    organisation_id   UUID   NOT NULL REFERENCES organisations (id),
    position          BIGINT NOT NULL,
    role              TEXT   NOT NULL CHECK (role IN ('first_party','party','supporter','witness')),
    representative_id UUID   REFERENCES posts (id),
    signatory_id      UUID   REFERENCES posts (id),
    PRIMARY KEY (agreement_id, organisation_id)
);
CREATE INDEX agreement_parties_organisation ON agreement_parties (organisation_id);
CREATE INDEX agreement_parties_representative ON agreement_parties (representative_id) WHERE representative_id IS NOT NULL;
CREATE INDEX agreement_parties_signatory ON agreement_parties (signatory_id) WHERE signatory_id IS NOT NULL;

-- One row a stage entered; days per stage are computed from these, never from log text.
CREATE TABLE stage_history (
    id           UUID        NOT NULL PRIMARY KEY,
    agreement_id UUID        NOT NULL REFERENCES agreements (id),
    step         TEXT        NOT NULL,
    from_stage   TEXT        CHECK (from_stage IN ('meeting','drafting','signing','in_force','concluded','halted')),
    to_stage     TEXT        NOT NULL CHECK (to_stage IN ('meeting','drafting','signing','in_force','concluded','halted')),
    entered_on   DATE        NOT NULL,
    at           TIMESTAMPTZ NOT NULL,
    by_user      UUID        NOT NULL REFERENCES users (id),
    reason       TEXT        NOT NULL DEFAULT '' CHECK (length(reason) <= 4000),
    unmet        TEXT        NOT NULL DEFAULT ''
);
CREATE INDEX stage_history_agreement ON stage_history (agreement_id, at);
CREATE INDEX stage_history_entered ON stage_history (entered_on, to_stage);

-- The years in force; they never overlap, a renewal adds one.
CREATE TABLE periods (
    id              UUID        NOT NULL PRIMARY KEY,
    agreement_id    UUID        NOT NULL REFERENCES agreements (id),
    starts_on       DATE        NOT NULL,
    ends_on         DATE,
    decision_due_on DATE,
    created_by      UUID        NOT NULL REFERENCES users (id),
    created_at      TIMESTAMPTZ NOT NULL,
    CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX periods_agreement ON periods (agreement_id, starts_on, id, ends_on);
CREATE INDEX periods_ends ON periods (ends_on);

CREATE TABLE saved_views (
    id         UUID        NOT NULL PRIMARY KEY,
    user_id    UUID        NOT NULL REFERENCES users (id),
    name       TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    query      TEXT        NOT NULL CHECK (length(query) <= 2000),
    pinned     BOOLEAN     NOT NULL DEFAULT FALSE,
    shared     BOOLEAN     NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    version    BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX saved_views_user ON saved_views (user_id);

-- A report under a name: what was asked, and in which format it is produced again. Its period may
-- move with the day, such as the month before this one.
CREATE TABLE saved_reports (
    id         UUID        NOT NULL PRIMARY KEY,
    user_id    UUID        NOT NULL REFERENCES users (id),
    name       TEXT        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    report     TEXT        NOT NULL CHECK (length(report) <= 40),
    format     TEXT        NOT NULL CHECK (length(format) <= 10),
    query      TEXT        NOT NULL CHECK (length(query) <= 2000),
    shared     BOOLEAN     NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ
);
CREATE INDEX saved_reports_user ON saved_reports (user_id);
