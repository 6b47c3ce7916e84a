using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>Stalls appends between the allocation of their positions and their commit: a trigger on the table of events waits for a lock
/// that the gate holds, so that the SQL that runs is the SQL that ships.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private static int sNumber;

    private readonly NpgsqlConnection _holder;

    private Gate(NpgsqlConnection holder, int number) => (_holder, Number) = (holder, number);

    /// <summary>The second part of the lock's key; the first is 71.</summary>
    public int Number { get; }

    /// <summary>The data of an event that stalls until the gate is opened.</summary>
    public string Data => $"gate {Number}";

    /// <summary>Lets events whose data names a gate wait for it.</summary>
    /// <param name="schema">The store.</param>
    /// <param name="isAtCommit">Whether they wait when all else that goes with them has been checked and stored.</param>
    public static Task InstallAsync(TestSchema schema, bool isAtCommit = false) => schema.ExecuteAsync(
        $$$"""
        CREATE FUNCTION {schema}.wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock_shared(71, substr(convert_from(NEW.data, 'UTF8'), 6)::integer);
            RETURN NULL;
        END $$;
        CREATE {{{(isAtCommit ? "CONSTRAINT" : "")}}} TRIGGER wait_at_gate AFTER INSERT ON {schema}.events {{{(isAtCommit ? "INITIALLY DEFERRED" : "")}}} FOR EACH ROW
        WHEN (substr(NEW.data, 1, 5) = 'gate '::bytea) EXECUTE FUNCTION {schema}.wait_at_gate();
        """);

    /// <summary>A closed gate.</summary>
    public static async Task<Gate> CloseAsync(TestSchema schema)
    {
        var gate = new Gate(await schema.Database.OpenConnectionAsync(), Interlocked.Increment(ref sNumber));
        await gate.RunAsync($"SELECT pg_advisory_lock(71, {gate.Number})");
        return gate;
    }

    /// <summary>Waits until an append has its positions and stands before the gate; its backend.</summary>
    public async Task<int> ReachedAsync()
    {
        object? backend = null;
        await Until.TrueAsync(async () => (backend = await RunAsync($"SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 71 AND objid = {Number} AND NOT granted LIMIT 1")) is int);
        return (int)backend!;
    }

    public Task OpenAsync() => RunAsync($"SELECT pg_advisory_unlock(71, {Number})");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("SELECT pg_advisory_unlock_all()");
        await _holder.DisposeAsync();
    }

    private async Task<object?> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _holder);
        return await command.ExecuteScalarAsync();
    }
}
