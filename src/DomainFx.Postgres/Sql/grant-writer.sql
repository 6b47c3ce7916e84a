-- A writer changes the store through these functions alone: it can neither change nor delete an event, nor give a position itself.
DO $grant$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['register_v1', 'append_v1', 'append_event_v1', 'save_snapshot_v1', 'archive_v1', 'delete_v1'] LOOP
        EXECUTE format(
            'GRANT EXECUTE ON FUNCTION %s TO %s',
            (SELECT p.oid::regprocedure FROM pg_catalog.pg_proc AS p WHERE p.pronamespace = '{schema}'::regnamespace AND p.proname = name),
            '{role}');
    END LOOP;
END
$grant$;
