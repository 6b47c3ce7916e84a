-- Outcomes of an append: 0 stored, 1 a repetition, 2 another version than expected, 3 archived, 4 deleted,
-- 5 the command id was used for something else, 6 the stream is held by another transaction, 7 another append of its member failed.
-- The names of functions carry a version: an older program goes on calling the one that it knows.

-- Gives keys to names. In a transaction of its own: whoever adds a name holds up others that add the same until its end.
CREATE FUNCTION {schema}.register_v1(p_categories text[], p_types text[], p_type_versions integer[])
RETURNS TABLE (name text, type_version integer, key integer)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
#variable_conflict use_column
BEGIN
    INSERT INTO {schema}.categories (name)
    SELECT c FROM unnest(p_categories) AS c WHERE NOT EXISTS (SELECT FROM {schema}.categories AS k WHERE k.name = c) ORDER BY c
    ON CONFLICT DO NOTHING;
    INSERT INTO {schema}.event_types (name, schema_version)
    SELECT t, v FROM unnest(p_types, p_type_versions) AS n (t, v)
    WHERE NOT EXISTS (SELECT FROM {schema}.event_types AS k WHERE k.name = t AND k.schema_version = v) ORDER BY t, v
    ON CONFLICT DO NOTHING;
    RETURN QUERY
    SELECT k.name, NULL::integer, k.key FROM {schema}.categories AS k WHERE k.name = ANY (p_categories)
    UNION ALL
    SELECT k.name, k.schema_version, k.key FROM unnest(p_types, p_type_versions) AS n (t, v)
    JOIN {schema}.event_types AS k ON k.name = n.t AND k.schema_version = n.v;
END
$body$;

-- Appends a batch. One element of the first seven arrays is an append to one stream; appends of the same member are stored together or
-- not at all. One element of the event arrays is an event: the index of its append, and its number within it, from 1.
-- The answer is an outcome and a version for each append, and a position: of each append, or, where all were ordinary, of each event.
-- p_wait_ms: 0 passes streams over that others hold; otherwise they are waited for so long.
-- p_is_checked: rows of inline read models come with it, and its caller calls require_stages_v1 after it.
CREATE FUNCTION {schema}.append_v1(
    p_members integer[], p_categories integer[], p_ids text[], p_expected bigint[], p_counts integer[], p_commands uuid[], p_fingerprints bigint[],
    p_event_appends integer[], p_event_numbers integer[], p_types integer[], p_event_ids uuid[], p_occurred_at bigint[], p_metadata bytea[], p_data bytea[],
    p_recorded_at bigint, p_forget_before bigint, p_wait_ms integer, p_is_checked boolean DEFAULT false,
    OUT outcomes integer[], OUT versions bigint[], OUT positions bigint[])
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_mergejoin = off
AS $body$
DECLARE
    created integer[];
    keys    bigint[];
    held    bigint[];
    states  integer[];
    places  tid[];    -- where the rows of the streams lie: they stay there while they are locked
    failed  integer[];
    ends    bigint[]; -- for each append, how many events are stored with it and those before it
    given   bigint[];
    are_usual boolean;
    is_fenced boolean;
