using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Aggregates;

/// <summary>Chooses the names of what is generated beside an aggregate.</summary>
internal static class AggregateNaming
{
    private const string Client = nameof(Client);
    private const string Commands = nameof(Commands);
    private const string Extensions = "DomainExtensions";

    /// <summary>Whether a type of this name may stand where a generated one would.</summary>
    public static bool MayStandInTheWay(string name)
    {
        string bare = name.TrimEnd('_');
        return bare.EndsWith(Client, StringComparison.Ordinal) || bare.EndsWith(Commands, StringComparison.Ordinal) || bare.EndsWith(Extensions, StringComparison.Ordinal);
    }

    public static AggregateNames Of(INamedTypeSymbol type, TypeName name, IdModel id, List<CommandModel> commands, AttributeData attribute)
    {
        INamespaceSymbol space = type.ContainingNamespace;
        string clientName = attribute.Argument("ClientName") as string ?? "";
        return new(
            Identifiers.Escape(SyntaxFacts.IsValidIdentifier(clientName) ? clientName : type.Name),
            Free(space, name.FlatName, Client, []),
            Free(space, name.FlatName, Commands, commands),
            Free(space, name.FlatName, Extensions, []),
            name.IsPublic && id.IsPublic ? "public" : "internal");
    }

    // The user's own BankAccountClient stays what it is; ours then is BankAccountAggregateClient. A nested message cannot be called like the class around it.
    private static string Free(INamespaceSymbol space, string name, string suffix, List<CommandModel> messages)
    {
        string candidate = name + suffix;
        if (IsFree(candidate)) return candidate;

        candidate = name + "Aggregate" + suffix;
        while (!IsFree(candidate)) candidate += "_";
        return candidate;

        bool IsFree(string free) => !space.GetMembers(free).Any() && !messages.Exists(command => command.Message == free);
    }
}
