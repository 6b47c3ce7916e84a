-- One row for each version of a read model, projection or reactor, and for each time that somebody had it rebuilt.
CREATE TABLE domainfx_projections (
    name             TEXT NOT NULL,
    version          INTEGER NOT NULL,
    rebuild          INTEGER NOT NULL,
    stage            INTEGER NOT NULL, -- 0 building, 1 live, 2 retired
    status           INTEGER NOT NULL, -- 0 running, 1 paused, 2 stopped
    is_inline        INTEGER NOT NULL,
    is_with_appends  INTEGER NOT NULL, -- whether appends write its rows, and no worker
    term             INTEGER NOT NULL, -- the how manieth time they do: rows that were read in an earlier one may be old
    followed_at      INTEGER, -- Unix milliseconds: when appends last left its rows to a worker, since a program appended that does not know the version
    shape            TEXT, -- the columns of its table; null for none
    event_types      TEXT NOT NULL, -- the events that it handles, as a JSON array
    error            TEXT,
    error_position   INTEGER, -- of the event that it stopped at, if it was one
    drain_position   INTEGER, -- where its partitions are to meet, to be divided anew; null unless that was asked for
    drain_partitions INTEGER,
    PRIMARY KEY (name, version, rebuild)
) WITHOUT ROWID;

-- Where each partition stands, and who works on it.
CREATE TABLE domainfx_partitions (
    name         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    rebuild      INTEGER NOT NULL,
    partition    INTEGER NOT NULL,
    position     INTEGER NOT NULL,
    event_id     BLOB NOT NULL, -- of the event at the position; zeros where there is none for it
    token        INTEGER NOT NULL, -- raised with each owner: a commit under an older one is refused
    owner        TEXT,
    leased_until INTEGER NOT NULL, -- Unix milliseconds
    leased_for   INTEGER NOT NULL, -- milliseconds: a lease with more than that left comes from before the clock was set back
    is_caught_up INTEGER NOT NULL, -- whether it asked for the switch to its version
    PRIMARY KEY (name, version, rebuild, partition)
) WITHOUT ROWID;

-- Events that were set aside, by the key of the row they are about.
CREATE TABLE domainfx_parked_events (
    name      TEXT NOT NULL,
    version   INTEGER NOT NULL,
    rebuild   INTEGER NOT NULL,
    key       TEXT NOT NULL,
    position  INTEGER NOT NULL,
    event_id  BLOB NOT NULL,
    error     TEXT, -- null for one that only waits behind another of its key
    parked_at INTEGER NOT NULL, -- UTC ticks
    is_retry  INTEGER NOT NULL, -- whether it is to be tried again
    PRIMARY KEY (name, version, rebuild, key, position)
) WITHOUT ROWID;

-- The workers that are alive.
CREATE TABLE domainfx_workers (
    owner       TEXT PRIMARY KEY,
    alive_until INTEGER NOT NULL, -- Unix milliseconds
    alive_for   INTEGER NOT NULL -- milliseconds
) WITHOUT ROWID;
