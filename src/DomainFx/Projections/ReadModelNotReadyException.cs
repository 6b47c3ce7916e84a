using System.Globalization;
using DomainFx.Projections;

namespace DomainFx;

/// <summary>The version of a read model that the program knows is not live yet: it is still being built, or no worker has started to.</summary>
public sealed class ReadModelNotReadyException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="table">The table as the program has it.</param>
    /// <param name="liveVersion">The version that is live; 0 for none.</param>
    public ReadModelNotReadyException(TableDefinition table, int liveVersion)
        : base(Describe(table, liveVersion))
    {
        Table = table;
        LiveVersion = liveVersion;
    }

    /// <summary>The table as the program has it.</summary>
    public TableDefinition Table { get; }

    /// <summary>The version that is live; 0 for none.</summary>
    public int LiveVersion { get; }

    private static string Describe(TableDefinition table, int liveVersion)
    {
        ArgumentNullException.ThrowIfNull(table);
        var live = liveVersion == 0 ? "none is there yet" : string.Create(CultureInfo.InvariantCulture, $"version {liveVersion} is live");
        return string.Create(CultureInfo.InvariantCulture, $"Read model '{table.Name}' is not ready: the program knows version {table.Version}, but {live}. Run the worker that builds it, and wait until it has caught up.");
    }
}
