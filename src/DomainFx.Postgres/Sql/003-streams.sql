-- What an advisory lock on a stream's name is taken on, while the stream has no row to lock.
CREATE FUNCTION {schema}.name_lock(p_category integer, p_id text) RETURNS integer LANGUAGE sql IMMUTABLE AS $body$
    SELECT hashtext(p_category::text || ':' || p_id)
$body$;

CREATE FUNCTION {schema}.position_of(p_stream bigint, p_version bigint) RETURNS bigint LANGUAGE sql STABLE AS $body$
    SELECT e.position FROM {schema}.stored_events AS e WHERE e.stream = p_stream AND e.version = p_version
$body$;

-- The events of a stream after a version, in one value: a load that has a snapshot mostly finds none, and does not pay for looking then.
-- First their data, then eight bytes for each (its type, the length of its data), then the first version, then how many they are.
-- Null if a version is missing. At most a megabyte, and the event that exceeds it.
-- It has the rights of who calls it, who may read this table anyway, and no settings of its own, which would cost as much as a lookup.
CREATE FUNCTION {schema}.tail_v1(p_stream bigint, p_after bigint, p_limit bigint) RETURNS bytea LANGUAGE plpgsql STABLE AS $body$
BEGIN
    RETURN (
        SELECT CASE WHEN max(e.version) - min(e.version) + 1 = count(*) THEN
            string_agg(e.data, '') || string_agg(int8send(e.type::bigint << 32 | length(e.data)), '') || int8send(min(e.version)) || int4send(count(*)::integer) END
        FROM (
            SELECT e.version, e.type, e.data, sum(length(e.data)) OVER (ORDER BY e.version ROWS UNBOUNDED PRECEDING) AS bytes
            FROM {schema}.events AS e WHERE e.stream = p_stream AND e.version > p_after ORDER BY e.version LIMIT p_limit) AS e
        WHERE e.bytes - length(e.data) < 1048576);
END
$body$;

-- Forgets the commands of a stream whose events were stored before a time. The stream's own events know when that was.
CREATE FUNCTION {schema}.forget_commands(p_stream bigint, p_before bigint) RETURNS void LANGUAGE sql VOLATILE AS $body$
    DELETE FROM {schema}.commands AS c WHERE c.stream = p_stream AND c.last_version <= (
        SELECT e.version FROM {schema}.events AS e WHERE e.stream = p_stream AND e.recorded_at < p_before ORDER BY e.version DESC LIMIT 1)
$body$;

