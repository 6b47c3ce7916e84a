using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;

namespace DomainFx.Postgres.Health;

/// <summary>Activities and metrics of the store, both under the name <c>DomainFx.Postgres</c>. Without a listener they cost a check.</summary>
internal static class PostgresTelemetry
{
    public const string Name = "DomainFx.Postgres";

    private static readonly ActivitySource Activities = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> AppendDuration = Meter.CreateHistogram<double>("domainfx.postgres.append.duration", "s", "How long a batch of appends took, repetitions included.");
    private static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>("domainfx.postgres.append.batch", "{append}", "Appends in a batch.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("domainfx.postgres.append.conflicts", "{append}", "Appends that met another version of the stream than was expected.");
    private static readonly Counter<long> PutOff = Meter.CreateCounter<long>("domainfx.postgres.append.put_off", "{append}", "Appends put off because another transaction held their stream.");
    private static readonly Counter<long> Repetitions = Meter.CreateCounter<long>("domainfx.postgres.repetitions", "{statement}", "Statements repeated after a transient fault, by SQLSTATE.");
    private static readonly Counter<long> ReadEvents = Meter.CreateCounter<long>("domainfx.postgres.read.events", "{event}", "Events that were read, by kind of read.");
    private static readonly Histogram<int> SharedLoads = Meter.CreateHistogram<int>("domainfx.postgres.load.shared", "{load}", "Loads that shared a round trip.");

    public static Activity? StartAppend(string schema, int batchSize)
    {
        if (!Activities.HasListeners()) return null;
        var activity = Activities.StartActivity("append", ActivityKind.Client);
        activity?.SetTag("db.system.name", "postgresql");
        activity?.SetTag("db.namespace", schema);
        activity?.SetTag("domainfx.batch", batchSize);
        return activity;
    }

    public static void Appended(int batchSize, long startTimestamp)
    {
        if (AppendDuration.Enabled) AppendDuration.Record(Stopwatch.GetElapsedTime(startTimestamp).TotalSeconds);
        if (BatchSize.Enabled) BatchSize.Record(batchSize);
    }

    public static void ConflictMet() => Conflicts.Add(1);

    public static void WasPutOff() => PutOff.Add(1);

    public static void Repeated(Exception fault)
    {
        if (Repetitions.Enabled) Repetitions.Add(1, new KeyValuePair<string, object?>("db.response.status_code", (fault as PostgresException)?.SqlState ?? "connection"));
    }

    public static void Read(string kind, int events)
    {
        if (ReadEvents.Enabled && events > 0) ReadEvents.Add(events, new KeyValuePair<string, object?>("kind", kind));
    }

    public static void Shared(int loads)
    {
        if (SharedLoads.Enabled) SharedLoads.Record(loads);
    }
}
