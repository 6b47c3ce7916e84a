using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Turns an <c>[Aggregate]</c> class into its model, or refuses it.</summary>
internal static class AggregateParser
{
    public static AggregateModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return refusals.Any ? null : new(TypeName.Of(type), attribute.FirstString(), default(EquatableArray<ObjectCodecModel>), default);
    }
}
