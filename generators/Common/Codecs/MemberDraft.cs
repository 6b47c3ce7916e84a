using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>A member on its way to its model, while it still holds symbols.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Json">Its attributes.</param>
internal sealed record MemberDraft(ISymbol Symbol, ITypeSymbol Type, JsonAttributes Json)
{
    public IPropertySymbol? Property => Symbol as IPropertySymbol;

    public string JsonName => Json.Name ?? JsonNames.Camel(Symbol.Name);
}
