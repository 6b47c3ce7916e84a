using System.ComponentModel;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>A read model's type, apart from its row and its key.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReadModelType : ProjectionType
{
    private IReadOnlyList<string>? _fetchedTypes;

    private protected ReadModelType()
    {
    }

    /// <summary>The table.</summary>
    public abstract TableDefinition Table { get; }

    /// <summary>Whether rows commit with the append of their events.</summary>
    public virtual bool IsInline => false;

    /// <inheritdoc/>
    public override string Name => Table.Name.Replace('_', '-');

    /// <inheritdoc/>
    public override int Version => Table.Version;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> FetchedTypes => _fetchedTypes ??= [.. EventTypes, StreamTombstone.EventType.Name];

    /// <inheritdoc/>
    public sealed override ProjectionDefinition DefinitionOf(ProjectionKey key) => base.DefinitionOf(key) with { Table = Table.For(key), IsInline = IsInline };

    /// <summary>Starts folding what commands raise into the row of one stream.</summary>
    public abstract InlineRow StartInline();

    /// <summary>Starts folding, with nothing known of the rows.</summary>
    /// <param name="maxCachedRows">How many rows may be kept between batches.</param>
    public abstract ReadModelFold CreateFold(int maxCachedRows);
}
