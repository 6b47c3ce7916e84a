using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DomainFx.Runtime;

namespace DomainFx.Testing;

/// <summary>Events as text to read and to compare line by line: the stored name, then the stored form, indented.</summary>
internal static class EventText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Count(int events) => events switch
    {
        0 => "no events",
        1 => "1 event",
        _ => string.Create(CultureInfo.InvariantCulture, $"{events} events"),
    };

    public static string Of<TAggregate>(IEnumerable<object> events)
        where TAggregate : class, IAggregate<TAggregate> => string.Join('\n', events.Select(@event => Of(TAggregate.Type, @event)));

    public static string Of(AggregateType type, object @event)
    {
        var contract = EventContracts.Of(type, @event);
        return $"{@event.GetType().Name} ('{contract.Type}') {Json(EventContracts.Encode(contract, @event))}";
    }

    public static string Json(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, Indented)) document.WriteTo(writer);
        return Encoding.UTF8.GetString(output.GetBuffer().AsSpan(0, (int)output.Length));
    }
}
