using DomainFx.Generators.Codecs;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Events;

/// <summary>Turns an <c>[EventType]</c> type into its model, or refuses it.</summary>
internal static class EventParser
{
    public static EventModel? Parse(INamedTypeSymbol type, AttributeData attribute, Refusals refusals, CancellationToken cancellationToken)
    {
        EventShape.Check(type, attribute, refusals);
        UpcasterModel? upcaster = UpcastParser.Parse(type, attribute, refusals);
        cancellationToken.ThrowIfCancellationRequested();
        if (refusals.Any) return null;

        var codecs = new CodecParser(type.ContainingAssembly, refusals);
        if (codecs.Root(type) is not { } codec || refusals.Any) return null;

        return new EventModel
        {
            Type = TypeName.Of(type),
            IsValueType = type.IsValueType,
            StoredName = attribute.FirstString(),
            Version = EventChain.VersionOf(attribute),
            FormerNames = attribute.Strings("FormerNames"),
            Readable = EventChain.Readable(type, attribute).ToEquatable(),
            Upcaster = upcaster,
            Codec = codec.Codec,
            Codecs = codecs.Codecs,
        };
    }
}
