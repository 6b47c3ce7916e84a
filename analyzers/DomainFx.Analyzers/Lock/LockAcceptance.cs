using DomainFx.Generators;
using DomainFx.Generators.Events;
using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Lock;

/// <summary>Takes the change of one type over into the lock, if stored events survive it.</summary>
internal static class LockAcceptance
{
    /// <summary>The lock with the change; null if it may not be accepted.</summary>
    /// <param name="type">The event contract, or the aggregate, read model or projection.</param>
    /// <param name="text">The lock; null where there is none.</param>
    public static string? Of(INamedTypeSymbol type, string? text, CancellationToken cancellationToken)
    {
        LockFile file;
        try
        {
            file = text is null ? new LockFile() : LockReader.Read(text);
        }
        catch (LockFormatException)
        {
            return null;
        }

        bool isAccepted = Contract(type, file, cancellationToken) || State(type, file, cancellationToken);
        return isAccepted ? LockText.Of(file) : null;
    }

    private static bool Contract(INamedTypeSymbol type, LockFile file, CancellationToken cancellationToken)
    {
        if (ContractOf(type, cancellationToken) is not { } current || file.Retired.ContainsKey(current.Key)) return false;

        LockedContract? old = LockMerge.Find(file, current);
        if (old is not null && !ContractComparison.Of(old, current).TrueForAll(static change => change.Survives)) return false;
        if (old is not null) file.Events.Remove(old.Key);
        file.Events[current.Key] = old is null ? current : LockMerge.Keeping(old, current);
        return true;
    }

    private static bool State(INamedTypeSymbol type, LockFile file, CancellationToken cancellationToken)
    {
        bool isAny = false;
        foreach (DeclaredState declared in DeclaredState.Of(type, cancellationToken))
        {
            file.States(declared.Words.Kind)[declared.Words.Name] = declared.State;
            isAny = true;
        }

        return isAny;
    }

    /// <summary>What the lock would say of a contract; null if it is none, or refused.</summary>
    public static LockedContract? ContractOf(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DomainFxAttribute(KnownNames.EventType) is { } attribute && EventParser.Parse(type, attribute, new Refusals(explain: false), cancellationToken) is { } model
            ? ContractShape.Of(model)
            : null;
}
