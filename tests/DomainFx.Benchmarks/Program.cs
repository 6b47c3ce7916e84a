using DomainFx.Benchmarks.Analyzers;
using DomainFx.Benchmarks.Codec;
using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.Dispatch;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Generator;
using DomainFx.Benchmarks.Postgres.Appends;
using DomainFx.Benchmarks.Postgres.Cold;
using DomainFx.Benchmarks.Postgres.Commands;
using DomainFx.Benchmarks.Postgres.Growth;
using DomainFx.Benchmarks.Postgres.Import;
using DomainFx.Benchmarks.Postgres.Loads;
using DomainFx.Benchmarks.Postgres.Projections;
using DomainFx.Benchmarks.Postgres.Reads;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.Postgres.Snapshots;
using DomainFx.Benchmarks.Sqlite;

if (args is [ColdAppend.Verb, var side, var connectionString, var schema, var version])
{
    await ColdAppend.RunAsync(side, connectionString, schema, version);
    return 0;
}

return await MeasureAsync(Settings.Parse(args));

// Each part of DomainFx has a group; figures and goals are explained in the group's file.
static async Task<int> MeasureAsync(Settings settings)
{
    await using var server = new BenchmarkServer();
    Group[] groups =
    [
        new CodecGroup(), new DispatchGroup(), new CommandGroup(), new SqliteGroup(), new GeneratorGroup(), new AnalyzersGroup(),
        new PostgresAppendGroup(server), new PostgresColdGroup(server), new PostgresCommandGroup(server), new PostgresLoadGroup(server),
        new PostgresReadAllGroup(server), new PostgresImportGroup(server), new PostgresSnapshotGroup(server), new PostgresGrowthGroup(server),
        new PostgresCatchUpGroup(server), new PostgresRebuildGroup(server), new PostgresInlineGroup(server), new PostgresLiveGroup(server), new SqliteCatchUpGroup(),
    ];
    return await new Runner(groups).RunAsync(settings);
}
