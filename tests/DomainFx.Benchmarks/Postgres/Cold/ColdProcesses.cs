using System.Diagnostics;
using System.Globalization;
using DomainFx.Benchmarks.Frame;
using DomainFx.Benchmarks.Postgres.Server;
using DomainFx.Benchmarks.References.PostgresStore;

namespace DomainFx.Benchmarks.Postgres.Cold;

/// <summary>Starts this program anew for each append, and waits for its end. The schema is in place.</summary>
internal sealed class ColdProcesses(BenchmarkServer server, string side) : Workload
{
    private BenchmarkSchema? _schema;
    private long _version;

    public override async ValueTask PrepareAsync(int operations)
    {
        if (_schema is not null) return;
        _schema = await server.NewSchemaAsync(side.Replace('-', '_'));
        if (side == ColdAppend.Ours)
        {
            // The first one creates schema and stream.
            await RunAsync(1);
            return;
        }

        await _schema.ExecuteAsync(HandWrittenTables.Sql + HandWrittenTables.Fill(streams: 1, events: 1));
        _version = 1;
    }

    public override async ValueTask RunAsync(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!);
            // Started by dotnet, the program's name comes first.
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ColdProcesses).Assembly.Location);
            foreach (var argument in (string[])[ColdAppend.Verb, side, _schema!.ConnectionString, _schema.Name, _version.ToString(CultureInfo.InvariantCulture)])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"The process ended with {process.ExitCode}.");
            _version++;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_schema is not null) await _schema.DisposeAsync();
        await base.DisposeAsync();
    }
}
