-- Meetings with their attendance and decisions; actions, wherever they were born.
CREATE TABLE meetings (
    id            UUID        NOT NULL PRIMARY KEY,
    subject       TEXT        NOT NULL CHECK (length(subject) BETWEEN 1 AND 500),
    held_on       DATE        NOT NULL,
    starts_at     TEXT        NOT NULL DEFAULT '' CHECK (length(starts_at) <= 5),
    ends_at       TEXT        NOT NULL DEFAULT '' CHECK (length(ends_at) <= 5),
    place         TEXT        NOT NULL DEFAULT '' CHECK (length(place) <= 300),
    state         TEXT        NOT NULL CHECK (state IN ('planned','held','cancelled')),
    cancel_reason TEXT        NOT NULL DEFAULT '' CHECK (length(cancel_reason) <= 1000),
    chair_id      UUID        REFERENCES persons (id),
    secretary_id  UUID        REFERENCES persons (id),
    agenda        TEXT        NOT NULL DEFAULT '' CHECK (length(agenda) <= 20000),
    minutes       TEXT        NOT NULL DEFAULT '' CHECK (length(minutes) <= 200000),
    finalised_at  TIMESTAMPTZ,
    finalised_by  UUID        REFERENCES users (id),
    folded        TEXT        NOT NULL,
    created_by    UUID        NOT NULL REFERENCES users (id),
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL,
    deleted_at    TIMESTAMPTZ,
    version       BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX meetings_held ON meetings (held_on DESC, id DESC);
CREATE INDEX meetings_chair ON meetings (chair_id) WHERE chair_id IS NOT NULL;
CREATE INDEX meetings_secretary ON meetings (secretary_id) WHERE secretary_id IS NOT NULL;

CREATE TABLE meeting_agreements (
    meeting_id   UUID NOT NULL REFERENCES meetings (id),
    agreement_id UUID NOT NULL REFERENCES agreements (id),
    PRIMARY KEY (meeting_id, agreement_id)
);
CREATE INDEX meeting_agreements_agreement ON meeting_agreements (agreement_id);

CREATE TABLE attendances (
    meeting_id     UUID   NOT NULL REFERENCES meetings (id),
    person_id      UUID   NOT NULL REFERENCES persons (id),
    post_id        UUID   REFERENCES posts (id),
    state          TEXT   NOT NULL CHECK (state IN ('present','absent','excused','represented')),
    represented_by TEXT   NOT NULL DEFAULT '' CHECK (length(represented_by) <= 200),
    position       BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX attendances_person ON attendances (person_id);
CREATE INDEX attendances_post ON attendances (post_id) WHERE post_id IS NOT NULL;

CREATE TABLE decisions (
    id           UUID   NOT NULL PRIMARY KEY,
    meeting_id   UUID   NOT NULL REFERENCES meetings (id),
    agreement_id UUID   REFERENCES agreements (id),
    year         BIGINT NOT NULL,
    number       BIGINT NOT NULL,
    text         TEXT   NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    position     BIGINT NOT NULL,
    UNIQUE (year, number)
);
CREATE INDEX decisions_meeting ON decisions (meeting_id, position);
CREATE INDEX decisions_agreement ON decisions (agreement_id);

CREATE TABLE actions (
    id              UUID        NOT NULL PRIMARY KEY,
    text            TEXT        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    user_id         UUID        REFERENCES users (id),
    person_id       UUID        REFERENCES persons (id),
    organisation_id UUID        REFERENCES organisations (id),
    due_on          DATE,
    done_on         DATE,
    done_note       TEXT        NOT NULL DEFAULT '' CHECK (length(done_note) <= 1000),
    done_by         UUID        REFERENCES users (id),
    agreement_id    UUID        REFERENCES agreements (id),
    meeting_id      UUID        REFERENCES meetings (id),
    decision_id     UUID        REFERENCES decisions (id),
    created_by      UUID        NOT NULL REFERENCES users (id),
    created_at      TIMESTAMPTZ NOT NULL,
    updated_at      TIMESTAMPTZ NOT NULL,
    deleted_at      TIMESTAMPTZ,
    version         BIGINT      NOT NULL DEFAULT 1
);
CREATE INDEX actions_open ON actions (done_on, due_on);
CREATE INDEX actions_agreement ON actions (agreement_id);
CREATE INDEX actions_meeting ON actions (meeting_id);
CREATE INDEX actions_user ON actions (user_id, done_on);
CREATE INDEX actions_person ON actions (person_id);
CREATE INDEX actions_organisation ON actions (organisation_id);
