-- One row for each version of a read model, projection or reactor, and each rebuild of one.
CREATE TABLE {schema}.projections (
    name             text COLLATE "C" NOT NULL,
    version          integer NOT NULL,
    rebuild          integer NOT NULL,
    stage            smallint NOT NULL, -- 0 building, 1 live, 2 retired
    status           smallint NOT NULL DEFAULT 0, -- 0 running, 1 paused, 2 stopped
    is_inline        boolean NOT NULL,
    is_with_appends  boolean NOT NULL DEFAULT false, -- whether appends write its rows, and no worker
    term             bigint NOT NULL DEFAULT 0, -- the how manieth time they do: rows that were read in an earlier one may be old
    followed_at      timestamptz, -- when appends last left its rows to a worker, since a program appended that does not know the version
    error            text,
    error_position   bigint, -- of the event that it stopped at, if it was one
    shape            text, -- the columns of its table; null for none
    event_types      text[] NOT NULL DEFAULT '{}', -- the events that an inline read model handles
    drain_position   bigint, -- where its partitions are to meet, to be divided anew
    drain_partitions integer,
    PRIMARY KEY (name, version, rebuild)
);

-- What appends look at, which never scan a table.
CREATE INDEX projections_with_appends ON {schema}.projections (name) WHERE is_with_appends;

-- Has a value from the first inline read model on. Appends look at it, since that costs them next to nothing: only where it has one they look at projections too.
-- It is set before anything is locked or stored, and stays set: an append that does not see it is one that whoever gives rows to appends waits for.
CREATE SEQUENCE {schema}.inline_read_models;

