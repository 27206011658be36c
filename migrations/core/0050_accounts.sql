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

-- The second step of signing in. The secret is sealed with a key that is not in the database.
CREATE TABLE second_factors (
    user_id      UUID        NOT NULL PRIMARY KEY REFERENCES users (id),
    secret       BYTEA       NOT NULL,
    last_step    BIGINT      NOT NULL DEFAULT 0,
    created_at   TIMESTAMPTZ NOT NULL,
    confirmed_at TIMESTAMPTZ
);

CREATE TABLE recovery_codes (
    user_id   UUID        NOT NULL REFERENCES users (id),
    code_hash TEXT        NOT NULL,
    used_at   TIMESTAMPTZ,
    PRIMARY KEY (user_id, code_hash)
);

-- Sign-ins half way: the password was right, the code is still to come.
CREATE TABLE sign_ins (
    token_hash TEXT        NOT NULL PRIMARY KEY,
    user_id    UUID        NOT NULL REFERENCES users (id),
    auth_epoch BIGINT      NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