BEGIN
    IF p_wait_ms > 0 THEN
        PERFORM set_config('lock_timeout', p_wait_ms::text, true);
    END IF;

    -- Rows of new streams. To insert a name that another transaction has inserted waits for its end, which is
    -- what an advisory lock on the name is for: it can be passed over.
    IF 0 = ANY (p_expected) OR -1 = ANY (p_expected) THEN
        created := ARRAY(
            SELECT a.n::integer FROM unnest(p_categories, p_ids, p_expected, p_counts) WITH ORDINALITY AS a (category, id, expected, count, n)
            WHERE a.count > 0 AND a.expected IN (-1, 0)
              AND NOT EXISTS (SELECT FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id)
            ORDER BY a.category, a.id COLLATE "C");
    END IF;
    IF cardinality(created) > 0 THEN
        IF cardinality(created) > 1000 THEN
            NULL; -- So many locks would not have room on the server. An append of its own, it waits for others that make the same streams.
        ELSIF p_wait_ms > 0 THEN
            PERFORM pg_advisory_xact_lock({schema}.domainfx_lock_namespace(), l.key)
            FROM (SELECT DISTINCT {schema}.name_lock(p_categories[n], p_ids[n]) AS key FROM unnest(created) AS n ORDER BY 1) AS l;
        ELSE
            created := ARRAY(
                SELECT n FROM unnest(created) AS n
                WHERE pg_try_advisory_xact_lock({schema}.domainfx_lock_namespace(), {schema}.name_lock(p_categories[n], p_ids[n])));
        END IF;
        INSERT INTO {schema}.streams (category, id) SELECT p_categories[n], p_ids[n] FROM unnest(created) AS n ON CONFLICT DO NOTHING;
    END IF;

    -- Waiting is done in the order of keys, so that no two transactions wait for each other.
    IF p_wait_ms > 0 THEN
        PERFORM FROM {schema}.streams AS s
        WHERE s.key = ANY (ARRAY(
            SELECT k.key FROM unnest(p_categories, p_ids) AS a (category, id) JOIN {schema}.streams AS k ON k.category = a.category AND k.id = a.id))
        ORDER BY s.key FOR NO KEY UPDATE;
    END IF;

    SELECT array_agg(l.key), array_agg(l.version), array_agg(l.version + l.count), array_agg(l.state), array_agg(l.place), bool_and(l.is_usual)
    INTO keys, held, versions, states, places, are_usual
    FROM (
        SELECT coalesce(s.key, 0) AS key, coalesce(s.version, 0) AS version, a.count, coalesce(s.state, 0) AS state, s.place,
            a.count > 0 AND coalesce(s.state = 1 AND (a.expected = s.version OR a.expected = -1 OR (a.expected = -2 AND s.version > 0)), false) AS is_usual
        FROM (
            SELECT unnest(p_categories) AS category, unnest(p_ids) AS id, unnest(p_expected) AS expected, unnest(p_counts) AS count,
                   generate_subscripts(p_ids, 1) AS n) AS a
        LEFT JOIN LATERAL (
            SELECT s.key, s.version, s.state, s.ctid AS place FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id
            FOR NO KEY UPDATE SKIP LOCKED) AS s ON true
        ORDER BY a.n) AS l;

    -- What most batches are: every stream is as expected, and nothing is to be remembered.
    IF are_usual AND cardinality(array_remove(p_commands, NULL)) = 0 THEN
        is_fenced := pg_advisory_xact_lock_shared(
            ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)) IS NOT NULL;
        given := ARRAY(SELECT nextval('{schema}.positions'::regclass) FROM generate_series(1, cardinality(p_types)));
        INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
        SELECT keys[e.append], held[e.append] + e.number, e.position, e.occurred_at, p_recorded_at, e.type, p_categories[e.append], e.event_id, e.metadata, e.data
        FROM (
            -- Not FROM unnest(...), which writes all rows to a store of tuples first: a tenth of the whole.
            SELECT unnest(given) AS position, unnest(p_event_appends) AS append, unnest(p_event_numbers) AS number, unnest(p_types) AS type,
                   unnest(p_event_ids) AS event_id, unnest(p_occurred_at) AS occurred_at, unnest(p_metadata) AS metadata, unnest(p_data) AS data) AS e;
        UPDATE {schema}.streams AS s SET version = s.version + a.count FROM unnest(places, p_counts) AS a (place, count) WHERE s.ctid = a.place;
        outcomes := array_fill(0, ARRAY[cardinality(keys)]);
        positions := given;
        IF NOT p_is_checked AND pg_sequence_last_value('{schema}.inline_read_models'::regclass) IS NOT NULL THEN
            PERFORM {schema}.require_rows_v1(outcomes, p_event_appends, p_types, '{}', '{}');
        END IF;
        RETURN;
    END IF;

    -- In a new statement, since commands are looked up after the lock.
    SELECT array_agg(d.outcome ORDER BY d.n),
           array_agg(CASE WHEN d.outcome = 1 THEN coalesce(d.last_version, d.expected + d.count) ELSE d.version END ORDER BY d.n),
           array_agg(CASE WHEN d.outcome = 1 THEN coalesce(d.position, {schema}.position_of(d.key, d.expected + d.count)) ELSE 0 END ORDER BY d.n)
    INTO outcomes, versions, positions
    FROM (
        SELECT a.*, c.last_version, c.position,
            CASE
                WHEN a.key = 0 AND ((a.count > 0 AND a.expected IN (-1, 0))
                    OR EXISTS (SELECT FROM {schema}.streams AS s WHERE s.category = a.category AND s.id = a.id)) THEN 6
                WHEN c.fingerprint = a.fingerprint THEN 1
                WHEN c.fingerprint IS NOT NULL THEN 5
                WHEN a.state IN (1, 0) AND (a.expected = -1 OR a.expected = a.version OR (a.expected = -2 AND a.version > 0)) THEN 0
                WHEN a.count > 0 AND a.command_id IS NULL AND a.expected BETWEEN 0 AND a.version - a.count AND NOT EXISTS (
                    SELECT FROM unnest(p_event_appends, p_event_numbers, p_event_ids) AS o (append, number, id)
                    WHERE o.append = a.n AND NOT EXISTS (
                        SELECT FROM {schema}.stored_events AS e WHERE e.stream = a.key AND e.version = a.expected + o.number AND e.event_id = o.id)) THEN 1
                WHEN a.state = 2 THEN 3
                WHEN a.state = 3 THEN 4
                ELSE 2
            END AS outcome
        FROM unnest(p_categories, p_ids, p_expected, p_counts, p_commands, p_fingerprints, keys, held, states)
            WITH ORDINALITY AS a (category, id, expected, count, command_id, fingerprint, key, version, state, n)
        LEFT JOIN {schema}.commands AS c ON c.stream = a.key AND c.command_id = a.command_id) AS d;

    -- A member whose events are stored is a repetition, whatever became of streams that it only checks.
    IF 1 = ANY (outcomes) AND 0 = ANY (p_counts) THEN
        SELECT array_agg(CASE WHEN a.is_repeated THEN 1 ELSE a.outcome END ORDER BY a.n),
               array_agg(CASE WHEN a.is_repeated AND a.count = 0 AND a.expected >= 0 THEN a.expected ELSE a.version END ORDER BY a.n)
        INTO outcomes, versions
        FROM (
            SELECT o.*, coalesce(bool_and(o.outcome = 1) FILTER (WHERE o.count > 0) OVER (PARTITION BY o.member), false) AS is_repeated
            FROM unnest(p_members, outcomes, versions, p_counts, p_expected) WITH ORDINALITY AS o (member, outcome, version, count, expected, n)) AS a;
    END IF;

    IF 1 < ANY (outcomes) THEN
        failed := ARRAY(SELECT p_members[n] FROM unnest(outcomes) WITH ORDINALITY AS o (outcome, n) WHERE o.outcome > 1);
        outcomes := ARRAY(
            SELECT CASE WHEN o.outcome <= 1 AND p_members[o.n] = ANY (failed) THEN 7 ELSE o.outcome END
            FROM unnest(outcomes) WITH ORDINALITY AS o (outcome, n) ORDER BY o.n);
    END IF;

    ends := ARRAY(
        SELECT coalesce(sum(a.count) FILTER (WHERE a.outcome = 0) OVER (ORDER BY a.n), 0)
        FROM unnest(p_counts, outcomes) WITH ORDINALITY AS a (count, outcome, n) ORDER BY a.n);
    IF ends[cardinality(ends)] = 0 THEN
        RETURN;
    END IF;

    is_fenced := pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)) IS NOT NULL;
    given := ARRAY(SELECT nextval('{schema}.positions'::regclass) FROM generate_series(1, ends[cardinality(ends)]));

    INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
    SELECT keys[e.append], held[e.append] + e.number, given[ends[e.append] - p_counts[e.append] + e.number],
           e.occurred_at, p_recorded_at, e.type, p_categories[e.append], e.event_id, e.metadata, e.data
    FROM (
        SELECT unnest(p_event_appends) AS append, unnest(p_event_numbers) AS number, unnest(p_types) AS type,
               unnest(p_event_ids) AS event_id, unnest(p_occurred_at) AS occurred_at, unnest(p_metadata) AS metadata, unnest(p_data) AS data) AS e
    WHERE outcomes[e.append] = 0;

    SELECT array_agg(CASE WHEN a.outcome = 0 THEN a.version + a.count ELSE a.version END ORDER BY a.n),
           array_agg(CASE WHEN a.outcome = 0 AND a.count > 0 THEN given[ends[a.n]] ELSE a.position END ORDER BY a.n)
    INTO versions, positions
    FROM unnest(outcomes, versions, positions, p_counts) WITH ORDINALITY AS a (outcome, version, position, count, n);

    UPDATE {schema}.streams AS s SET version = a.version
    FROM unnest(places, versions, outcomes, p_counts) AS a (place, version, outcome, count)
    WHERE s.ctid = a.place AND a.outcome = 0 AND a.count > 0;

    IF cardinality(array_remove(p_commands, NULL)) > 0 THEN
        INSERT INTO {schema}.commands (stream, command_id, fingerprint, first_version, last_version, position)
        SELECT a.key, a.command_id, a.fingerprint, a.version - a.count + 1, a.version, a.position
        FROM unnest(keys, p_commands, p_fingerprints, versions, positions, outcomes, p_counts)
            AS a (key, command_id, fingerprint, version, position, outcome, count)
        WHERE a.outcome = 0 AND a.count > 0 AND a.command_id IS NOT NULL;
    END IF;

    IF p_forget_before IS NOT NULL THEN
        PERFORM {schema}.forget_commands(a.key, p_forget_before)
        FROM unnest(keys, versions, outcomes, p_counts) AS a (key, version, outcome, count)
        WHERE a.outcome = 0 AND (a.version - a.count) / 64 <> a.version / 64;
    END IF;

    IF NOT p_is_checked AND pg_sequence_last_value('{schema}.inline_read_models'::regclass) IS NOT NULL THEN
        PERFORM {schema}.require_rows_v1(outcomes, p_event_appends, p_types, '{}', '{}');
    END IF;
