using DomainFx.Postgres.Connections;
using DomainFx.Postgres.Names;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Stores;
using Npgsql;

namespace DomainFx.Postgres.Tests.Reading;

/// <summary>A session that was opened while another one lost its connection knows no names, and no server that gave them.</summary>
public sealed class UnknownServerTests(SharedServer server)
{
    [Fact]
    public async Task Its_reads_are_refused_so_that_they_are_repeated()
    {
        await using var schema = new TestSchema(server.ConnectionString);
        await using (var store = schema.OpenStore()) await store.AppendAsync("a", TestEvents.Event());
        await using var database = new PostgresDatabase(new PostgresStoreOptions { ConnectionString = server.ConnectionString, Schema = schema.Name });
        var session = await database.OpenAsync(TestContext.Current.CancellationToken);
        using var page = new EventPage();
        Assert.True(await session.ReadAll.ReadOnAsync(page, 0, EventFilter.All, 10, TestContext.Current.CancellationToken));
        Assert.Equal((1, session.Names.Incarnation), (page.Count, page.Incarnation));

        session.Names = new KnownNames();
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await session.ReadAll.ReadOnAsync(page, 0, EventFilter.All, 10, TestContext.Current.CancellationToken));
        Assert.True(PostgresFailure.IsWorthRepeating(refused));
        Assert.True(PostgresFailure.IsLostConnection(refused));

        // What it had found is nobody's by then: the page begins anew.
        session.Names = database.Names;
        Assert.True(await session.ReadAll.ReadOnAsync(page, 0, EventFilter.All, 10, TestContext.Current.CancellationToken));
        Assert.Equal((1, session.Names.Incarnation), (page.Count, page.Incarnation));
        await database.CloseAsync(session);
    }
}
