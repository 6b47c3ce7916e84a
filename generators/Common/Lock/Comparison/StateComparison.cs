namespace DomainFx.Generators.Lock;

/// <summary>Compares what is made of events and kept with what the lock says of it.</summary>
internal static class StateComparison
{
    /// <summary>How a line begins that names a value of an enum: one more of these changes nothing that is kept.</summary>
    public const string Value = "value ";

    /// <summary>What changed in the shape without a new version; null if nothing did.</summary>
    /// <param name="words">What it is.</param>
    /// <param name="old">What the lock says.</param>
    /// <param name="new">What is declared.</param>
    /// <param name="isStored">Whether there may be stored events of a name that older handlers have passed by.</param>
    public static LockChange? Shape(StateWords words, LockedState old, LockedState @new, Func<string, bool> isStored)
    {
        if (old.Version != @new.Version) return null;

        List<string> changes = Changes(old, @new);
        if (changes.Count > 0) return words.Reshaped(string.Join(", ", changes));

        // Snapshots have every event behind them; tables have only those that were handled.
        if (!words.HasOwnEvents) return null;
        changes.AddRange(old.Handlers.Keys.Where(handled => !IsHandled(@new, handled)).Select(static handled => "-" + handled));
        changes.AddRange(@new.Handlers.Keys.Where(handled => !old.Handlers.ContainsKey(handled) && !@new.FormerNames(handled).Any(old.Handlers.ContainsKey) && isStored(handled)).Select(static handled => "+" + handled));
        return changes.Count == 0 ? null : words.OtherEvents(string.Join(", ", changes));
    }

    /// <summary>The events whose methods changed without a new version, with what changed.</summary>
    public static IEnumerable<KeyValuePair<string, LockChange>> Handlers(StateWords words, LockedState old, LockedState @new)
    {
        if (old.Version != @new.Version || Changes(old, @new).Count > 0) yield break;
        foreach (KeyValuePair<string, string> handler in @new.Handlers)
        {
            if (Former(old, @new, handler.Key) is { } hash && hash != handler.Value) yield return new(handler.Key, words.HandlerChanged(handler.Key));
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
        foreach (string handled in @new.Handlers.Keys)
        {
            if (Former(old, @new, handled) is { } hash) handlers[handled] = hash;
        }

        return new LockedState { Type = @new.Type, Version = @new.Version, Shape = Changes(old, @new).Count > 0 ? old.Shape : @new.Shape, Handlers = handlers };
    }

    private static List<string> Changes(LockedState old, LockedState @new)
    {
        // A number that can be more is read as what it was.
        List<string> former = [.. old.Shape.Select(line => @new.Shape.Contains(line) ? line : @new.Shape.FirstOrDefault(now => NumberRange.IsWidened(line, now)) ?? line)];
        List<string> come = [.. @new.Shape.Except(former, StringComparer.Ordinal).Where(static line => !line.StartsWith(Value, StringComparison.Ordinal))];
        List<string> changes = [.. former.Except(@new.Shape, StringComparer.Ordinal).Select(static line => "-" + Line(line)), .. come.Select(static line => "+" + Line(line))];
        if (changes.Count == 0 && !former.SequenceEqual(@new.Shape.Where(former.Contains), StringComparer.Ordinal)) changes.Add("its columns are in another order");
        return changes;
    }

    private static string? Former(LockedState old, LockedState @new, string handled)
    {
        if (old.Handlers.TryGetValue(handled, out string? hash)) return hash;
        foreach (string former in @new.FormerNames(handled))
        {
            if (old.Handlers.TryGetValue(former, out hash)) return hash;
        }

        return null;
    }

    private static bool IsHandled(LockedState state, string handled) =>
        state.Handlers.ContainsKey(handled) || state.Handlers.Keys.Any(name => state.FormerNames(name).Contains(handled));

    private static string Line(string line) => line.Replace("global::", "").Trim();
}