END
$body$;

-- Appends one event that is not as usual, as a batch.
CREATE FUNCTION {schema}.append_alone(
    p_category integer, p_id text, p_expected bigint, p_type integer, p_event_id uuid, p_occurred_at bigint, p_metadata bytea, p_data bytea, p_recorded_at bigint,
    p_server bytea, p_command uuid, p_fingerprint bigint, p_forget_before bigint)
RETURNS bytea
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp
AS $body$
BEGIN
    IF p_server IS DISTINCT FROM {schema}.server_mark_v1() THEN
        PERFORM {schema}.other_server_v1();
    END IF;
    RETURN (
        SELECT int8send(a.outcomes[1]) || int8send(a.versions[1]) || int8send(a.positions[1])
        FROM {schema}.append_v1(
            ARRAY[1], ARRAY[p_category], ARRAY[p_id], ARRAY[p_expected], ARRAY[1], ARRAY[p_command], ARRAY[p_fingerprint],
            ARRAY[1], ARRAY[1], ARRAY[p_type], ARRAY[p_event_id], ARRAY[p_occurred_at], ARRAY[p_metadata], ARRAY[p_data],
            p_recorded_at, p_forget_before, 0) AS a);
END
$body$;

-- Appends one event of no command to one stream. The answer is the outcome, the stream's new version and the event's position, eight bytes each.
-- Beside the writes themselves it is the number of parameters, statements and expressions that costs, and a result of several columns: hence so few.
CREATE FUNCTION {schema}.append_event_v1(
    p_category integer, p_id text, p_expected bigint, p_type integer, p_event_id uuid, p_occurred_at bigint, p_metadata bytea, p_data bytea, p_recorded_at bigint,
    p_server bytea)
RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $body$
DECLARE
    stream_key  bigint;
    new_version bigint;
    is_fenced   boolean;
    answer      bytea;
BEGIN
    UPDATE {schema}.streams AS s SET version = s.version + 1
    WHERE s.ctid = (
            SELECT h.ctid FROM {schema}.streams AS h
            WHERE h.category = p_category AND h.id = p_id AND h.state = 1 AND p_server = {schema}.server_mark_v1() FOR NO KEY UPDATE SKIP LOCKED)
        AND (s.version = p_expected OR p_expected = -1 OR (p_expected = -2 AND s.version > 0))
    RETURNING s.key, s.version INTO stream_key, new_version;
    -- A new stream, one that is held, archived, deleted or at another version, a repetition, another server.
    IF stream_key IS NULL THEN
        RETURN {schema}.append_alone(p_category, p_id, p_expected, p_type, p_event_id, p_occurred_at, p_metadata, p_data, p_recorded_at, p_server, NULL, 0, NULL);
    END IF;

    is_fenced := pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)) IS NOT NULL;
    INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
    VALUES (stream_key, new_version, nextval('{schema}.positions'::regclass), p_occurred_at, p_recorded_at, p_type, p_category, p_event_id, p_metadata, p_data)
    RETURNING int8send(0) || int8send(version) || int8send(position) INTO answer;
    IF pg_sequence_last_value('{schema}.inline_read_models'::regclass) IS NOT NULL THEN
        PERFORM {schema}.require_rows_v1(ARRAY[0], ARRAY[1], ARRAY[p_type], '{}', '{}');
    END IF;
    RETURN answer;
