-- A writer changes events through these functions alone: it can neither change nor delete one, nor give a position itself.
-- The rows of read models and the checkpoints are its own to write; their tables are made by functions too.
DO $grant$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'domainfx_lock_namespace', 'register_v1', 'append_v1', 'append_event_v1', 'append_command_v1', 'save_snapshot_v1', 'archive_v1', 'delete_v1',
        'read_model_table', 'lease_lock', 'open_projection_v1', 'reset_projection_v1', 'follow_projection_v1', 'require_stages_v1', 'require_rows_v1', 'acquire_projection_v1', 'is_projection_ready', 'switch_projection_v1',
        'lock_projection', 'raise_tokens', 'storable_error_v1', 'stop_projection_v1', 'set_projection_status_v1', 'retry_parked_v1', 'drop_parked_v1', 'repartition_projection_v1'] LOOP
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION %s TO %s',
            (SELECT p.oid::regprocedure FROM pg_catalog.pg_proc AS p WHERE p.pronamespace = '{schema}'::regnamespace AND p.proname = name),
            '{role}');
    END LOOP;
    FOR name IN
        SELECT c.relname FROM pg_catalog.pg_class AS c WHERE c.relnamespace = '{schema}'::regnamespace AND (
            c.relname IN ('projections', 'projection_partitions', 'projection_workers', 'parked_events')
            OR c.relname IN (SELECT {schema}.read_model_table(p.name, p.version, p.rebuild) FROM {schema}.projections AS p WHERE p.shape IS NOT NULL))
    LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.%I TO %s', name, '{role}');
    END LOOP;
END
$grant$;
