using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;

namespace DomainFx.Runtime;

/// <summary>What generated code knows of one assembly: its aggregates, its event contracts, and the modules it uses.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DomainModule
{
    /// <summary>The version of the contract between generated code and this runtime. Raised when they stop fitting together.</summary>
    public const int RuntimeVersion = 1;

    /// <summary>The module's name.</summary>
    public abstract string Name { get; }

    /// <summary>The <see cref="RuntimeVersion"/> that the module's generator wrote for.</summary>
    public abstract int GeneratedFor { get; }

    /// <summary>The modules of referenced assemblies whose contracts this one uses.</summary>
    public virtual IReadOnlyList<DomainModule> Uses => [];

    /// <summary>The aggregates, ordered by category.</summary>
    public virtual IReadOnlyList<AggregateType> Aggregates => [];

    /// <summary>The latest version of each event contract, ordered by stored name.</summary>
    public virtual IReadOnlyList<EventContract> Events => [];

    /// <summary>The read models, projections and reactors, ordered by stored name.</summary>
    public virtual IReadOnlyList<ProjectionType> Projections => [];

    /// <summary>System.Text.Json metadata for the module's events, commands and ids.</summary>
    public abstract IJsonTypeInfoResolver JsonTypeInfoResolver { get; }

    /// <summary>The modules that a description of a domain adds, and those they use: for tests and tools.</summary>
    public static IReadOnlyCollection<DomainModule> Of(Action<DomainFxBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var builder = new DomainFxBuilder();
        describe(builder);
        return builder.Modules;
    }
}
