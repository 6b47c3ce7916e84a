using DomainFx.Runtime;

namespace DomainFx.Hosting;

/// <summary>Refuses options that a worker cannot do anything sensible with, before it has stored anything by them.</summary>
internal static class ProjectionOptionsCheck
{
    /// <summary>Checks them.</summary>
    /// <exception cref="ArgumentException">One of them is out of its range, or is for a projection that the domain does not have.</exception>
    public static void Check(ProjectionOptions options, IReadOnlyList<ProjectionType> projections)
    {
        Require(!string.IsNullOrEmpty(options.Owner), nameof(options.Owner), "a name that no other process has");
        Require(options.BatchSize >= 1, nameof(options.BatchSize), "1 at least");
        Require(options.MaxCachedRows >= 0, nameof(options.MaxCachedRows), "not negative");
        Require(options.Partitions >= 1, nameof(options.Partitions), "1 at least");
        Require(options.MaxAttempts >= 1, nameof(options.MaxAttempts), "1 at least");
        Require(options.MaxParked >= 0, nameof(options.MaxParked), "not negative");
        Require(options.TakeoverInterval > TimeSpan.Zero, nameof(options.TakeoverInterval), "a time");
        Require(options.LeaseDuration > options.TakeoverInterval, nameof(options.LeaseDuration), "longer than TakeoverInterval, after which it is renewed");
        Require(options.IdleCheckpointInterval > TimeSpan.Zero, nameof(options.IdleCheckpointInterval), "a time");
        Require(options.InlineAfter >= TimeSpan.Zero, nameof(options.InlineAfter), "not negative");
        Require(options.FirstDelay >= TimeSpan.Zero, nameof(options.FirstDelay), "not negative");
        Require(options.MaxDelay >= TimeSpan.Zero, nameof(options.MaxDelay), "not negative");
        foreach (var (name, settings) in options.Projections)
        {
            if (!projections.Any(type => type.Name == name))
                throw new ArgumentException($"{nameof(options.Projections)} has settings for '{name}', which no registered module has. It has {string.Join(", ", projections.Select(static type => $"'{type.Name}'"))}.", nameof(options));
            if (settings.Partitions < 1)
                throw new ArgumentException($"Projection '{name}' cannot be divided into {settings.Partitions} partitions: it is 1 at least.", nameof(options));
        }
    }

    private static void Require(bool isMet, string option, string what)
    {
        if (!isMet) throw new ArgumentException($"{nameof(ProjectionOptions)}.{option} is to be {what}.", nameof(option));
    }
}
