using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Snapshots;

/// <summary>Turns the <c>[Snapshot]</c> of an aggregate into its model; null without one, or where the state cannot be kept.</summary>
internal static class SnapshotParser
{
    public static SnapshotModel? Parse(INamedTypeSymbol type, AttributeData aggregate, Refusals refusals, CancellationToken cancellationToken)
    {
        if (type.DomainFxAttribute(KnownNames.Snapshot) is not { } snapshot) return null;

        cancellationToken.ThrowIfCancellationRequested();
        int every = snapshot.Argument("Every") as int? ?? 100;
        if (every < 1)
        {
            refusals.Add(ShapeRules.SnapshotInterval, snapshot, type, $"[Snapshot(Every = {every})] of '{type.Name}' would never be taken: give a number of events from 1, or remove the attribute.");
            return null;
        }

        var codecs = new CodecParser(type.ContainingAssembly, refusals, isState: true);
        if (codecs.State(type) is not { } state) return null;

        var shape = StateShape.Of(state, codecs.Codecs, snapshot.Argument("Version") as int? ?? 1, aggregate.Argument("StateVersion") as int? ?? 1);
        return new SnapshotModel(every, ShapeHash.Of(string.Join("\n", shape)), shape, state, codecs.Codecs);
    }
}
