-- Browsers from which somebody signed in before: the guesses of strangers elsewhere do not hold
-- them up, and they have a count of failures of their own.
CREATE TABLE browsers (
    token_hash TEXT        NOT NULL PRIMARY KEY,
    user_id    UUID        NOT NULL REFERENCES users (id),
    used_at    TIMESTAMPTZ NOT NULL,
    failures   BIGINT      NOT NULL DEFAULT 0,
    failed_at  TIMESTAMPTZ
);
CREATE INDEX browsers_user ON browsers (user_id);
