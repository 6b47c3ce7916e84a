-- For imports, which copy rows themselves: the schema's owner alone may do that. One transaction for each chunk of history:
-- the fence is held while a chunk is copied, so chunks are small.

-- Finds the streams of a chunk, locked in the order of their keys, and answers in the order of the names. Those that are missing it makes as they
-- are to be after the chunk; they are told as they were: at version 0.
CREATE FUNCTION {schema}.import_streams_v1(p_categories integer[], p_ids text[], p_next_versions bigint[], p_next_states smallint[])
RETURNS TABLE (key bigint, version bigint, state smallint, is_made boolean)
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
#variable_conflict use_column
DECLARE
    own xid := pg_current_xact_id()::xid; -- of rows that were just made, which are nobody else's to see yet
BEGIN
    INSERT INTO {schema}.streams (category, id, version, state)
    SELECT a.category, a.id, a.next_version, a.next_state FROM unnest(p_categories, p_ids, p_next_versions, p_next_states) AS a (category, id, next_version, next_state)
    WHERE NOT EXISTS (SELECT FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id)
    ORDER BY a.category, a.id COLLATE "C"
    ON CONFLICT DO NOTHING;
    PERFORM FROM {schema}.streams AS s
    WHERE s.xmin <> own AND s.key = ANY (ARRAY(
        SELECT k.key FROM unnest(p_categories, p_ids) AS a (category, id) JOIN {schema}.streams AS k ON k.category = a.category AND k.id = a.id))
    ORDER BY s.key FOR NO KEY UPDATE;
    -- In a new statement, since the versions are those after the locks.
    RETURN QUERY
    SELECT s.key, CASE WHEN s.xmin = own THEN 0 ELSE s.version END, CASE WHEN s.xmin = own THEN 1::smallint ELSE s.state END, s.xmin = own
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

-- Erases streams whose tombstones come: all that a deletion erases. They are locked and moved on already, but as an append does it, which a snapshot or an
-- error that is being saved does not wait for.
CREATE FUNCTION {schema}.import_erase_v1(p_keys bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    erased record;
BEGIN
    FOR erased IN SELECT s.key, s.id FROM {schema}.streams AS s WHERE s.key = ANY (p_keys) ORDER BY s.key FOR UPDATE LOOP
        PERFORM {schema}.delete_inline_rows(erased.id, {schema}.erase_events(erased.key));
    END LOOP;
END
$body$;

-- Takes the fence, then positions: see 002-fence.sql. Another lock tells readers that it is an import that they wait for.
CREATE FUNCTION {schema}.import_positions_v1(p_count integer) RETURNS bigint[]
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({schema}.domainfx_lock_namespace(), 0);
    PERFORM pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0));
    RETURN ARRAY(SELECT nextval('{schema}.positions'::regclass) FROM generate_series(1, p_count));
END
$body$;
