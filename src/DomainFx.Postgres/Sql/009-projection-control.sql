-- Locks a projection for a change of its status, its partitions or its place. Everybody locks in this order, so that nobody waits in a circle: projections, the table of
-- streams, partitions, parked events, rows. A commit of a worker has its partition alone.
CREATE FUNCTION {schema}.lock_projection(p_name text, p_version integer, p_rebuild integer) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild FOR NO KEY UPDATE;
    PERFORM FROM {schema}.projection_partitions AS q WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild ORDER BY q.partition FOR NO KEY UPDATE;
END
$body$;

-- Takes a projection from whoever works on it: whatever was decided about it, workers start again from what is stored.
CREATE FUNCTION {schema}.raise_tokens(p_name text, p_version integer, p_rebuild integer) RETURNS void
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
    UPDATE {schema}.projection_partitions AS q SET token = q.token + 1 WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild
$body$;

-- What a handler threw at an event, to be stored. It may tell of what was in the event: of one that is gone with its stream it is not kept, and a stream cannot go meanwhile.
CREATE FUNCTION {schema}.storable_error_v1(p_position bigint, p_error text) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    IF p_error IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM FROM {schema}.streams AS s WHERE s.key = (SELECT e.stream FROM {schema}.stored_events AS e WHERE e.position = p_position) FOR KEY SHARE;
    -- In a new statement, since the stream may have gone while it was waited for. A tombstone is an event that is there.
    RETURN CASE WHEN EXISTS (SELECT FROM {schema}.stored_events AS e WHERE e.position = p_position) THEN p_error ELSE 'Its stream was deleted.' END;
END
$body$;

-- Stops a projection for an error that it cannot pass; false if the lease is lost.
CREATE FUNCTION {schema}.stop_projection_v1(
    p_name text, p_version integer, p_rebuild integer, p_partition integer, p_token bigint, p_error text, p_position bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    IF NOT EXISTS (
        SELECT FROM {schema}.projection_partitions AS q
        WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition AND q.token = p_token) THEN
        RETURN false;
    END IF;
    UPDATE {schema}.projections AS p
    SET status = 2, error_position = p_position, error = CASE WHEN p_position IS NULL THEN p_error ELSE {schema}.storable_error_v1(p_position, p_error) END
    WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    PERFORM {schema}.raise_tokens(p_name, p_version, p_rebuild);
    RETURN true;
END
$body$;

-- Lets a projection run or pause.
CREATE FUNCTION {schema}.set_projection_status_v1(p_name text, p_version integer, p_rebuild integer, p_status smallint) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    UPDATE {schema}.projections AS p SET status = p_status, error = NULL, error_position = NULL WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    PERFORM {schema}.raise_tokens(p_name, p_version, p_rebuild);
END
$body$;

-- Asks for the parked events of some keys, or all, to be tried again.
CREATE FUNCTION {schema}.retry_parked_v1(p_name text, p_version integer, p_rebuild integer, p_keys text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    UPDATE {schema}.parked_events AS k SET is_to_be_retried = true
    WHERE k.name = p_name AND k.version = p_version AND k.rebuild = p_rebuild AND (p_keys IS NULL OR k.key = ANY (p_keys));
    PERFORM {schema}.raise_tokens(p_name, p_version, p_rebuild);
END
$body$;

-- Forgets parked events.
CREATE FUNCTION {schema}.drop_parked_v1(p_name text, p_version integer, p_rebuild integer, p_keys text[], p_positions bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    DELETE FROM {schema}.parked_events AS k
    WHERE k.name = p_name AND k.version = p_version AND k.rebuild = p_rebuild AND (k.key, k.position) IN (SELECT * FROM unnest(p_keys, p_positions));
    PERFORM {schema}.raise_tokens(p_name, p_version, p_rebuild);
END
$body$;

-- Divides a projection into another number of partitions, once they have all met at one position; says before where that is.
CREATE FUNCTION {schema}.repartition_projection_v1(p_name text, p_version integer, p_rebuild integer, p_partitions integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    divided {schema}.projections;
    meeting bigint;
    met     uuid;
    raised  bigint;
BEGIN
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    SELECT * INTO divided FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    IF divided.drain_position IS NULL AND p_partitions = (
        SELECT count(*) FROM {schema}.projection_partitions AS q WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild) THEN
        RETURN true;
    END IF;

    SELECT coalesce(divided.drain_position, max(q.position)), max(q.token) + 1 INTO meeting, raised
    FROM {schema}.projection_partitions AS q WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild;
    IF EXISTS (
        SELECT FROM {schema}.projection_partitions AS q
        WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.position <> meeting) THEN
        -- Whoever stands there asks again and again; the others are on their way, and keep their leases.
        IF divided.drain_partitions = p_partitions THEN
            RETURN false;
        END IF;
        UPDATE {schema}.projections AS p SET drain_position = meeting, drain_partitions = p_partitions
        WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
        UPDATE {schema}.projection_partitions AS q SET token = q.token + 1 WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild;
        RETURN false;
    END IF;

    SELECT q.event_id INTO met FROM {schema}.projection_partitions AS q
    WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild ORDER BY q.event_id DESC LIMIT 1;
    DELETE FROM {schema}.projection_partitions AS q WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild;
    INSERT INTO {schema}.projection_partitions (name, version, rebuild, partition, position, event_id, token)
    SELECT p_name, p_version, p_rebuild, n, meeting, met, raised FROM generate_series(0, p_partitions - 1) AS n;
    UPDATE {schema}.projections AS p SET drain_position = NULL, drain_partitions = NULL
    WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    RETURN true;
END
$body$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
