namespace DomainFx.Generators.Codecs;

/// <summary>How values of one type are written and read.</summary>
/// <param name="Type">The C# text from <c>global::</c>, without a nullable annotation at its end.</param>
/// <param name="IsValueType">Whether it is a struct or an enum.</param>
internal abstract record TypeModel(string Type, bool IsValueType);
