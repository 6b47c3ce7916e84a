using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Turns an <c>[EventType]</c> type into its model, or refuses it.</summary>
internal static class EventParser
{
    public static EventModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var codecs = new CodecParser(type.ContainingAssembly, refusals);
        CodecReference? codec = codecs.Root(type);
        return refusals.Any || codec is null
            ? null
            : new(TypeName.Of(type), attribute.FirstString(), attribute.Argument("Version") as int? ?? 1, attribute.Strings("FormerNames"), codec.Codec, codecs.Codecs, default);
    }
}
