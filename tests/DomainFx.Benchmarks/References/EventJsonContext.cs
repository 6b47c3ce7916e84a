using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DomainFx.Benchmarks.Codec;
using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.References.Purses;

namespace DomainFx.Benchmarks.References;

/// <summary>System.Text.Json's source generator in its fastest form: with the fast path for writing.</summary>
/// <remarks>The relaxed encoder is given to the writer: in the options it would switch the fast path off.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PaymentBooked))]
[JsonSerializable(typeof(ShipmentPlanned))]
[JsonSerializable(typeof(PurseFilled))]
[JsonSerializable(typeof(PurseSpent))]
[JsonSerializable(typeof(Metadata))]
internal sealed partial class EventJsonContext : JsonSerializerContext
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
