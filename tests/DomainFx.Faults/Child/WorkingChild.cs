using DomainFx.Faults.Projections;
using DomainFx.Faults.Projections.Model;

namespace DomainFx.Faults.Child;

/// <summary>The child process that runs projections until its input ends, or it is killed.</summary>
internal static class WorkingChild
{
    /// <summary>The argument of a process that is the faulty release.</summary>
    public const string Faulty = "faulty";

    /// <summary>Works.</summary>
    /// <param name="arguments">A SQLite file or a connection string of PostgreSQL, name of the worker, milliseconds of its leases, partitions, perhaps <see cref="Faulty"/>.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (place, name, lease, partitions) = (arguments[0], arguments[1], TimeSpan.FromMilliseconds(int.Parse(arguments[2])), int.Parse(arguments[3]));
        Poison.IsDeadly = arguments is [.., Faulty];
        await using var domain = TallyDomain.Open(place);
        var options = new ProjectionOptions
        {
            Owner = name,
            BatchSize = 400,
            MaxCachedRows = 1_000,
            LeaseDuration = lease,
            TakeoverInterval = lease / 6,
            Partitions = partitions,
            InlineAfter = TimeSpan.FromMilliseconds(300),
            MaxAttempts = 2,
            OnFailure = FailurePolicy.Park,
        };
        await using var worker = await ProjectionWorker.StartAsync(domain, options, logger: new LineLogger(name));
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
