-- Times are UTC ticks (100 ns since the year 1); the view event_log shows them as timestamps.
-- Names compare byte by byte (COLLATE "C"): exact, and the same on every server.

-- Who may not create schemas can be given one: CREATE SCHEMA IF NOT EXISTS wants that right even then.
DO $create$
BEGIN
    IF to_regnamespace('{schema}') IS NULL THEN
        CREATE SCHEMA {schema};
    END IF;
END
$create$;

CREATE TABLE {schema}.store (
    single         boolean PRIMARY KEY DEFAULT true CHECK (single),
    schema_version integer NOT NULL
);

INSERT INTO {schema}.store (schema_version) VALUES (0);

CREATE TABLE {schema}.categories (
    key  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE {schema}.event_types (
    key            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name           text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL,
    UNIQUE (name, schema_version)
);

-- A row of version 0 is a stream that was about to be: it counts as missing.
-- The room left in a page lets each append update its row in place, without touching an index.
-- Of this and the tables below, statistics are not made by themselves while they are small: with them the server would rather read all of a small table
-- than use its index, and a session goes on with that plan while the table grows. Without them it reckons with ten pages, and uses the index.
CREATE TABLE {schema}.streams (
    key      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version  bigint NOT NULL DEFAULT 0,
    category integer NOT NULL,
    state    smallint NOT NULL DEFAULT 1, -- 1 active, 2 archived, 3 deleted
    id       text COLLATE "C" NOT NULL,
    UNIQUE (category, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 2147483647);

-- No default on the position: only the functions give one, behind the fence (see 002-fence.sql).
-- No foreign keys: rows are written by the functions alone, and a check for each event costs more than the event.
CREATE TABLE {schema}.events (
    stream      bigint NOT NULL,
    version     bigint NOT NULL,
    position    bigint NOT NULL,
    occurred_at bigint NOT NULL,
    recorded_at bigint NOT NULL,
    type        integer NOT NULL,
    category    integer NOT NULL,
    event_id    uuid NOT NULL,
    metadata    bytea NOT NULL, -- a JSON object; empty for none
    data        bytea NOT NULL,
    PRIMARY KEY (stream, version)
) WITH (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_threshold = 5000);

-- The global order. What filters look at is part of the key, so that a filtered read touches no row that it does not return.
CREATE UNIQUE INDEX events_by_position ON {schema}.events (position, type, category, recorded_at);

-- Archived streams, out of the way of the others. Read where a stream's state says so, and by readers of all streams.
CREATE TABLE {schema}.archived_events (LIKE {schema}.events, PRIMARY KEY (stream, version)) WITH (autovacuum_analyze_threshold = 5000);

CREATE UNIQUE INDEX archived_events_by_position ON {schema}.archived_events (position, type, category, recorded_at);

CREATE TABLE {schema}.commands (
    stream        bigint NOT NULL,
    command_id    uuid NOT NULL,
    fingerprint   bigint NOT NULL,
    first_version bigint NOT NULL,
    last_version  bigint NOT NULL,
    position      bigint NOT NULL,
    PRIMARY KEY (stream, command_id)
) WITH (autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 5000);

CREATE TABLE {schema}.snapshots (
    stream  bigint NOT NULL,
    key     bigint NOT NULL,
    version bigint NOT NULL,
    data    bytea NOT NULL,
    PRIMARY KEY (stream, key)
) WITH (autovacuum_vacuum_threshold = 5000, autovacuum_analyze_threshold = 2147483647);

CREATE TABLE {schema}.checkpoints (
    name     text COLLATE "C" PRIMARY KEY,
    position bigint NOT NULL,
    event_id uuid NOT NULL
);

-- Which events were erased with their streams: neither is personal data. A checkpoint whose event is here was not lost.
CREATE TABLE {schema}.erased_events (
    position bigint PRIMARY KEY,
    event_id uuid NOT NULL
);

-- Every event, wherever it is.
CREATE VIEW {schema}.stored_events AS
SELECT * FROM {schema}.events UNION ALL SELECT * FROM {schema}.archived_events;

-- Bytes as text; where they are none, what they are.
CREATE FUNCTION {schema}.readable(p_data bytea) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $body$
BEGIN
    RETURN pg_catalog.convert_from(p_data, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
    RETURN p_data::pg_catalog.text;
END
$body$;

-- For people with psql.
CREATE VIEW {schema}.event_log AS
SELECT e.position, c.name AS category, s.id, e.version, t.name AS type, t.schema_version, e.event_id,
       timestamptz 'epoch' + (e.occurred_at - 621355968000000000) / 10 * interval '1 microsecond' AS occurred_at,
       timestamptz 'epoch' + (e.recorded_at - 621355968000000000) / 10 * interval '1 microsecond' AS recorded_at,
       CASE WHEN octet_length(e.metadata) > 0 THEN {schema}.readable(e.metadata) END AS metadata,
       {schema}.readable(e.data) AS data
FROM {schema}.stored_events AS e
JOIN {schema}.streams AS s ON s.key = e.stream
JOIN {schema}.categories AS c ON c.key = e.category
JOIN {schema}.event_types AS t ON t.key = e.type;
