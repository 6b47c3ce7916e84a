namespace DomainFx.Generators.Lock;

/// <summary>Compares the state of an aggregate with what the lock says of it.</summary>
internal static class StateComparison
{
    /// <summary>What changed in the shape without a new version; null if nothing did.</summary>
    public static LockChange? Shape(string category, LockedState old, LockedState @new)
    {
        if (old.Version != @new.Version || old.Shape.SequenceEqual(@new.Shape, StringComparer.Ordinal)) return null;

        IEnumerable<string> gone = old.Shape.Except(@new.Shape, StringComparer.Ordinal).Select(static line => "-" + Line(line));
        IEnumerable<string> come = @new.Shape.Except(old.Shape, StringComparer.Ordinal).Select(static line => "+" + Line(line));
        return new LockChange(
            LockRule.StateReshaped, $"The state that snapshots of '{category}' keep has changed ({string.Join(", ", gone.Concat(come))}) without a new version",
            "are not affected, but snapshots taken before are ignored and the state is rebuilt from all events", "ignore new snapshots, and each release replaces those of the other", Survives: true);
    }

    /// <summary>The events whose methods changed without a new version, with what changed.</summary>
    public static IEnumerable<KeyValuePair<string, LockChange>> Handlers(string category, LockedState old, LockedState @new)
    {
        if (old.Version != @new.Version || !old.Shape.SequenceEqual(@new.Shape, StringComparer.Ordinal)) yield break;
        foreach (KeyValuePair<string, string> handler in @new.Handlers)
        {
            if (old.Handlers.TryGetValue(handler.Key, out string? hash) && hash != handler.Value)
            {
                yield return new(handler.Key, new LockChange(
                    LockRule.HandlerChanged, $"The [Event] method of '{handler.Key}' in '{category}' has changed without a new version",
                    "are applied by it from now on, while snapshots hold what the old one made of them", "read new snapshots and take them for their own", Survives: true));
            }
        }
    }

    /// <summary>Whether there is something to record that breaks no rule.</summary>
    public static bool IsBehind(LockedState old, LockedState @new)
    {
        LockedState merged = Merge(old, @new);
        return merged.Version != old.Version || merged.Type != old.Type || !merged.Shape.SequenceEqual(old.Shape, StringComparer.Ordinal)
            || !merged.Handlers.SequenceEqual(old.Handlers);
    }

    public static LockedState Merge(LockedState old, LockedState @new)
    {
        if (old.Version != @new.Version) return @new;

        var handlers = new SortedDictionary<string, string>(@new.Handlers, StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> handler in old.Handlers)
        {
            if (handlers.ContainsKey(handler.Key)) handlers[handler.Key] = handler.Value;
        }

        return new LockedState { Type = @new.Type, Version = @new.Version, Shape = old.Shape, Handlers = handlers };
    }

    private static string Line(string line) => line.Replace("global::", "").Trim();
}
