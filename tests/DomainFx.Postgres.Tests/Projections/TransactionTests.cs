using System.Data.Common;
using Dapper;
using DomainFx.Postgres.Tests.Servers;
using DomainFx.Projections;

namespace DomainFx.Postgres.Tests.Projections;

/// <summary>A projection's own SQL commits with the checkpoint or not at all, and never outlives its lease.</summary>
public sealed class TransactionTests(SharedServer server)
{
    private const string Insert = "INSERT INTO {schema}.transfers VALUES (1)";

    [Fact]
    public async Task Statements_commit_with_the_checkpoint()
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync();
        await using (var transaction = await store.Projections.BeginAsync(projection.Lease))
        {
            await ExecuteAsync(schema, transaction.Transaction);
            Assert.Equal(0, await CountAsync(schema));
            await transaction.CommitAsync(projection.Next(("a", 1)));
        }

        Assert.Equal(1, await CountAsync(schema));
        Assert.Equal(1, (await store.Projections.GetStatesAsync())[0].Position);
        projection.Position = 1;
        await using (var transaction = await store.Projections.BeginAsync(projection.Lease)) await ExecuteAsync(schema, transaction.Transaction);
        Assert.Equal(1, await CountAsync(schema));
    }

    [Fact]
    public async Task Under_a_lost_lease_they_are_rolled_back()
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync();
        await using (var transaction = await store.Projections.BeginAsync(projection.Lease))
        {
            await ExecuteAsync(schema, transaction.Transaction);
            await store.Projections.ReleaseAsync(projection.Lease);
            await Assert.ThrowsAsync<ProjectionLeaseLostException>(() => transaction.CommitAsync(projection.Next()).AsTask());
        }

        Assert.Equal(0, await CountAsync(schema));
    }

    [Fact]
    public async Task A_successor_ends_what_a_worker_that_stands_still_has_left_open()
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync(duration: TimeSpan.FromSeconds(2));
        await using (var transaction = await store.Projections.BeginAsync(projection.Lease))
        {
            // As of a worker that keeps its transaction busy and so meets no time-out.
            await ExecuteAsync(schema, transaction.Transaction, "SET LOCAL idle_in_transaction_session_timeout = 0");
            await ExecuteAsync(schema, transaction.Transaction, "LOCK TABLE {schema}.transfers IN EXCLUSIVE MODE");
            await Task.Delay(2_100, TestContext.Current.CancellationToken);
            Assert.NotNull(await store.Projections.AcquireAsync(projection.Definition.Key, 0, "worker-2", TimeSpan.FromMinutes(1)));
            await schema.ExecuteAsync("SET lock_timeout = '5s'; " + Insert);
            await Assert.ThrowsAsync<EventStoreException>(() => transaction.CommitAsync(projection.Next()).AsTask());
        }

        Assert.Equal(1, await CountAsync(schema));
    }

    [Fact]
    public async Task A_successor_ends_a_commit_that_stands_still_and_holds_the_checkpoint()
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync(duration: TimeSpan.FromSeconds(1));
        await using var connection = await schema.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var stuck = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(schema, stuck, "UPDATE {schema}.projection_partitions SET position = 5");
        Assert.Null(await AcquireAsync());
        await Task.Delay(1_100, TestContext.Current.CancellationToken);
        // The first try ends it, one after that finds the row free.
        ProjectionLease? lease = null;
        for (var attempt = 0; attempt < 50 && lease is null; attempt++)
        {
            lease = await AcquireAsync();
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.NotNull(lease);
        await Assert.ThrowsAnyAsync<DbException>(() => stuck.CommitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, (await store.Projections.GetStatesAsync())[0].Position);

        ValueTask<ProjectionLease?> AcquireAsync() => store.Projections.AcquireAsync(projection.Definition.Key, 0, "worker-2", TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_server_ends_a_transaction_that_nobody_goes_on_with_before_the_lease_runs_out()
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync(duration: TimeSpan.FromSeconds(2));
        await using var transaction = await store.Projections.BeginAsync(projection.Lease);
        await ExecuteAsync(schema, transaction.Transaction, "LOCK TABLE {schema}.transfers IN EXCLUSIVE MODE");
        await schema.ExecuteAsync("SET lock_timeout = '1900ms'; " + Insert);
        var failure = await Assert.ThrowsAsync<EventStoreException>(() => transaction.CommitAsync(projection.Next()).AsTask());
        Assert.True(failure.IsTransient);
    }

    [Theory]
    [InlineData("INSERT INTO {schema}.transfers VALUES (NULL)", false)]
    [InlineData("SELECT 1 / 0", false)]
    [InlineData("SELEC 1", false)]
    [InlineData("SELECT * FROM {schema}.missing", true)]
    [InlineData("SELECT pg_terminate_backend(pg_backend_pid())", true)]
    [InlineData("SELECT pg_sleep(10)", true)]
    public async Task What_the_database_is_to_blame_for_is_told_from_what_the_event_is(string sql, bool isDatabase)
    {
        await using var schema = await SchemaAsync();
        await using var store = schema.OpenStore();
        var projection = await new Balances(store.Projections).StartAsync(duration: TimeSpan.FromSeconds(2));
        await using var transaction = await store.Projections.BeginAsync(projection.Lease);
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync(schema, transaction.Transaction, sql));
        Assert.Equal(isDatabase, transaction.FailureOf(exception) is not null);
        Assert.Equal(isDatabase, transaction.FailureOf(new InvalidOperationException("wrapped", exception)) is not null);
        Assert.Null(transaction.FailureOf(new InvalidOperationException("a handler's own")));
    }

    private async Task<TestSchema> SchemaAsync()
    {
        var schema = new TestSchema(server.ConnectionString);
        await schema.ExecuteAsync("CREATE SCHEMA {schema}; CREATE TABLE {schema}.transfers (a int NOT NULL)");
        return schema;
    }

    private static Task<int> ExecuteAsync(TestSchema schema, DbTransaction transaction, string sql = Insert) => transaction.Connection!.ExecuteAsync(schema.Named(sql), transaction: transaction);

    private static Task<long> CountAsync(TestSchema schema) => schema.ScalarAsync<long>("SELECT count(*) FROM {schema}.transfers");
}
