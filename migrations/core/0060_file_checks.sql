-- When the bytes of each file were looked over last, and what was wrong with them.
CREATE TABLE file_checks (
    sha256     TEXT        NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    checked_at TIMESTAMPTZ NOT NULL,
    fault      TEXT        CHECK (fault IN ('missing','changed','unreadable'))
);
