namespace DomainFx.Generators.Lock;

/// <summary>Makes the lock that is written next: what changed within the rules is taken over, what breaks one stays as it was until it is accepted.</summary>
internal static class LockMerge
{
    /// <summary>The lock that is written next.</summary>
    /// <param name="old">What the file says; null where there is none.</param>
    /// <param name="current">What is compiled.</param>
    /// <param name="acceptsAll">Whether everything is taken over.</param>
    public static LockFile Of(LockFile? old, LockFile current, bool acceptsAll)
    {
        var merged = new LockFile();
        foreach (KeyValuePair<EventKey, string> retired in old?.Retired ?? []) merged.Retired[retired.Key] = retired.Value;
        foreach (LockedContract contract in current.Events.Values)
        {
            merged.Events[contract.Key] = old is null ? contract : Contract(Find(old, contract), contract, acceptsAll);
            merged.Retired.Remove(contract.Key);
        }

        foreach (LockedContract gone in old?.Events.Values ?? Enumerable.Empty<LockedContract>())
        {
            if (current.Events.ContainsKey(gone.Key) || current.Events.Values.Any(contract => Reads(contract, gone.Key))) continue;
            if (acceptsAll) merged.Retired[gone.Key] = gone.Type;
            else merged.Events[gone.Key] = gone;
        }

        foreach (StateKind kind in StateKinds.All)
        {
            foreach (KeyValuePair<string, LockedState> state in current.States(kind))
                merged.States(kind)[state.Key] = old is null || acceptsAll || !old.States(kind).TryGetValue(state.Key, out LockedState? before) ? state.Value : StateComparison.Merge(before, state.Value);
        }

        return merged;
    }

    /// <summary>The entry that a contract has under its present or a former name.</summary>
    public static LockedContract? Find(LockFile file, LockedContract contract)
    {
        if (file.Events.TryGetValue(contract.Key, out LockedContract? known)) return known;
        foreach (string former in contract.FormerNames)
        {
            if (file.Events.TryGetValue(new(former, contract.Key.Version), out known)) return known;
        }

        return null;
    }

    /// <summary>The contract, with what the lock remembers of properties that were given up.</summary>
    public static LockedContract Keeping(LockedContract old, LockedContract @new) => new()
    {
        Key = @new.Key,
        Type = @new.Type,
        FormerNames = @new.FormerNames,
        Shape = Keeping(old.Shape, @new.Shape),
        Types = Types(old, @new),
    };

    private static LockedContract Contract(LockedContract? old, LockedContract @new, bool acceptsAll) =>
        old is null ? @new : acceptsAll || ContractComparison.Of(old, @new).TrueForAll(static change => change.Rule is LockRule.LockBehind) ? Keeping(old, @new) : old;

    private static bool Reads(LockedContract contract, EventKey key) => contract.Key.Version == key.Version && contract.FormerNames.Contains(key.Name);

    private static SortedDictionary<string, LockedType> Types(LockedContract old, LockedContract @new)
    {
        var types = new SortedDictionary<string, LockedType>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, LockedType> type in @new.Types) types[type.Key] = old.Types.TryGetValue(type.Key, out LockedType? known) ? Keeping(known, type.Value) : type.Value;
        return types;
    }

    private static LockedType Keeping(LockedType old, LockedType @new)
    {
        var retired = new SortedDictionary<string, string>(old.Retired, StringComparer.Ordinal);
        foreach (KeyValuePair<string, LockedProperty> property in old.Properties ?? new()) retired[property.Key] = property.Value.Form;
        foreach (string name in @new.Properties?.Keys ?? Enumerable.Empty<string>()) retired.Remove(name);
        return new LockedType { Properties = @new.Properties, Members = @new.Members, Discriminator = @new.Discriminator, Derived = @new.Derived, Retired = retired };
    }
}
