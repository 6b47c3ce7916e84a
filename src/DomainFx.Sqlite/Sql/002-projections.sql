-- One row for each version of a read model, projection or reactor: where it stands, and who works on it.
CREATE TABLE domainfx_projections (
    name         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    stage        INTEGER NOT NULL, -- 0 building, 1 live, 2 retired
    status       INTEGER NOT NULL, -- 0 running, 1 paused, 2 stopped
    position     INTEGER NOT NULL,
    event_id     BLOB NOT NULL, -- of the event at the position; zeros where there is none for it
    token        INTEGER NOT NULL, -- raised with each owner: a commit under an older one is refused
    owner        TEXT,
    leased_until INTEGER NOT NULL, -- Unix milliseconds
    shape        TEXT, -- the columns of its table; null for none
    error        TEXT,
    PRIMARY KEY (name, version)
) WITHOUT ROWID;

-- Events that were set aside, by the key of the row they are about.
CREATE TABLE domainfx_parked_events (
    name      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    key       TEXT NOT NULL,
    position  INTEGER NOT NULL,
    event_id  BLOB NOT NULL,
    error     TEXT, -- null for one that only waits behind another of its key
    parked_at INTEGER NOT NULL, -- UTC ticks
    PRIMARY KEY (name, version, key, position)
) WITHOUT ROWID;
