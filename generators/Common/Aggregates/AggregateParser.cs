using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>
/// Turns an <c>[Aggregate]</c> class into its model. What is wrong with the class leaves no model; what is wrong with one
/// command or event leaves that one out, so that one mistake does not become a hundred errors of the compiler.
/// </summary>
internal static class AggregateParser
{
    public static AggregateModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        AggregateShape.Check(type, attribute, refusals);
        IdModel? id = refusals.Any ? null : IdParser.Parse(type, attribute, refusals);
        if (id is null) return null;

        cancellationToken.ThrowIfCancellationRequested();
        var members = AggregateMembers.Of(type, refusals, cancellationToken);
        if (members is null) return null;

        TypeName name = TypeName.Of(type);
        SnapshotModel? snapshot = SnapshotParser.Parse(type, attribute, refusals, cancellationToken);
        return new AggregateModel
        {
            Type = name,
            Category = attribute.FirstString(),
            Id = id,
            Names = AggregateNaming.Of(type, name, id, members.Commands, attribute),
            Taken = members.Taken,
            RequiredMembers = members.Required.ToEquatable(),
            Handlers = members.Handlers.ToEquatable(),
            RefusedEvents = members.RefusedEvents.ToEquatable(),
            Commands = members.Commands.ToEquatable(),
            Snapshot = snapshot,
            Codecs = snapshot is null ? members.Codecs.Codecs : members.Codecs.Codecs.Concat(snapshot.Codecs).ToEquatable(),
            UsedModules = members.UsedModules.ToEquatable(),
        };
    }
}
