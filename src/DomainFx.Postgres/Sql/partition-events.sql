-- Lets the table of events be one of partitions, each of {positions} positions. The events that are there become the first, where they are.
-- It waits for appends in flight and holds up others while PostgreSQL reads the events once, to see that they belong there.
-- Within a partition (stream, version) is unique, across them it cannot be: there the lock on the stream's row, and the version in it, see to it alone.

-- The view first, as its readers do.
LOCK TABLE {schema}.stored_events, {schema}.events IN ACCESS EXCLUSIVE MODE;

ALTER TABLE {schema}.events RENAME TO events_from_1;
ALTER TABLE {schema}.events_from_1 RENAME CONSTRAINT events_pkey TO events_from_1_pkey;
ALTER INDEX {schema}.events_by_position RENAME TO events_from_1_by_position;
CREATE TABLE {schema}.events (LIKE {schema}.events_from_1) PARTITION BY RANGE (position);
CREATE UNIQUE INDEX events_by_position ON {schema}.events (position, type, category, recorded_at);

DO $first$
DECLARE
    granted record;
BEGIN
    EXECUTE 'ALTER TABLE {schema}.events ATTACH PARTITION {schema}.events_from_1 FOR VALUES FROM (1) TO ('
        || (coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0) / {positions} + 1) * {positions} + 1 || ')';
    FOR granted IN
        SELECT g.privilege_type, g.grantee FROM pg_catalog.pg_class AS c CROSS JOIN aclexplode(c.relacl) AS g
        WHERE c.oid = '{schema}.events_from_1'::regclass AND g.grantee <> 0
    LOOP
        EXECUTE 'GRANT ' || granted.privilege_type || ' ON {schema}.events TO ' || granted.grantee::regrole;
    END LOOP;
END
$first$;

-- What no other partition is for: appends go on if nobody made the next one in time.
CREATE TABLE {schema}.events_rest PARTITION OF {schema}.events (PRIMARY KEY (stream, version)) DEFAULT WITH (autovacuum_analyze_threshold = 5000);

CREATE OR REPLACE VIEW {schema}.stored_events AS
SELECT * FROM {schema}.events UNION ALL SELECT * FROM {schema}.archived_events;

-- Makes partitions until so many lie ahead of the one that is being filled; how many it made. Appends go on meanwhile.
-- Whoever reads the whole log for long, as pg_dump does, holds it up: it gives up after a while, so that readers do not queue behind it.
CREATE FUNCTION {schema}.add_partitions_v1(p_ahead integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS $body$
DECLARE
    made  integer := 0;
    start bigint;
    table_name text;
BEGIN
    LOCK TABLE ONLY {schema}.events IN SHARE UPDATE EXCLUSIVE MODE;
    LOCK TABLE {schema}.events_rest IN ACCESS EXCLUSIVE MODE;
    LOOP
        start := (
            SELECT max(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''([0-9]+)''\)')::bigint)
            FROM pg_catalog.pg_inherits AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid WHERE i.inhparent = '{schema}.events'::regclass);
        EXIT WHEN start > (greatest(coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0) - 1, 0) / {positions} + p_ahead) * {positions} + 1;
        table_name := '{schema}.events_from_' || start;
        EXECUTE 'CREATE TABLE ' || table_name || ' (LIKE {schema}.events, PRIMARY KEY (stream, version)) WITH (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_threshold = 5000)';
        EXECUTE 'WITH moved AS (DELETE FROM {schema}.events_rest WHERE position >= ' || start || ' AND position < ' || start + {positions} || ' RETURNING *)
            INSERT INTO ' || table_name || ' SELECT * FROM moved';
        EXECUTE 'ALTER TABLE {schema}.events ATTACH PARTITION ' || table_name || ' FOR VALUES FROM (' || start || ') TO (' || start + {positions} || ')';
        made := made + 1;
    END LOOP;
    RETURN made;
END
$body$;

REVOKE ALL ON FUNCTION {schema}.add_partitions_v1(integer) FROM PUBLIC;
