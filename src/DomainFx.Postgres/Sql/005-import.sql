-- For imports, which copy rows themselves: the schema's owner alone may do that. One transaction for each chunk of history:
-- the fence is held while a chunk is copied, so chunks are small.

-- Finds or makes the streams of a chunk, locked in the order of their keys, and answers in the order of the names.
CREATE FUNCTION {schema}.import_streams_v1(p_categories integer[], p_ids text[]) RETURNS TABLE (key bigint, version bigint, state smallint)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
#variable_conflict use_column
BEGIN
    INSERT INTO {schema}.streams (category, id)
    SELECT a.category, a.id FROM unnest(p_categories, p_ids) AS a (category, id)
    WHERE NOT EXISTS (SELECT FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id)
    ORDER BY a.category, a.id COLLATE "C"
    ON CONFLICT DO NOTHING;
    PERFORM FROM {schema}.streams AS s
    WHERE s.key = ANY (ARRAY(
        SELECT k.key FROM unnest(p_categories, p_ids) AS a (category, id) JOIN {schema}.streams AS k ON k.category = a.category AND k.id = a.id))
    ORDER BY s.key FOR NO KEY UPDATE;
    -- In a new statement, since the versions are those after the locks.
    RETURN QUERY
    SELECT s.key, s.version, s.state
    FROM unnest(p_categories, p_ids) WITH ORDINALITY AS a (category, id, n) JOIN {schema}.streams AS s ON s.category = a.category AND s.id = a.id
    ORDER BY a.n;
END
$body$;

-- Moves streams on, in the order given, and answers how many of them were where they were expected.
-- Two joins are ruled out, so that it is the order of the array that rows are locked in.
CREATE FUNCTION {schema}.import_move_v1(p_keys bigint[], p_versions bigint[], p_states smallint[], p_next_versions bigint[], p_next_states smallint[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $body$
DECLARE
    moved bigint;
BEGIN
    UPDATE {schema}.streams AS s SET version = a.next_version, state = a.next_state
    FROM (SELECT * FROM unnest(p_keys, p_versions, p_states, p_next_versions, p_next_states) LIMIT cardinality(p_keys))
        AS a (key, version, state, next_version, next_state)
    WHERE s.key = a.key AND s.version = a.version AND s.state = a.state;
    GET DIAGNOSTICS moved = ROW_COUNT;
    RETURN moved;
END
$body$;

-- Takes the fence, then positions: see 002-fence.sql.
CREATE FUNCTION {schema}.import_positions_v1(p_count integer) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0));
    RETURN ARRAY(SELECT nextval('{schema}.positions'::regclass) FROM generate_series(1, p_count));
END
$body$;
