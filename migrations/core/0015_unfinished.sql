-- What somebody is typing and has not handed in yet, kept by the page itself; nobody else's to read.
CREATE TABLE unfinished (
    user_id  UUID        NOT NULL REFERENCES users (id),
    place    TEXT        NOT NULL CHECK (length(place) BETWEEN 1 AND 100),
    title    TEXT        NOT NULL CHECK (length(title) <= 200),
    fields   TEXT        NOT NULL CHECK (length(fields) <= 400000),
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, place)
);