-- Keeps a snapshot, unless a newer one is there or the stream has nothing to make one of. The snapshots of two keys are kept,
-- so that the old and the new version of a program find their own during a rolling deployment.
CREATE FUNCTION {schema}.save_snapshot_v1(p_category integer, p_id text, p_key bigint, p_version bigint, p_data bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    stream_key bigint;
BEGIN
    -- Holds up no append, but a deletion, which would otherwise leave the snapshot behind.
    SELECT s.key INTO stream_key FROM {schema}.streams AS s
    WHERE s.category = p_category AND s.id = p_id AND s.state IN (1, 2) AND s.version >= p_version AND s.version > 0 FOR KEY SHARE;
    IF stream_key IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO {schema}.snapshots AS n (stream, key, version, data) VALUES (stream_key, p_key, p_version, p_data)
    ON CONFLICT (stream, key) DO UPDATE SET version = excluded.version, data = excluded.data WHERE excluded.version >= n.version;
    DELETE FROM {schema}.snapshots AS n WHERE n.stream = stream_key AND n.key <> p_key AND n.key <> (
        SELECT o.key FROM {schema}.snapshots AS o WHERE o.stream = stream_key AND o.key <> p_key ORDER BY o.version DESC LIMIT 1);
END
$body$;

-- Closes a stream and moves its events out of the way of the others. Outcomes as of an append.
CREATE FUNCTION {schema}.archive_v1(p_category integer, p_id text, p_expected bigint, OUT outcome integer, OUT actual bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    held {schema}.streams;
BEGIN
    SELECT * INTO held FROM {schema}.streams AS s WHERE s.category = p_category AND s.id = p_id FOR UPDATE;
    actual := coalesce(held.version, 0);
    outcome := CASE
        WHEN held.state = 2 THEN 0
        WHEN held.state = 3 THEN 4
        WHEN NOT (p_expected = -1 OR p_expected = actual OR (p_expected = -2 AND actual > 0)) THEN 2
        ELSE 0
    END;
    IF outcome > 0 OR actual = 0 OR held.state = 2 THEN
        RETURN;
    END IF;
    INSERT INTO {schema}.archived_events SELECT * FROM {schema}.events AS e WHERE e.stream = held.key;
    DELETE FROM {schema}.events AS e WHERE e.stream = held.key;
    UPDATE {schema}.streams AS s SET state = 2 WHERE s.key = held.key;
END
$body$;

-- Keeps which events a stream has, for whoever is about to erase them, in the same transaction: else a checkpoint at one of them would be taken for lost.
CREATE FUNCTION {schema}.record_erased(p_stream bigint) RETURNS void LANGUAGE sql VOLATILE AS $body$
    INSERT INTO {schema}.erased_events (position, event_id) SELECT e.position, e.event_id FROM {schema}.stored_events AS e WHERE e.stream = p_stream
$body$;

-- Erases the events of a stream, whose row the caller holds, and what was kept because of them. The answer is of which types they were:
-- rows of read models go by that, when the stream's row was written.
CREATE FUNCTION {schema}.erase_events(p_stream bigint) RETURNS text[]
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    types text[];
BEGIN
    SELECT coalesce(array_agg(DISTINCT t.name), '{}') INTO types
    FROM {schema}.stored_events AS e JOIN {schema}.event_types AS t ON t.key = e.type WHERE e.stream = p_stream;
    -- What a handler threw may tell of what was in the event. In the order of locks: see 009-projection-control.sql.
    UPDATE {schema}.projections AS p SET error = 'Its stream was deleted.'
    WHERE p.error IS NOT NULL AND EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position = p.error_position AND e.stream = p_stream);
    UPDATE {schema}.parked_events AS p SET error = 'Its stream was deleted.'
    WHERE p.error IS NOT NULL AND EXISTS (
        SELECT FROM {schema}.stored_events AS e WHERE e.position = p.position AND e.event_id = p.event_id AND e.stream = p_stream);
    PERFORM {schema}.record_erased(p_stream);
    DELETE FROM {schema}.events AS e WHERE e.stream = p_stream;
    DELETE FROM {schema}.archived_events AS e WHERE e.stream = p_stream;
    DELETE FROM {schema}.commands AS c WHERE c.stream = p_stream;
    DELETE FROM {schema}.snapshots AS n WHERE n.stream = p_stream;
    RETURN types;
END
$body$;

-- Erases a stream and leaves a tombstone, which says of which types its events were. Outcomes as of an append.
CREATE FUNCTION {schema}.delete_v1(
    p_category integer, p_id text, p_expected bigint, p_type integer, p_event_id uuid, p_now bigint, OUT outcome integer, OUT actual bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    held  {schema}.streams;
    types text[];
BEGIN
    SELECT * INTO held FROM {schema}.streams AS s WHERE s.category = p_category AND s.id = p_id FOR UPDATE;
    actual := coalesce(held.version, 0);
    outcome := CASE
        WHEN held.state = 3 THEN 0
        WHEN NOT (p_expected = -1 OR p_expected = actual OR (p_expected = -2 AND actual > 0)) THEN 2
        ELSE 0
    END;
    IF outcome > 0 OR actual = 0 OR held.state = 3 THEN
        RETURN;
    END IF;
    types := {schema}.erase_events(held.key);
    UPDATE {schema}.streams AS s SET version = held.version + 1, state = 3 WHERE s.key = held.key;
    PERFORM {schema}.delete_inline_rows(p_id, types);
    PERFORM pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0));
    INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
    VALUES (held.key, held.version + 1, nextval('{schema}.positions'::regclass), p_now, p_now, p_type, p_category, p_event_id, '', convert_to(json_build_object('types', types)::text, 'UTF8'));
END
$body$;
