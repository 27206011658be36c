-- Identities with a provider with which users sign in: by what it calls them, and never anybody else.
CREATE TABLE identities (
    issuer    TEXT        NOT NULL CHECK (length(issuer) <= 1000),
    subject   TEXT        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    user_id   UUID        NOT NULL REFERENCES users (id),
    linked_at TIMESTAMPTZ NOT NULL,
    used_at   TIMESTAMPTZ,
    PRIMARY KEY (issuer, subject),
    UNIQUE (user_id, issuer)
);

-- Answers of a provider are good once; kept for as long as one could come again.
CREATE TABLE used_flows (
    state_hash TEXT        NOT NULL PRIMARY KEY,
    expires_at TIMESTAMPTZ NOT NULL
);
