using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>What generated types are called. Parsers name by it what other outputs declare, since no output sees another.</summary>
internal static class GeneratedNames
{
    /// <summary>The namespace that everything stands in that users do not name themselves.</summary>
    public const string Root = "DomainFx.Generated";

    /// <summary>The contract of an event type, from <c>global::</c>.</summary>
    public static string ContractOf(INamedTypeSymbol type) => Beside(type, "Contract");

    /// <summary>The codec of an object, from <c>global::</c>; not for constructed generic types.</summary>
    public static string CodecOf(INamedTypeSymbol type) => Beside(type, "Codec");

    /// <summary>What is generated for a type: <c>global::DomainFx.Generated.Bank.XCodec</c>, or <c>__XCodec</c> inside its container where nobody else can name the type.</summary>
    public static string Beside(TypeName type, string suffix) =>
        type.IsReachable ? $"global::{SpaceOf(type)}.{type.FlatName}{suffix}" : $"{type.Container}__{type.Name}{suffix}";

    /// <summary>The namespace of what is generated for a reachable type.</summary>
    public static string SpaceOf(TypeName type) => type.Namespace.Length == 0 ? Root : Root + "." + Escape(type.Namespace);

    /// <summary>The start of a name in a namespace: <c>global::Bank.</c>, or <c>global::</c>.</summary>
    public static string Global(string space) => space.Length == 0 ? "global::" : "global::" + Escape(space) + ".";

    /// <summary>A dotted name with its keywords escaped.</summary>
    public static string Escape(string space)
    {
        if (space.IndexOf('.') < 0) return Identifiers.Escape(space);

        string[] parts = space.Split('.');
        for (int index = 0; index < parts.Length; index++) parts[index] = Identifiers.Escape(parts[index]);
        return string.Join(".", parts);
    }

    /// <summary>The names of a type and its containers as one. Underscores within a name are doubled, so that <c>A_B</c> and <c>A.B</c> stay apart.</summary>
    public static string Flat(EquatableArray<ContainingType> containers, string name)
    {
        string text = "";
        foreach (ContainingType container in containers) text += Part(container.Name.TrimStart('@')) + "_";
        return text + Part(name);

        static string Part(string part) => part.IndexOf('_') < 0 ? part : part.Replace("_", "__");
    }

    private static string Beside(INamedTypeSymbol type, string suffix) => Beside(TypeName.Of(type), suffix);
}
