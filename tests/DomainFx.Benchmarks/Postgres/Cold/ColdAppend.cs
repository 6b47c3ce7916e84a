using System.Globalization;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;
using DomainFx.Postgres;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.Postgres.Cold;

/// <summary>What the processes of the cold figure do: one append, and end.</summary>
internal static class ColdAppend
{
    /// <summary>The first argument of such a process.</summary>
    public const string Verb = "cold-append";

    public const string Ours = "ours";
    public const string ByHand = "by-hand";

    public static Task RunAsync(string side, string connectionString, string schema, string version)
    {
        var expected = long.Parse(version, CultureInfo.InvariantCulture);
        return side == Ours ? OursAsync(connectionString, schema, expected) : ByHandAsync(connectionString, schema, expected);
    }

    private static async Task OursAsync(string connectionString, string schema, long expected)
    {
        await using var store = new PostgresEventStore(new PostgresStoreOptions { ConnectionString = connectionString, Schema = schema });
        await store.AppendAsync(new StreamAppend { Stream = new StreamId("purse", "0"), Expected = ExpectedVersion.Exactly(expected), Events = SampleEvent.New(1) });
    }

    private static async Task ByHandAsync(string connectionString, string schema, long expected)
    {
        await using var store = new HandWrittenPostgresStore(connectionString, schema, connections: 1);
        await store.AppendAsync("purse/0", expected, SampleEvent.ByHand, CancellationToken.None);
    }
}
