using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>A type around another one, as a partial declaration opens it again.</summary>
/// <param name="Keyword">For example <c>class</c> or <c>record struct</c>.</param>
/// <param name="Name">The escaped name.</param>
internal sealed record ContainingType(string Keyword, string Name)
{
    public static ContainingType Of(INamedTypeSymbol type) => new(KeywordOf(type), Identifiers.Escape(type.Name));

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };
}
