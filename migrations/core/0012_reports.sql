-- Whom each agreement awaited, and since when: one row when that changes. The days it lay with us
-- and with others are counted from these.
CREATE TABLE awaits (
    id           UUID        NOT NULL PRIMARY KEY,
    agreement_id UUID        NOT NULL REFERENCES agreements (id),
    awaited      TEXT        CHECK (awaited IN ('us','party','person')),
    party_id     UUID        REFERENCES organisations (id),
    person_id    UUID        REFERENCES persons (id),
    since        DATE        NOT NULL,
    at           TIMESTAMPTZ NOT NULL
);
CREATE INDEX awaits_agreement ON awaits (agreement_id, since, at);
CREATE INDEX awaits_party ON awaits (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX awaits_person ON awaits (person_id) WHERE person_id IS NOT NULL;

-- What the director says about a period, printed with the report about it.
CREATE TABLE report_notes (
    report     TEXT        NOT NULL CHECK (length(report) BETWEEN 1 AND 40),
    period     TEXT        NOT NULL CHECK (length(period) BETWEEN 1 AND 40),
    text       TEXT        NOT NULL CHECK (length(text) <= 4000),
    author_id  UUID        NOT NULL REFERENCES users (id),
    updated_at TIMESTAMPTZ NOT NULL,
    version    BIGINT      NOT NULL DEFAULT 1,
    PRIMARY KEY (report, period)
);
