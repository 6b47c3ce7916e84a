namespace DomainFx.Generators.Codecs;

/// <summary>What a primitive is in JSON.</summary>
internal enum PrimitiveForm
{
    Text,
    Number,
    Boolean,
}
