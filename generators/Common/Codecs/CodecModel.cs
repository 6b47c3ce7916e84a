namespace DomainFx.Generators.Codecs;

/// <summary>A codec: a static class with Write and Read for one type. Holds strings, numbers and equatable arrays only, so that equal ones are written once.</summary>
/// <param name="Name">The codec's name.</param>
/// <param name="Type">The type's C# text.</param>
internal abstract record CodecModel(CodecName Name, string Type);
