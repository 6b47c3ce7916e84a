-- Nobody but the owner may do anything until a role is given it: see PostgresSchema.GrantScript.
-- Without this, everybody with the right to look into the schema could call its functions, which act with the owner's rights.
REVOKE ALL ON SCHEMA {schema} FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {schema} FROM PUBLIC;
