using DomainFx.Generators.Events;

namespace DomainFx.Generators.Codecs;

/// <summary>A codec that an event needs.</summary>
/// <param name="Model">The codec.</param>
/// <param name="IsOwn">Whether it is the event's own, which stands in the event's file.</param>
internal sealed record EventCodec(CodecModel Model, bool IsOwn)
{
    public static IEnumerable<EventCodec> Of(EventModel? model) =>
        model is null ? [] : model.Codecs.Select(codec => new EventCodec(codec, codec.Name.FullName == model.Codec));
}
