using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>A version is reset while a newer one takes its place, and its table goes.</summary>
public sealed class ResetTests(SharedServer server)
{
    [Fact]
    public async Task A_table_that_goes_while_it_is_emptied_is_empty()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using var store = schema.OpenStore();
        for (var version = 1; version <= 2; version++) await store.Projections.OpenAsync(new Balances(store.Projections, version).Definition);
        await using var connection = await schema.Database.OpenConnectionAsync();
        await using var switching = await connection.BeginTransactionAsync();
        await using (var drop = new NpgsqlCommand(schema.Named("DROP TABLE {schema}.account_balance__v2"), connection)) await drop.ExecuteNonQueryAsync();

        var resetting = store.Projections.ResetAsync(new Balances(store.Projections, 2).Definition).AsTask();
        await Until.TrueAsync(() => schema.ScalarAsync<bool>(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%{schema}.reset_projection_v1%' AND pid <> pg_backend_pid())"));
        await switching.CommitAsync();
        await resetting;
        Assert.False(await schema.ScalarAsync<bool>("SELECT to_regclass('{schema}.account_balance__v2') IS NOT NULL"));
    }
}
