-- Tables of read models, and the views through which they are read.

-- What the table of a read model is called.
CREATE FUNCTION {schema}.read_model_table(p_name text, p_version integer, p_rebuild integer) RETURNS text LANGUAGE sql IMMUTABLE AS $body$
    SELECT replace(p_name, '-', '_') || '__v' || p_version || CASE WHEN p_rebuild = 0 THEN '' ELSE '_r' || p_rebuild END
$body$;

-- Who may read the checkpoints may read a read model's rows, and who may write those may write these.
CREATE FUNCTION {schema}.grant_read_model(p_relation text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    granted record;
BEGIN
    FOR granted IN
        SELECT a.grantee, a.privilege_type FROM pg_catalog.pg_class AS c, aclexplode(c.relacl) AS a
        WHERE c.oid = '{schema}.projection_partitions'::regclass AND a.grantee <> c.relowner AND a.grantee <> 0
    LOOP
        EXECUTE format('GRANT %s ON {schema}.%I TO %I', granted.privilege_type, p_relation, pg_get_userbyid(granted.grantee));
    END LOOP;
END
$body$;

-- What gives to a view that is made anew over a table what users granted on the one that was there, and on those of its columns that stay.
CREATE FUNCTION {schema}.grants_on_view(p_view text, p_made text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $body$
    SELECT array_agg(format(
        'GRANT %s%s ON {schema}.%I TO %s%s', a.privilege_type, ' (' || quote_ident(g.column_name) || ')', p_view,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END))
    FROM pg_catalog.pg_class AS c
    CROSS JOIN LATERAL (
        SELECT NULL::name, c.relacl
        UNION ALL
        SELECT v.attname, v.attacl FROM pg_catalog.pg_attribute AS v
        JOIN pg_catalog.pg_attribute AS m ON m.attrelid = to_regclass(format('{schema}.%I', p_made)) AND m.attname = v.attname AND m.attnum > 0
        WHERE v.attrelid = c.oid AND v.attnum > 0) AS g (column_name, acl)
    CROSS JOIN LATERAL aclexplode(g.acl) AS a
    WHERE c.oid = to_regclass(format('{schema}.%I', p_view)) AND a.grantee <> c.relowner
$body$;

-- Lets the stable name of a read model show a table. In place where the columns allow it: what users built on the view stays. Those that it has keep their places,
-- and new ones follow them, since a view can only grow at its end.
CREATE FUNCTION {schema}.show_read_model(p_name text, p_version integer, p_rebuild integer) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    shown    text := replace(p_name, '-', '_');
    made     text := {schema}.read_model_table(p_name, p_version, p_rebuild);
    selected text := format(
        'SELECT %s FROM {schema}.%I',
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY v.attnum, a.attnum) FROM pg_catalog.pg_attribute AS a
         LEFT JOIN pg_catalog.pg_attribute AS v ON v.attrelid = to_regclass(format('{schema}.%I', shown)) AND v.attnum > 0 AND v.attname = a.attname
         WHERE a.attrelid = format('{schema}.%I', made)::regclass AND a.attnum > 0 AND NOT a.attisdropped),
        made);
    granted  text[] := {schema}.grants_on_view(shown, made);
    given    text;
    detail   text;
BEGIN
    -- Others would queue up behind a query that takes long: better to try again than to make them wait.
    PERFORM set_config('lock_timeout', '500', true);
    BEGIN
        EXECUTE format('CREATE OR REPLACE VIEW {schema}.%I AS %s', shown, selected);
    EXCEPTION WHEN invalid_table_definition THEN
        BEGIN
            EXECUTE format('DROP VIEW {schema}.%I', shown);
        EXCEPTION WHEN dependent_objects_still_exist THEN
            GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
            RAISE EXCEPTION 'Read model "%" cannot show its version %, which lacks a column that is there now or has it with another type: something of yours is built on view {schema}."%" (%). Drop that, resume the projection, and make it anew on the new columns.',
                p_name, p_version, shown, replace(detail, E'\n', ', ') USING ERRCODE = 'DFX06';
        END;
        EXECUTE format('CREATE VIEW {schema}.%I AS %s', shown, selected);
        FOREACH given IN ARRAY coalesce(granted, '{}') LOOP
            EXECUTE given;
        END LOOP;
    END;
    PERFORM {schema}.grant_read_model(shown);
END
$body$;

-- Makes the table of a read model, and its indexes.
CREATE FUNCTION {schema}.create_read_model(
    p_made text, p_key_count integer, p_columns text[], p_types text[], p_nullable boolean[], p_indexed boolean[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    -- Types stand in the statement as they are: anything else would be SQL with the owner's rights.
    IF NOT p_types <@ ARRAY['boolean', 'bigint', 'double precision', 'numeric', 'text', 'uuid', 'timestamptz', 'timestamp', 'date', 'time', 'interval', 'bytea', 'jsonb'] THEN
        RAISE EXCEPTION 'table "%" would have a column of a type that is none of a read model''s: %', p_made, p_types USING ERRCODE = 'DFX03';
    END IF;
    EXECUTE format(
        'CREATE TABLE {schema}.%I (%s, PRIMARY KEY (%s)) WITH (fillfactor = 80)', p_made,
        (SELECT string_agg(
            format('%I %s%s%s', c.name, c.type, CASE WHEN c.type = 'text' THEN ' COLLATE "C"' ELSE '' END, CASE WHEN c.is_nullable THEN '' ELSE ' NOT NULL' END), ', ' ORDER BY c.n)
         FROM unnest(p_columns, p_types, p_nullable) WITH ORDINALITY AS c (name, type, is_nullable, n)),
        (SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.n) FROM unnest(p_columns[1:p_key_count]) WITH ORDINALITY AS c (name, n)));
    FOR n IN 1 .. cardinality(p_columns) LOOP
        IF p_indexed[n] THEN
            EXECUTE format('CREATE INDEX ON {schema}.%I (%I)', p_made, p_columns[n]);
        END IF;
    END LOOP;
    PERFORM {schema}.grant_read_model(p_made);
END
$body$;
