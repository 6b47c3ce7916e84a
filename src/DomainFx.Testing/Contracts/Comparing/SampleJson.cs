using System.Text.Json.Serialization;

namespace DomainFx.Testing;

// Shows texts with their escapes.
[JsonSerializable(typeof(string))]
internal sealed partial class SampleJson : JsonSerializerContext;