-- Where each partition stands, and who works on it. The room left in a page lets a checkpoint update its row in place.
CREATE TABLE {schema}.projection_partitions (
    name         text COLLATE "C" NOT NULL,
    version      integer NOT NULL,
    rebuild      integer NOT NULL,
    partition    integer NOT NULL,
    position     bigint NOT NULL,
    event_id     uuid NOT NULL, -- of the event at the position; zeros where there is none for it
    token        bigint NOT NULL, -- raised with each owner: a commit under an older one is refused
    owner        text,
    leased_until timestamptz NOT NULL DEFAULT '-infinity', -- by this server's clock
    leased_for   interval NOT NULL DEFAULT '0', -- a lease with more than that left comes from before the clock was set back
    is_caught_up boolean NOT NULL DEFAULT false,
    PRIMARY KEY (name, version, rebuild, partition)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Workers that gave a sign of life.
CREATE TABLE {schema}.projection_workers (
    owner       text PRIMARY KEY,
    alive_until timestamptz NOT NULL,
    alive_for   interval NOT NULL
);

-- Events that were set aside, by the key of the row they are about.
CREATE TABLE {schema}.parked_events (
    name             text COLLATE "C" NOT NULL,
    version          integer NOT NULL,
    rebuild          integer NOT NULL,
    key              text COLLATE "C" NOT NULL,
    position         bigint NOT NULL,
    event_id         uuid NOT NULL,
    error            text, -- null for one that only waits behind another of its key
    parked_at        timestamptz NOT NULL,
    is_to_be_retried boolean NOT NULL,
    PRIMARY KEY (name, version, rebuild, key, position)
);

-- Leaves the rows of an inline read model, which appends write, to a worker, from the next event on. Never within an append, which this excludes.
CREATE FUNCTION {schema}.follow_projection_v1(p_name text, p_version integer, p_rebuild integer) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    last bigint;
BEGIN
    PERFORM FROM {schema}.projections AS p
    WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild AND p.is_with_appends FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    -- Up to here appends have written every row, from here on they write none: they are excluded until this transaction ends, which is at once.
    PERFORM set_config('lock_timeout', '500', true);
    LOCK TABLE {schema}.streams IN SHARE MODE;
    SELECT coalesce(max(e.position), 0) INTO last FROM {schema}.stored_events AS e;
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    UPDATE {schema}.projections AS p SET is_with_appends = false, followed_at = clock_timestamp()
    WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    UPDATE {schema}.projection_partitions AS q
    SET position = last, is_caught_up = false, token = q.token + 1, owner = NULL,
        event_id = coalesce((SELECT e.event_id FROM {schema}.stored_events AS e WHERE e.position = last), '00000000-0000-0000-0000-000000000000')
    WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild;
END
$body$;

-- Empties a projection's table and sets it back to the first event. One that had stopped runs again. Checkpoints go first: whoever works on the rows is then
-- done with them, and each statement sees what was committed until then.
CREATE FUNCTION {schema}.reset_projection_v1(p_name text, p_version integer, p_rebuild integer) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    made text := format('{schema}.%I', {schema}.read_model_table(p_name, p_version, p_rebuild));
BEGIN
    PERFORM FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild FOR NO KEY UPDATE;
    PERFORM {schema}.follow_projection_v1(p_name, p_version, p_rebuild);
    PERFORM {schema}.lock_projection(p_name, p_version, p_rebuild);
    UPDATE {schema}.projection_partitions SET position = 0, event_id = '00000000-0000-0000-0000-000000000000', is_caught_up = false, token = token + 1
    WHERE name = p_name AND version = p_version AND rebuild = p_rebuild;
    DELETE FROM {schema}.parked_events WHERE name = p_name AND version = p_version AND rebuild = p_rebuild;
    UPDATE {schema}.projections SET status = CASE WHEN status = 1 THEN 1 ELSE 0 END, error = NULL, error_position = NULL, drain_position = NULL, drain_partitions = NULL, followed_at = NULL
    WHERE name = p_name AND version = p_version AND rebuild = p_rebuild;
    IF to_regclass(made) IS NOT NULL THEN
        BEGIN
            EXECUTE 'DELETE FROM ' || made;
        EXCEPTION WHEN undefined_table THEN
            NULL; -- A newer version took its place and dropped it: that the row says so can be seen before the catalog does.
        END;
    END IF;
END
$body$;

-- Whether something was appended, or may be just now: a read model that commits with appends is built first then. If not, appends are excluded until the transaction ends.
CREATE FUNCTION {schema}.has_appends() RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    IF EXISTS (SELECT FROM {schema}.stored_events) THEN
        RETURN true;
    END IF;
    BEGIN
        PERFORM set_config('lock_timeout', '500', true);
        LOCK TABLE {schema}.streams IN SHARE MODE;
    EXCEPTION WHEN lock_not_available THEN
        RETURN true;
    END;
    RETURN EXISTS (SELECT FROM {schema}.stored_events);
END
$body$;

-- Makes a projection known, and the table of a read model. The first one is live at once, a newer one is built beside it.
-- A table that is gone is made anew, and its projection set back to the first event.
CREATE FUNCTION {schema}.open_projection_v1(
    p_name text, p_version integer, p_rebuild integer, p_partitions integer, p_is_inline boolean, p_shape text, p_key_count integer,
    p_columns text[], p_types text[], p_nullable boolean[], p_indexed boolean[], p_event_types text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    known     {schema}.projections;
    made      text := {schema}.read_model_table(p_name, p_version, p_rebuild);
    is_new    boolean := false;
    is_first  boolean;
    is_older  boolean;
    new_stage smallint;
BEGIN
    IF p_is_inline AND pg_sequence_last_value('{schema}.inline_read_models'::regclass) IS NULL THEN
        PERFORM setval('{schema}.inline_read_models'::regclass, 1);
    END IF;
    PERFORM pg_advisory_xact_lock({schema}.domainfx_lock_namespace(), hashtext('projection:' || p_name));
    SELECT * INTO known FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    IF known.name IS NULL THEN
        is_new := true;
        SELECT count(*) = 0, coalesce(bool_or((p.version, p.rebuild) > (p_version, p_rebuild)), false) INTO is_first, is_older
        FROM {schema}.projections AS p WHERE p.name = p_name;
        new_stage := CASE WHEN is_older THEN 2 WHEN is_first AND NOT (p_is_inline AND {schema}.has_appends()) THEN 1 ELSE 0 END;
        INSERT INTO {schema}.projections (name, version, rebuild, stage, is_inline, shape)
        VALUES (p_name, p_version, p_rebuild, new_stage, p_is_inline, p_shape) RETURNING * INTO known;
        UPDATE {schema}.projections AS p SET is_with_appends = true, term = 1
        WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild AND p.is_inline AND p.stage = 1;
        INSERT INTO {schema}.projection_partitions (name, version, rebuild, partition, position, event_id, token)
        SELECT p_name, p_version, p_rebuild, n, 0, '00000000-0000-0000-0000-000000000000', 0 FROM generate_series(0, p_partitions - 1) AS n;
        IF is_first AND p_shape IS NOT NULL AND to_regclass(format('{schema}.%I', replace(p_name, '-', '_'))) IS NOT NULL THEN
            RAISE EXCEPTION 'read model "%" cannot have the name "%" in this schema, where something else has it: rename the read model', p_name, replace(p_name, '-', '_') USING ERRCODE = 'DFX03';
        END IF;
    END IF;

    -- Only ever more: a program that handles fewer may be an older one.
    IF p_is_inline AND NOT known.event_types @> p_event_types THEN
        UPDATE {schema}.projections AS p SET event_types = known.event_types || p_event_types
        WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    END IF;
    IF known.shape IS NULL OR known.shape IS DISTINCT FROM p_shape OR known.stage = 2 THEN
        RETURN;
    END IF;
    IF to_regclass(format('{schema}.%I', made)) IS NULL THEN
        PERFORM {schema}.create_read_model(made, p_key_count, p_columns, p_types, p_nullable, p_indexed);
        IF NOT is_new THEN
            PERFORM {schema}.reset_projection_v1(p_name, p_version, p_rebuild);
        END IF;
    END IF;
    IF known.stage = 1 AND to_regclass(format('{schema}.%I', replace(p_name, '-', '_'))) IS NULL THEN
        PERFORM {schema}.show_read_model(p_name, p_version, p_rebuild);
    END IF;
END
$body$;

-- What a transaction for a projection's own SQL takes an advisory lock on, so that it can be found.
CREATE FUNCTION {schema}.lease_lock(p_name text, p_version integer, p_rebuild integer, p_partition integer, p_token bigint) RETURNS integer LANGUAGE sql IMMUTABLE AS $body$
    SELECT hashtext(format('lease:%s:%s:%s:%s:%s', p_name, p_version, p_rebuild, p_partition, p_token))
$body$;

-- Takes a partition that nobody has, or whose owner let its lease run out; null if it is not to be had.
CREATE FUNCTION {schema}.acquire_projection_v1(p_name text, p_version integer, p_rebuild integer, p_partition integer, p_owner text, p_milliseconds bigint) RETURNS bigint
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    held   {schema}.projection_partitions;
    holder integer;
BEGIN
    SELECT * INTO held FROM {schema}.projection_partitions AS q
    WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition FOR NO KEY UPDATE SKIP LOCKED;
    IF held.name IS NULL THEN
        -- Somebody is storing something. If the lease has run out, it is a worker that was stopped or cut off in the middle: its transaction,
        -- which would lock the row for as long as it likes, is ended.
        SELECT l.pid INTO holder
        FROM {schema}.projection_partitions AS q
        JOIN pg_catalog.pg_locks AS l ON l.locktype = 'transactionid' AND l.transactionid = q.xmax AND l.mode = 'ExclusiveLock' AND l.granted
        JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
            AND coalesce(a.xact_start < clock_timestamp() - interval '1 second', true) -- else somebody changes the projection, and is done at once; not every role may see it
        WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition
          AND q.leased_until <= clock_timestamp() AND l.pid <> pg_backend_pid();
        IF holder IS NOT NULL THEN
            PERFORM pg_terminate_backend(holder);
        END IF;
        RETURN NULL;
    END IF;

    IF (held.owner <> p_owner AND held.leased_until > clock_timestamp() AND held.leased_until <= clock_timestamp() + held.leased_for) OR NOT EXISTS (
        SELECT FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild AND p.status = 0 AND p.stage <> 2 AND NOT p.is_with_appends) THEN
        RETURN NULL;
    END IF;
    IF held.owner IS NOT NULL THEN
        PERFORM pg_terminate_backend(l.pid) FROM pg_catalog.pg_locks AS l
        WHERE l.locktype = 'advisory' AND l.objsubid = 2 AND l.granted AND l.pid <> pg_backend_pid()
          AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = current_database())
          AND l.classid = {schema}.domainfx_lock_namespace()::oid
          AND l.objid = ({schema}.lease_lock(p_name, p_version, p_rebuild, p_partition, held.token)::bigint & 4294967295)::oid;
    END IF;
    UPDATE {schema}.projection_partitions AS q
    SET owner = p_owner, token = held.token + 1, leased_until = clock_timestamp() + p_milliseconds * interval '1 millisecond',
        leased_for = p_milliseconds * interval '1 millisecond'
    WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition;
    RETURN held.token + 1;
END
$body$;

-- Whether a version may become the live one, as far as the others of its partitions than the one that asks are concerned: they have asked too, and all have come as far
-- as the live version, or an inline one to the last event.
CREATE FUNCTION {schema}.is_projection_ready(p_projection {schema}.projections, p_partition integer) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    at_least bigint;
BEGIN
    IF p_projection.is_inline THEN
        -- Not the head: a commit lets go of its tables before it lets go of the fence, and the head may lie below it still.
        SELECT coalesce(max(e.position), 0) INTO at_least FROM {schema}.stored_events AS e;
    ELSE
        SELECT coalesce(max(l.position), 0) INTO at_least FROM {schema}.projections AS p JOIN {schema}.projection_partitions AS l USING (name, version, rebuild)
        WHERE p.name = p_projection.name AND p.stage = 1;
    END IF;
    RETURN NOT EXISTS (
        SELECT FROM {schema}.projection_partitions AS q
        WHERE q.name = p_projection.name AND q.version = p_projection.version AND q.rebuild = p_projection.rebuild
          AND ((NOT q.is_caught_up AND q.partition <> p_partition) OR q.position < at_least));
END
$body$;

-- Makes a version that was built beside the live one the live one, once each partition has asked for it; from then on appends write the rows of an inline one.
-- That is so too for one that is live, and was left to a worker a while ago. Null if the lease is lost.
CREATE FUNCTION {schema}.switch_projection_v1(
    p_name text, p_version integer, p_rebuild integer, p_partition integer, p_token bigint, p_quiet_milliseconds bigint) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    switched {schema}.projections;
    other    record;
    is_ready boolean;
BEGIN
    -- First without a lock, so that asking again and again holds up nobody; then what it looks like is looked at again.
    FOR n IN 1 .. 2 LOOP
        IF n = 2 THEN
            PERFORM set_config('lock_timeout', '500', true);
            PERFORM FROM {schema}.projections AS p WHERE p.name = p_name ORDER BY p.version, p.rebuild FOR NO KEY UPDATE;
            IF switched.is_inline THEN
                -- Rows that commit with appends must miss none: appends are excluded until this transaction ends, which is at once.
                LOCK TABLE {schema}.streams IN SHARE MODE;
            END IF;
            -- A checkpoint of the live version that is under way counts: who has seen it must not be thrown back.
            PERFORM FROM {schema}.projection_partitions AS q WHERE q.name = p_name ORDER BY q.version, q.rebuild, q.partition FOR NO KEY UPDATE;
        END IF;
        IF NOT EXISTS (
            SELECT FROM {schema}.projection_partitions AS q
            WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition AND q.token = p_token) THEN
            RETURN NULL;
        END IF;
        SELECT * INTO switched FROM {schema}.projections AS p WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
        IF switched.stage = 2 OR (switched.stage = 1 AND (switched.is_with_appends OR NOT switched.is_inline)) THEN
            RETURN switched.stage = 1;
        END IF;
        IF switched.stage = 1 AND switched.followed_at BETWEEN clock_timestamp() - p_quiet_milliseconds * interval '1 millisecond' AND clock_timestamp() THEN
            RETURN false;
        END IF;
        -- Appends would pass over what is parked, and nobody could try it again.
        IF switched.is_inline AND EXISTS (
            SELECT FROM {schema}.parked_events AS k WHERE k.name = p_name AND k.version = p_version AND k.rebuild = p_rebuild) THEN
            RETURN false;
        END IF;
        is_ready := {schema}.is_projection_ready(switched, p_partition);
        IF n = 2 OR NOT is_ready THEN
            UPDATE {schema}.projection_partitions AS q SET is_caught_up = true
            WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild AND q.partition = p_partition AND q.token = p_token AND NOT q.is_caught_up;
        END IF;
        IF NOT is_ready THEN
            RETURN false;
        END IF;
    END LOOP;

    IF switched.shape IS NOT NULL AND switched.stage = 0 THEN
        PERFORM {schema}.show_read_model(p_name, p_version, p_rebuild);
    END IF;
    -- Queries that began on a version before the live one have long ended.
    FOR other IN
        SELECT p.version, p.rebuild FROM {schema}.projections AS p
        WHERE p.name = p_name AND (p.version, p.rebuild) < (p_version, p_rebuild) AND p.stage <> 1 AND p.shape IS NOT NULL
    LOOP
        EXECUTE format('DROP TABLE IF EXISTS {schema}.%I', {schema}.read_model_table(p_name, other.version, other.rebuild));
    END LOOP;
    UPDATE {schema}.projections AS p SET stage = 2, is_with_appends = false WHERE p.name = p_name AND (p.version, p.rebuild) < (p_version, p_rebuild);
    UPDATE {schema}.projection_partitions AS q SET token = q.token + 1 WHERE q.name = p_name AND (q.version, q.rebuild) < (p_version, p_rebuild);
    UPDATE {schema}.projections AS p SET stage = 1, is_with_appends = p.is_inline, term = p.term + 1
    WHERE p.name = p_name AND p.version = p_version AND p.rebuild = p_rebuild;
    IF switched.is_inline THEN
        -- From now on appends write the rows, and whoever built them no longer.
        UPDATE {schema}.projection_partitions AS q SET token = q.token + 1, owner = NULL WHERE q.name = p_name AND q.version = p_version AND q.rebuild = p_rebuild;
    END IF;
    RETURN true;
END
$body$;

-- Checks that events which are appended come with the rows of the inline read models that handle them and that appends write, or that the append says of those how it knows them
-- (see require_stages_v1). Called after the append has its locks: whoever gives rows to appends, or takes them away, excludes it.
CREATE FUNCTION {schema}.require_rows_v1(p_outcomes integer[], p_event_appends integer[], p_types integer[], p_model_appends integer[], p_names text[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $body$
DECLARE
    written record;
BEGIN
    FOR written IN
        SELECT p.name, p.version, p.rebuild, h.types FROM {schema}.projections AS p
        CROSS JOIN LATERAL (SELECT ARRAY(SELECT t.key FROM {schema}.event_types AS t WHERE t.name = ANY (p.event_types)) AS types OFFSET 0) AS h
        -- One that each append says of how it knows it needs no closer look.
        WHERE p.is_with_appends AND cardinality(array_positions(p_names, p.name)) < cardinality(p_outcomes) AND h.types && p_types
    LOOP
        IF EXISTS (
            SELECT e.append FROM unnest(p_event_appends, p_types) AS e (append, type) WHERE e.type = ANY (written.types) AND p_outcomes[e.append] = 0
            EXCEPT
            SELECT m.append FROM unnest(p_model_appends, p_names) AS m (append, name) WHERE m.name = written.name) THEN
            RAISE EXCEPTION 'Inline read model "%" (version %, rebuild %) is written with appends, and an append of its events came without its rows. Nothing was appended; leave its rows to a worker (follow_projection_v1), and try again.',
                written.name, written.version, written.rebuild
                USING ERRCODE = 'DFX07', TABLE = {schema}.read_model_table(written.name, written.version, written.rebuild);
        END IF;
    END LOOP;
END
$body$;

-- Checks that inline read models are as appends know them, if anything is appended: rows come for those that appends write, in their term, and for no others.
-- One element of the last six arrays is a read model that an append knows. Called after the append has its locks.
CREATE FUNCTION {schema}.require_stages_v1(
    p_outcomes integer[], p_event_appends integer[], p_types integer[],
    p_appends integer[], p_names text[], p_versions integer[], p_rebuilds integer[], p_have_rows boolean[], p_terms bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    other record;
BEGIN
    IF 0 = ANY (p_outcomes) THEN
        SELECT r.* INTO other FROM unnest(p_names, p_versions, p_rebuilds, p_have_rows, p_terms) AS r (name, version, rebuild, has_rows, term)
        LEFT JOIN {schema}.projections AS p ON p.name = r.name AND p.is_with_appends
        WHERE r.has_rows <> (p.name IS NOT NULL) OR (r.has_rows AND (p.version, p.rebuild, p.term) <> (r.version, r.rebuild, r.term))
        LIMIT 1;
        IF other.name IS NOT NULL THEN
            RAISE EXCEPTION 'Inline read model "%" (version %, rebuild %) is % by now. Nothing was appended; try again.',
                other.name, other.version, other.rebuild, CASE WHEN other.has_rows THEN 'written otherwise' ELSE 'written with appends' END USING ERRCODE = 'DFX04';
        END IF;
        PERFORM {schema}.require_rows_v1(p_outcomes, p_event_appends, p_types, p_appends, p_names);
    END IF;
END
$body$;

-- Deletes the rows of a deleted stream that appends wrote: those of inline read models that handle one of its events. Called after the stream's row was changed,
-- so that none of them can change hands before the deletion commits.
CREATE FUNCTION {schema}.delete_inline_rows(p_id text, p_event_types text[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    written record;
BEGIN
    FOR written IN
        SELECT t.made, a.attname AS key, format_type(a.atttypid, a.atttypmod) AS type
        FROM {schema}.projections AS p
        CROSS JOIN LATERAL (SELECT format('{schema}.%I', {schema}.read_model_table(p.name, p.version, p.rebuild)) AS made) AS t
        JOIN pg_catalog.pg_index AS i ON i.indrelid = to_regclass(t.made) AND i.indisprimary AND i.indnkeyatts = 1
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE p.is_with_appends AND p.event_types && p_event_types ORDER BY t.made
    LOOP
        BEGIN
            -- What is below a microsecond is cut off, as where rows are written.
            EXECUTE format('DELETE FROM %s AS r WHERE r.%I = $1::%s', written.made, written.key, written.type)
            USING CASE WHEN written.type LIKE 'time%' THEN regexp_replace(p_id, '(\.\d{6})\d+', '\1') ELSE p_id END;
        EXCEPTION WHEN data_exception THEN
            -- No row can have such a key.
            NULL;
        END;
    END LOOP;
END
$body$;

REVOKE ALL ON {schema}.projections, {schema}.projection_partitions, {schema}.projection_workers, {schema}.parked_events FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
