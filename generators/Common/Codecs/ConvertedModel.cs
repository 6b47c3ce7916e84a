namespace DomainFx.Generators.Codecs;

/// <summary>A type that a System.Text.Json converter writes and reads.</summary>
/// <param name="Converter">The converter as a C# expression.</param>
/// <param name="IsShared">Whether the expression is a converter that exists; it is made once for each codec otherwise.</param>
internal sealed record ConvertedModel(string Type, bool IsValueType, string Converter, bool IsShared) : TypeModel(Type, IsValueType);
