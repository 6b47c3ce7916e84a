using DomainFx.Postgres.Tests.Servers;

namespace DomainFx.Postgres.Tests.Fence;

/// <summary>Several stores in one database, and the same in several databases of one server.</summary>
public sealed class SeveralStoresTests(SharedServer server)
{
    [Fact]
    public async Task An_append_in_flight_in_one_store_does_not_hold_up_another()
    {
        await using var one = await Interleaving.StartAsync(server.ConnectionString);
        await using var other = await Interleaving.StartAsync(server.ConnectionString);
        await one.StallAsync(one.First, "slow");
        await other.First.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("fast", await other.Reader.LookAsync());
        Assert.Equal("", await one.Reader.LookAsync());
    }

    [Fact]
    public async Task With_the_same_lock_keys_it_would()
    {
        await using var one = await Interleaving.StartAsync(server.ConnectionString, Flaw.SharedNamespace);
        await using var other = await Interleaving.StartAsync(server.ConnectionString, Flaw.SharedNamespace);
        await one.StallAsync(one.First, "slow");
        await other.First.AppendAsync("fast", TestEvents.Event());
        Assert.Equal("", await other.Reader.LookAsync());
    }

    [Fact]
    public async Task Stores_that_are_made_at_once_get_lock_keys_of_their_own()
    {
        TestSchema[] schemas = [.. Enumerable.Range(0, 8).Select(_ => new TestSchema(server.ConnectionString))];
        PostgresEventStore[] stores = [.. schemas.Select(schema => schema.OpenStore())];
        await Task.WhenAll(stores.Select(store => store.GetHeadAsync().AsTask()));
        var namespaces = await Task.WhenAll(schemas.Select(schema => schema.ScalarAsync<int>("SELECT {schema}.domainfx_lock_namespace()")));
        Assert.Equal(schemas.Length, namespaces.Distinct().Count());
        Assert.All(namespaces, one => Assert.InRange(one, 1, 0xFFFE));
        foreach (var store in stores) await store.DisposeAsync();
        foreach (var schema in schemas) await schema.DisposeAsync();
    }

    [Fact]
    public async Task A_store_of_the_same_keys_in_another_database_does_not_hold_up_this_one()
    {
        var database = $"d{Guid.NewGuid():N}";
        await using var here = new TestSchema(server.ConnectionString);
        await here.ExecuteAsync($"CREATE DATABASE {database}");
        var there = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database }.ConnectionString;
        await using (var elsewhere = await Interleaving.StartAsync(there, Flaw.SharedNamespace))
        {
            await using var run = await Interleaving.StartAsync(server.ConnectionString, Flaw.SharedNamespace);
            await elsewhere.StallAsync(elsewhere.First, "slow");
            await run.First.AppendAsync("fast", TestEvents.Event());
            Assert.Equal("fast", await run.Reader.LookAsync());
        }

        await here.ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");
    }
}
