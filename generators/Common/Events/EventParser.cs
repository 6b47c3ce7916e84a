using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Turns an <c>[EventType]</c> type into its model, or refuses it.</summary>
internal static class EventParser
{
    public static EventModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return refusals.Any
            ? null
            : new(TypeName.Of(type), attribute.FirstString(), attribute.Argument("Version") as int? ?? 1, attribute.Strings("FormerNames"), default(EquatableArray<ObjectCodecModel>), default);
    }
}
