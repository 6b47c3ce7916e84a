using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>Where a type is declared, as far as generated code needs it: to name it, to reopen it, and to stand beside it.</summary>
/// <param name="Namespace">Dotted, not escaped; empty for the global namespace.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Name">The simple name, not escaped.</param>
/// <param name="IsPublic">Whether other assemblies can name it.</param>
/// <param name="IsReachable">Whether code elsewhere in its assembly can name it; what is generated for it stands inside its container otherwise.</param>
internal sealed record TypeName(string Namespace, EquatableArray<ContainingType> Containers, string Name, bool IsPublic, bool IsReachable)
{
    public static TypeName Of(INamedTypeSymbol type)
    {
        EquatableArray<ContainingType> containers = default;
        if (type.ContainingType is not null)
        {
            List<ContainingType> list = [];
            for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType) list.Insert(0, ContainingType.Of(outer));
            containers = list.ToEquatable();
        }

        return new(TypeText.OfNamespace(type.ContainingNamespace), containers, type.Name, type.IsPublic(), type.IsReachableInAssembly());
    }

    /// <summary>The name from <c>global::</c>.</summary>
    public string FullName => Container + Identifiers.Escape(Name);

    /// <summary>What stands before the simple name, with its dot: <c>global::Bank.Outer.</c></summary>
    public string Container
    {
        get
        {
            string text = GeneratedNames.Global(Namespace);
            foreach (ContainingType container in Containers) text += container.Name + ".";
            return text;
        }
    }

    /// <summary>The accessibility of what is generated beside it.</summary>
    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>The simple name with those of its containers, for example <c>Outer_Inner</c>: unique within the namespace.</summary>
    public string FlatName => GeneratedNames.Flat(Containers, Name);

    /// <summary>The start of its files' hint names, for example <c>Bank.BankAccount</c>.</summary>
    public string HintName => Namespace.Length == 0 ? FlatName : Namespace + "." + FlatName;
}
