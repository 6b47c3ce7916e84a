using DomainFx.Generators;
using DomainFx.Generators.Lock;
using DomainFx.Generators.Projections;
using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Lock;

/// <summary>What a class makes of events and keeps, as it is declared now.</summary>
/// <param name="Words">What it is.</param>
/// <param name="State">What the lock should say of it.</param>
internal sealed record DeclaredState(StateWords Words, LockedState State)
{
    /// <summary>What a class keeps; nothing where it is none of these, or refused.</summary>
    public static IEnumerable<DeclaredState> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var refusals = new Refusals(explain: false);
        if (type.DomainFxAttribute(KnownNames.Snapshot) is not null && type.DomainFxAttribute(KnownNames.Aggregate) is { } aggregate
            && SnapshotParser.Parse(type, aggregate, refusals, cancellationToken) is { } snapshot)
            yield return new(new(StateKind.Snapshot, aggregate.FirstString()), StateLock.Of(TypeName.Of(type).FullName, snapshot, StateHandlers.Of(type).Handlers));
        if (type.DomainFxAttribute(KnownNames.ReadModel) is { } readModel && ReadModelParser.Parse(type, readModel, new Refusals(explain: false), cancellationToken) is { } row)
            yield return new(new(StateKind.ReadModel, row.Name), StateLock.Of(row, StateHandlers.Of(type).Handlers));
        if (type.DomainFxAttribute(KnownNames.Projection) is { } attribute && ProjectionParser.ParseProjection(type, attribute, new Refusals(explain: false), cancellationToken) is { } projection)
            yield return new(new(StateKind.Projection, projection.Name), StateLock.Of(projection, StateHandlers.Of(type).Handlers));
    }
}