END
$body$;

-- Appends one event of a command to one stream; the answer is as that of append_event_v1.
CREATE FUNCTION {schema}.append_command_v1(
    p_category integer, p_id text, p_expected bigint, p_type integer, p_event_id uuid, p_occurred_at bigint, p_metadata bytea, p_data bytea, p_recorded_at bigint,
    p_server bytea, p_command uuid, p_fingerprint bigint, p_forget_before bigint)
RETURNS bytea
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $body$
DECLARE
    stream_key  bigint;
    new_version bigint;
    given       bigint;
    place       tid;
    is_fenced   boolean;
BEGIN
    -- In statements of their own, since commands are looked up after the lock.
    SELECT s.key, s.ctid INTO stream_key, place FROM {schema}.streams AS s
    WHERE s.category = p_category AND s.id = p_id AND s.state = 1 AND p_server = {schema}.server_mark_v1() FOR NO KEY UPDATE SKIP LOCKED;
    UPDATE {schema}.streams AS s SET version = s.version + 1
    WHERE s.ctid = place AND (s.version = p_expected OR p_expected = -1 OR (p_expected = -2 AND s.version > 0))
        AND NOT EXISTS (SELECT FROM {schema}.commands AS c WHERE c.stream = stream_key AND c.command_id = p_command)
    RETURNING s.version INTO new_version;
    -- A new stream, one that is held, archived, deleted or at another version, a repetition, another server.
    IF new_version IS NULL THEN
        RETURN {schema}.append_alone(
            p_category, p_id, p_expected, p_type, p_event_id, p_occurred_at, p_metadata, p_data, p_recorded_at, p_server, p_command, p_fingerprint, p_forget_before);
    END IF;

    is_fenced := pg_advisory_xact_lock_shared(
        ({schema}.domainfx_lock_namespace()::bigint << 48) | coalesce(pg_sequence_last_value('{schema}.positions'::regclass), 0)) IS NOT NULL;
    given := nextval('{schema}.positions'::regclass);
    INSERT INTO {schema}.events (stream, version, position, occurred_at, recorded_at, type, category, event_id, metadata, data)
    VALUES (stream_key, new_version, given, p_occurred_at, p_recorded_at, p_type, p_category, p_event_id, p_metadata, p_data);
    INSERT INTO {schema}.commands (stream, command_id, fingerprint, first_version, last_version, position)
    VALUES (stream_key, p_command, p_fingerprint, new_version, new_version, given);
    IF p_forget_before IS NOT NULL AND new_version % 64 = 0 THEN
        PERFORM {schema}.forget_commands(stream_key, p_forget_before);
    END IF;
    IF pg_sequence_last_value('{schema}.inline_read_models'::regclass) IS NOT NULL THEN
        PERFORM {schema}.require_rows_v1(ARRAY[0], ARRAY[1], ARRAY[p_type], '{}', '{}');
    END IF;
    RETURN int8send(0) || int8send(new_version) || int8send(given);
END
$body$;
