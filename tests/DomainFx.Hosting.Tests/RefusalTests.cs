using System.Globalization;
using DomainFx.Hosting.Tests.Model;
using DomainFx.Projections;
using Microsoft.Data.Sqlite;

namespace DomainFx.Hosting.Tests;

/// <summary>What an event makes of rows and a store refuses is the event's fault, and not waited for as for a store that is away: the event alone is parked, or
/// the projection stops and names row and event.</summary>
public sealed class RefusalTests
{
    private static readonly ProjectionOptions Parking = TemporaryDomain.Quick with { OnFailure = FailurePolicy.Park, MaxDelay = TimeSpan.FromMilliseconds(20) };

    public static TheoryData<string, string> Values => new(
        from store in new[] { "memory", "sqlite", "postgres" }
        from model in new[] { "parcel-note", "parcel-link", "parcel-ratio" }
        select (store, model));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Values))]
    public async Task An_event_that_leaves_a_value_no_store_takes_stops_the_projection_and_is_named(string store, string model)
    {
        await using TemporaryDomain temporary = Only(store, model);
        await FillAsync(temporary, "bad");
        await using ProjectionWorker worker = await temporary.StartAsync(Parking with { OnFailure = FailurePolicy.Stop });
        await temporary.StatusIsAsync(model, info => info.Status is ProjectionStatus.Stopped, "has stopped");
        ProjectionInfo info = await temporary.StatusAsync(model);
        Assert.Equal(20, info.Position);
        Assert.Contains("the event at position 21 made of key 'bad'", info.Error, StringComparison.Ordinal);
        Assert.Contains($"read model '{model.Replace('-', '_')}' was set to", info.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task An_event_that_leaves_a_value_no_store_takes_is_parked_alone(string store, string model)
    {
        await using TemporaryDomain temporary = Only(store, model);
        await FillAsync(temporary, "bad");
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.StatusIsAsync(model, info => info is { Position: 41, Parked: 1, Status: ProjectionStatus.Running }, "has parked one and gone on");
        ParkedEvent parked = Assert.Single(await temporary.Domain.ProjectionControl.GetParkedAsync(model, Token));
        Assert.Equal(("bad", 21), (parked.Touch.Key, parked.Touch.Position));
        Assert.Equal(20, await CountAsync(temporary, model));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_row_that_violates_a_constraint_of_the_users_is_parked_and_not_the_others_of_its_event(string store)
    {
        await using TemporaryDomain temporary = Only(store, "parcel-shelf");
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.SqlAsync("CREATE UNIQUE INDEX one_of_each ON parcel_shelf__v1 (content)");
        await temporary.SqlAsync("INSERT INTO parcel_shelf__v1 VALUES ('a', 'c=x')");
        CommandResult result = await temporary.Domain.Parcel("p").LabelAsync("b=x,c=x,d=x");
        await temporary.StatusIsAsync("parcel-shelf", info => info.Position >= result.Position && info.Parked == 1, "has parked one");
        ParkedEvent parked = Assert.Single(await temporary.Domain.ProjectionControl.GetParkedAsync("parcel-shelf", Token));
        Assert.Equal(("c", result.Position), (parked.Touch.Key, parked.Touch.Position));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"position {result.Position} made of key 'c'"), parked.Error, StringComparison.Ordinal);
        Assert.NotNull(await temporary.Domain.ParcelShelf().FindAsync("b", Token));
        Assert.NotNull(await temporary.Domain.ParcelShelf().FindAsync("d", Token));

        await temporary.SqlAsync("DROP INDEX one_of_each");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("parcel-shelf", cancellationToken: Token);
        await temporary.StatusIsAsync("parcel-shelf", info => info.Parked == 0, "has nothing parked");
        Assert.NotNull(await temporary.Domain.ParcelShelf().FindAsync("c", Token));
    }

    [Fact]
    public async Task A_text_that_postgres_cannot_index_is_parked()
    {
        await using TemporaryDomain temporary = Only("postgres", "parcel-label");
        await temporary.Domain.Parcel("good").LabelAsync("first");
        // As it cannot be compressed either.
        await temporary.Domain.Parcel("bad").LabelAsync(string.Concat(Enumerable.Range(0, 200).Select(_ => Guid.NewGuid())));
        await temporary.Domain.Parcel("good").LabelAsync("last");
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.StatusIsAsync("parcel-label", info => info is { Position: 3, Parked: 1 }, "has parked one");
        Assert.Equal("bad", Assert.Single(await temporary.Domain.ProjectionControl.GetParkedAsync("parcel-label", Token)).Touch.Key);
        Assert.Equal("last", (await temporary.Domain.ParcelLabel().FindAsync("good", Token))!.Text);
    }

    [Fact]
    public async Task What_is_stored_at_once_is_bounded_by_its_size_too()
    {
        await using TemporaryDomain temporary = Only("memory", "parcel-papers");
        for (int n = 0; n < 300; n++) await temporary.Domain.Parcel($"p{n}").WeighAsync(n);
        var notes = new StoreSpy.Notes();
        await using Domain spied = Domain.Create(builder => ChangedModule.Only(builder, "parcel-papers").UseStore(_ => StoreSpy.On(temporary.Store, notes)));
        await using ProjectionWorker worker = await temporary.StartAsync(Parking with { BatchSize = 5_000 }, spied);
        await temporary.Domain.WaitForAsync<ParcelPapers>(300, TimeSpan.FromSeconds(30), Token);
        Assert.Equal(300, await temporary.Domain.ParcelPapers().AllAsync(Token).CountAsync(Token));
        Assert.InRange(notes.Commits.Max(commit => commit.Changes?.Upserts.Count ?? 0), 20, (64 << 20) / 500_000);
    }

    [Theory]
    [InlineData("sqlite", "insrt into")]
    [InlineData("sqlite", "SELECT no_such_column FROM domainfx_events")]
    [InlineData("postgres", "insrt into")]
    [InlineData("postgres", "SELECT no_such_column FROM projections")]
    public async Task Sql_with_a_mistake_stops_its_projection(string store, string sql)
    {
        await using TemporaryDomain temporary = Only(store, "parcel-sql");
        ParcelSql.Act = async (_, transaction) => await Sql.Command(transaction, sql).ExecuteNonQueryAsync(Token);
        await temporary.Domain.Parcel("a").WeighAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking with { OnFailure = FailurePolicy.Stop });
        await temporary.StatusIsAsync("parcel-sql", info => info.Status is ProjectionStatus.Stopped, "has stopped");
        Assert.Contains("position 1", (await temporary.StatusAsync("parcel-sql")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_catches_what_ended_its_transaction_on_postgres_has_its_event_parked(bool goesOn)
    {
        await using TemporaryDomain temporary = await WithTableAsync("postgres", "CREATE TABLE parcels (id TEXT PRIMARY KEY)");
        ParcelSql.Act = async (id, transaction) =>
        {
            try
            {
                await Sql.Command(transaction, "INSERT INTO parcels VALUES (@p0)", id).ExecuteNonQueryAsync(Token);
            }
            catch (Npgsql.PostgresException)
            {
                if (goesOn) await Sql.Command(transaction, "UPDATE parcels SET id = id").ExecuteNonQueryAsync(Token);
            }
        };
        await ExpectSecondParkedAsync(temporary);
    }

    [Theory]
    [InlineData("sqlite", "CREATE TABLE addresses (id TEXT PRIMARY KEY); INSERT INTO addresses VALUES ('good'); CREATE TABLE parcels (id TEXT REFERENCES addresses DEFERRABLE INITIALLY DEFERRED)")]
    [InlineData("postgres", "CREATE TABLE addresses (id TEXT PRIMARY KEY); INSERT INTO addresses VALUES ('good'); CREATE TABLE parcels (id TEXT REFERENCES addresses DEFERRABLE INITIALLY DEFERRED)")]
    public async Task A_constraint_that_is_checked_at_the_commit_parks_the_event_that_violates_it(string store, string table)
    {
        await using TemporaryDomain temporary = await WithTableAsync(store, table);
        ParcelSql.Act = async (id, transaction) => await Sql.Command(transaction, "INSERT INTO parcels VALUES (@p0)", id).ExecuteNonQueryAsync(Token);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        for (int n = 0; n < 5; n++) await temporary.Domain.Parcel("good").WeighAsync(n);
        await temporary.Domain.Parcel("bad").WeighAsync(1);
        for (int n = 0; n < 5; n++) await temporary.Domain.Parcel("good").WeighAsync(n);
        await temporary.StatusIsAsync("parcel-sql", info => info is { Position: 11, Parked: 1 }, "has parked one");
        ParkedTouch parked = Assert.Single(await temporary.Domain.ProjectionControl.GetParkedAsync("parcel-sql", Token)).Touch;
        Assert.Equal(("parcel/bad", 6), (parked.Key, parked.Position));
        Assert.Equal(10, await temporary.SqlAsync("SELECT count(*) FROM parcels"));

        await temporary.SqlAsync("INSERT INTO addresses VALUES ('bad')");
        await temporary.Domain.ProjectionControl.RetryParkedAsync("parcel-sql", cancellationToken: Token);
        await temporary.StatusIsAsync("parcel-sql", info => info.Parked == 0, "has nothing parked");
        Assert.Equal(11, await temporary.SqlAsync("SELECT count(*) FROM parcels"));
    }

    [Theory]
    [MemberData(nameof(TemporaryDomain.Databases), MemberType = typeof(TemporaryDomain))]
    public async Task A_full_disk_that_a_library_wrapped_is_waited_for(string store)
    {
        await using TemporaryDomain temporary = await WithTableAsync(store, "CREATE TABLE parcels (id TEXT)");
        Exception full = store == "sqlite" ? new SqliteException("database or disk is full", 13, 13) : new Npgsql.PostgresException("disk full", "ERROR", "ERROR", "53100");
        int tries = 0;
        ParcelSql.Act = async (id, transaction) =>
        {
            if (Interlocked.Increment(ref tries) < 12) throw new InvalidOperationException("An error occurred while saving.", full);
            await Sql.Command(transaction, "INSERT INTO parcels VALUES (@p0)", id).ExecuteNonQueryAsync(Token);
        };
        await temporary.Domain.Parcel("a").WeighAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.StatusIsAsync("parcel-sql", info => info.Position == 1, "has handled it");
        Assert.Equal(0, (await temporary.StatusAsync("parcel-sql")).Parked);
        Assert.Equal(1, await temporary.SqlAsync("SELECT count(*) FROM parcels"));
    }

    private static TemporaryDomain Only(string store, string model) => new(store, domain => ChangedModule.Only(domain, model));

    private static async Task<TemporaryDomain> WithTableAsync(string store, string sql)
    {
        TemporaryDomain temporary = Only(store, "parcel-sql");
        await temporary.Store.GetHeadAsync(Token);
        await temporary.SqlAsync(sql);
        return temporary;
    }

    // One event of 41 is at fault.
    private static async Task FillAsync(TemporaryDomain temporary, string bad)
    {
        for (int n = 0; n < 20; n++) await temporary.Domain.Parcel($"p{n}").LabelAsync("label");
        await temporary.Domain.Parcel(bad).WeighAsync(0);
        for (int n = 0; n < 20; n++) await temporary.Domain.Parcel($"p{n}").LabelAsync("next");
    }

    private static async Task<int> CountAsync(TemporaryDomain temporary, string model) => model switch
    {
        "parcel-note" => await temporary.Domain.ParcelNote().AllAsync(Token).CountAsync(row => row.Text == "next", Token),
        "parcel-link" => await temporary.Domain.ParcelLink().AllAsync(Token).CountAsync(row => row.Link.OriginalString == "next", Token),
        _ => await temporary.Domain.ParcelRatio().AllAsync(Token).CountAsync(row => row.Ratio == 1, Token),
    };

    private static async Task ExpectSecondParkedAsync(TemporaryDomain temporary)
    {
        await temporary.Domain.Parcel("bad").WeighAsync(1);
        await temporary.Domain.Parcel("bad").WeighAsync(2);
        await temporary.Domain.Parcel("good").WeighAsync(1);
        await using ProjectionWorker worker = await temporary.StartAsync(Parking);
        await temporary.StatusIsAsync("parcel-sql", info => info is { Position: 3, Parked: 1 }, "has parked one");
        ParkedEvent parked = Assert.Single(await temporary.Domain.ProjectionControl.GetParkedAsync("parcel-sql", Token));
        Assert.Equal(("parcel/bad", 2), (parked.Touch.Key, parked.Touch.Position));
        Assert.Equal(2, await temporary.SqlAsync("SELECT count(*) FROM parcels"));
    }
}
