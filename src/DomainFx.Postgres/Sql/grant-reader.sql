-- A reader sees streams, events in global order, snapshots, and the rows of read models: those that are made later too (see grant_read_model).
GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role};
GRANT SELECT ON SEQUENCE {schema}.positions TO {role};
GRANT EXECUTE ON FUNCTION {schema}.head_v1(), {schema}.domainfx_lock_namespace(), {schema}.tail_v1(bigint, bigint, bigint), {schema}.server_mark_v1(), {schema}.other_server_v1(), {schema}.readable(bytea) TO {role};
