-- The global order. A writer locks its stream rows, then takes a shared advisory lock whose key is the last position that was
-- given before it, and only then its positions; the lock is released after its commit is visible. A reader reads the last
-- position given, then the lowest such key in flight, and then, in a new statement, the events up to the smaller of the two:
-- nothing can appear at or below it any more.
-- Both read the sequence by pg_sequence_last_value: a plain SELECT of it sees values that were never given.

CREATE SEQUENCE {schema}.positions AS bigint MINVALUE 1 MAXVALUE 281474976710655 NO CYCLE CACHE 1;

-- The upper 16 bits of this store's lock keys; the lower 48 are a position. Unique among the stores of a database.
-- It is the body of a function, so that the next store finds it in the catalog, whoever owns this one.
-- For the owner alone, and while nobody works with the store: sessions keep the number that they know.
CREATE FUNCTION {schema}.allocate_lock_namespace() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $allocate$
DECLARE
    taken integer[];
BEGIN
    PERFORM pg_advisory_xact_lock(9223104898816475137); -- what migrations take, of all stores of the database
    LOCK TABLE {schema}.streams, {schema}.events IN ACCESS EXCLUSIVE MODE; -- whatever is in flight has locks of the old number
    taken := ARRAY(
        SELECT substring(p.prosrc FROM '^SELECT ([0-9]+)$')::integer
        FROM pg_proc AS p
        WHERE p.proname = 'domainfx_lock_namespace' AND p.prosrc ~ '^SELECT [0-9]+$');
    EXECUTE 'CREATE OR REPLACE FUNCTION {schema}.domainfx_lock_namespace() RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS '
        || quote_literal('SELECT ' || (SELECT min(n) FROM generate_series(1, 32766) AS n WHERE n <> ALL (taken)));
END
$allocate$;

SELECT {schema}.allocate_lock_namespace();

-- Appends take the lock after their row locks, in the same function call and never in a block with an EXCEPTION clause,
-- whose end would release it.

-- Ends imports whose clients went silent in the middle of a COPY, behind the fence. Whoever they hold up does it: no time-out of the server's ends a session
-- that waits for its client there, and the client may be stopped. A chunk is made to take about a second.
CREATE FUNCTION {schema}.end_stalled_imports(p_backends integer[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM pg_terminate_backend(a.pid) FROM pg_catalog.pg_stat_activity AS a
    WHERE a.pid = ANY (p_backends) AND a.state = 'active' AND a.wait_event = 'ClientRead' AND a.query_start < clock_timestamp() - interval '10 seconds';
EXCEPTION WHEN insufficient_privilege THEN
    NULL; -- A superuser's, which the schema's owner may not end.
END
$body$;

-- The position up to which every event is visible to a statement that starts after this one.
CREATE FUNCTION {schema}.head_v1() RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    given     bigint;
    lowest    bigint;
    importing integer[];
BEGIN
    -- A standby has no such locks, and a sequence that runs ahead.
    IF pg_is_in_recovery() THEN
        RAISE EXCEPTION 'events in global order are read from the primary: a standby does not know which appends are in flight' USING ERRCODE = 'DFX01';
    END IF;
    -- With one snapshot for the whole transaction, the events would be read as of before the sequence was.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'events in global order are read in READ COMMITTED only' USING ERRCODE = 'DFX02';
    END IF;

    given := coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0);
    -- Not joined with sessions: a prepared transaction holds its lock without one.
    SELECT min(((l.classid::bigint & 65535) << 32) | l.objid::bigint) FILTER (WHERE l.objsubid = 1), array_agg(l.pid) FILTER (WHERE l.objsubid = 2)
    INTO lowest, importing
    FROM pg_catalog.pg_locks AS l
    WHERE l.locktype = 'advisory' AND l.mode = 'ShareLock' AND l.granted
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
      AND ((l.objsubid = 1 AND l.classid::bigint >> 16 = {schema}.domainfx_lock_namespace())
        OR (l.objsubid = 2 AND l.classid::bigint = {schema}.domainfx_lock_namespace() AND l.objid = 0));
    IF importing IS NOT NULL THEN
        PERFORM {schema}.end_stalled_imports(importing);
    END IF;
    given := least(given, lowest);
    -- The position of an event that is stored, and not the fence itself: a crash can set the sequence back to before positions that
    -- were given and not stored, but never to before an event.
    RETURN greatest(
        (SELECT e.position FROM {schema}.events AS e WHERE e.position <= given ORDER BY e.position DESC LIMIT 1),
        (SELECT e.position FROM {schema}.archived_events AS e WHERE e.position <= given ORDER BY e.position DESC LIMIT 1),
        0);
END
$body$;

-- What tells a server from another, and from itself before a restart or a crash: when it was started, and when its statistics began anew, which they do
-- when a session crashes. Both, and not the later one: a clock can be set back. Of the language whose functions are put in place of their calls.
CREATE FUNCTION {schema}.server_mark_v1() RETURNS bytea LANGUAGE sql STABLE AS $body$
    SELECT pg_catalog.timestamptz_send(pg_catalog.pg_postmaster_start_time())
        OPERATOR(pg_catalog.||) pg_catalog.timestamptz_send(coalesce(pg_catalog.pg_stat_get_bgwriter_stat_reset_time(), '-infinity'))
$body$;

-- What a statement calls when another server answers than the one whose keys of names it was given: behind a pooler, a server can take over
-- that lost commits, and gives the same keys to other names. Stable, so that it is asked before anything is done.
CREATE FUNCTION {schema}.other_server_v1() RETURNS boolean LANGUAGE plpgsql STABLE AS $body$
BEGIN
    RAISE EXCEPTION 'another server answers than the one whose keys of names were given' USING ERRCODE = 'DFX05';
END
$body$;
