namespace DomainFx.Generators.Lock;

/// <summary>Compares a contract with what the lock says of it.</summary>
internal sealed class ContractComparison
{
    private readonly LockedContract _old;
    private readonly LockedContract _new;
    private readonly List<LockChange> _changes = [];
    private readonly HashSet<(string, string)> _compared = [];
    private string? _property;

    private ContractComparison(LockedContract old, LockedContract @new)
    {
        _old = old;
        _new = @new;
    }

    /// <summary>All that has changed; nothing where both are stored in the same way.</summary>
    public static List<LockChange> Of(LockedContract old, LockedContract @new)
    {
        var comparison = new ContractComparison(old, @new);
        foreach (string former in old.FormerNames)
        {
            if (!@new.FormerNames.Contains(former) && former != @new.Key.Name)
                comparison.Add(LockRule.EventRemoved, $"'{@new.Key.Name}' no longer lists its former name '{former}'", $"those stored as '{former}' cannot be read any more", "are not affected", survives: false);
        }

        comparison.Objects(old.Shape, @new.Shape, "");
        // What needs no rule still has to be recorded: types that were renamed, defaults, former names.
        if (comparison._changes.Count == 0 && LockText.Of(old) != LockText.Of(LockMerge.Keeping(old, @new)))
            comparison.Add(LockRule.LockBehind, $"{@new.Key} is recorded differently", "are read as before", "read new events as before", survives: true);
        return comparison._changes;
    }

    private void Types(LockedType old, LockedType @new, string path)
    {
        if (old.Members is { } oldMembers && @new.Members is { } newMembers) Enums(oldMembers, newMembers, path);
        else if (old.Members is null && @new.Members is null) Objects(old, @new, path);
        else Retyped(path, old.Members is null ? "an object" : "an enum", @new.Members is null ? "an object" : "an enum", survives: false);
    }

    private void Objects(LockedType old, LockedType @new, string path)
    {
        Derived(old, @new, path);
        SortedDictionary<string, LockedProperty> before = old.Properties ?? new(), now = @new.Properties ?? new();
        List<string> removed = [.. before.Keys.Where(name => !now.ContainsKey(name))], added = [.. now.Keys.Where(name => !before.ContainsKey(name))];
        foreach (string name in removed.ToArray())
        {
            using var step = Enter(path, name);
            if (RenamedTo(name, removed, added, before, now) is not { } other)
            {
                Removed(path + name, before[name]);
                continue;
            }

            added.Remove(other);
            _property = path.Length == 0 ? other : _property;
            Add(
                LockRule.Renamed, $"Property '{path}{name}' of '{_new.Key.Name}' is called '{other}' now",
                now[other].IsRequired ? $"have no '{other}', which is required, and cannot be read" : $"are read without what they hold as '{name}'",
                before[name].IsRequired ? $"require '{name}' and fail on new events" : $"read new events without it", survives: !now[other].IsRequired);
        }

        foreach (string name in added)
        {
            using var step = Enter(path, name);
            Added(path + name, now[name], old.Retired.TryGetValue(name, out string? retired) ? retired : null);
        }

        foreach (KeyValuePair<string, LockedProperty> property in before)
        {
            if (!now.TryGetValue(property.Key, out LockedProperty? current)) continue;
            using var step = Enter(path, property.Key);
            Properties(property.Value, current, path + property.Key);
        }
    }

    // Taken for a rename where nothing else is of that form: among several, nobody could tell which became which.
    private static string? RenamedTo(string name, List<string> removed, List<string> added, SortedDictionary<string, LockedProperty> before, SortedDictionary<string, LockedProperty> now)
    {
        List<string> alike = [.. added.Where(other => now[other].Form == before[name].Form)];
        return alike.Count == 1 && removed.Count(other => before[other].Form == before[name].Form) == 1 ? alike[0] : null;
    }

    private void Removed(string path, LockedProperty property) => Add(
        LockRule.PropertyRemoved, $"Property '{path}' of '{_new.Key.Name}' is gone", "stay readable, and what they hold there is ignored",
        property.IsRequired ? $"require '{path}' and fail on new events" : "read new events with its default", survives: true);

    private void Added(string path, LockedProperty property, string? retired)
    {
        if (retired is not null && retired != property.Form)
            Add(LockRule.NameReused, $"Property '{path}' of '{_new.Key.Name}' takes a name that once held '{retired}'", $"may hold a '{retired}' there, which is no '{property.Form}'", $"may take it for a '{retired}'", survives: false);
        else if (property.IsRequired)
            Add(LockRule.PropertyRequired, $"Property '{path}' of '{_new.Key.Name}' is new and required", "have none and cannot be read", "skip it", survives: false);
        else
            Add(LockRule.LockBehind, $"Property '{path}' of '{_new.Key.Name}' is new", "are read with its default", "skip it", survives: true);
    }

    private void Properties(LockedProperty old, LockedProperty @new, string path)
    {
        if (@new.IsRequired && !old.IsRequired)
            Add(LockRule.PropertyRequired, $"Property '{path}' of '{_new.Key.Name}' has become required", "without it cannot be read", "are not affected", survives: false);
        else if (old.IsRequired && !@new.IsRequired)
            Add(LockRule.LockBehind, $"Property '{path}' of '{_new.Key.Name}' is no longer required", "are read as before", "are not affected", survives: true);
        else if (old.Default != @new.Default)
            Add(LockRule.LockBehind, $"Property '{path}' of '{_new.Key.Name}' has the default {@new.Default ?? "of its type"}, not {old.Default ?? "of its type"}", "without it are read with the new one", "use the old one", survives: true);
        Forms(old.Form, @new.Form, path);
    }

    private void Forms(string oldText, string newText, string path)
    {
        Form old = Form.Parse(oldText), @new = Form.Parse(newText);
        if (old.IsNullable && !@new.IsNullable)
            Add(LockRule.NullabilityTightened, $"'{path}' of '{_new.Key.Name}' may not be null any more", "that hold null there cannot be read", "are not affected", survives: false);
        else if (!old.IsNullable && @new.IsNullable)
            Add(LockRule.LockBehind, $"'{path}' of '{_new.Key.Name}' may be null now", "are read as before", "fail on a null", survives: true);

        if (_new.Types.TryGetValue(@new.Core, out LockedType? newType) && _old.Types.TryGetValue(old.Core, out LockedType? oldType))
        {
            if (_compared.Add((old.Core, @new.Core))) Types(oldType, newType, path + ".");
        }
        else if ((old.Core == @new.Core || (old.Core == _old.Type && @new.Core == _new.Type)) && old.Parts.Count == @new.Parts.Count)
        {
            for (int index = 0; index < old.Parts.Count; index++) Forms(old.Parts[index], @new.Parts[index], path + "[]");
        }
        else if (old.Core is "set" or "stack" or "[]" && @new.Core is "[]" or "stack")
        {
            // Read as they are written: a set is a list without doubles.
            Forms(old.Parts[0], @new.Parts[0], path + "[]");
            if (old.Core is "stack" || @new.Core is "stack") Retyped(path, oldText, newText, survives: false);
        }
        else
        {
            Retyped(path, oldText, newText, Widening.Holds(old.Core, @new.Core));
        }
    }

    private void Enums(SortedDictionary<string, string> old, SortedDictionary<string, string> @new, string path)
    {
        path = path.TrimEnd('.');
        foreach (KeyValuePair<string, string> member in old)
        {
            if (@new.ContainsKey(member.Key)) continue;
            string? other = @new.FirstOrDefault(candidate => candidate.Value == member.Value && !old.ContainsKey(candidate.Key)).Key;
            Add(
                LockRule.EnumMemberRemoved, $"'{member.Key}', which '{path}' of '{_new.Key.Name}' may hold, is {(other is null ? "gone" : $"called '{other}' now")}",
                "that hold it cannot be read", other is null ? "are not affected" : $"do not know '{other}' and fail on it", survives: false);
        }

        foreach (string member in @new.Keys)
        {
            if (!old.ContainsKey(member) && !old.ContainsValue(@new[member]))
                Add(LockRule.LockBehind, $"'{member}', which '{path}' of '{_new.Key.Name}' may hold, is new", "are read as before", "fail on it", survives: true);
        }
    }

    private void Derived(LockedType old, LockedType @new, string path)
    {
        if (old.Discriminator is null && @new.Discriminator is null) return;

        string place = path.TrimEnd('.');
        if (old.Discriminator is { } before && @new.Discriminator is { } now && before != now)
            Add(LockRule.Renamed, $"'{place}' of '{_new.Key.Name}' tells its type by '{now}', not by '{before}'", "have no such property and cannot be read", $"look for '{before}' and fail on new events", survives: false);
        foreach (KeyValuePair<string, string> type in old.Derived)
        {
            if (!@new.Derived.TryGetValue(type.Key, out string? current))
                Add(LockRule.PropertyRemoved, $"Derived type '{type.Key}', which '{place}' of '{_new.Key.Name}' may hold, is gone", "that hold one cannot be read", "are not affected", survives: false);
            else if (_old.Types.TryGetValue(type.Value, out LockedType? oldType) && _new.Types.TryGetValue(current, out LockedType? newType) && _compared.Add((type.Value, current)))
                Types(oldType, newType, $"{path}({type.Key}).");
        }

        foreach (string tag in @new.Derived.Keys)
        {
            if (!old.Derived.ContainsKey(tag))
                Add(LockRule.LockBehind, $"Derived type '{tag}', which '{place}' of '{_new.Key.Name}' may hold, is new", "are read as before", "fail on one", survives: true);
        }
    }

    private void Retyped(string path, string old, string @new, bool survives) => Add(
        LockRule.PropertyRetyped, $"'{path.TrimEnd('.')}' of '{_new.Key.Name}' is '{@new}', and was '{old}'",
        survives ? "are read as they are" : $"hold a '{old}' there and cannot be read",
        survives ? $"fail on what is no '{old}'" : "fail on new events", survives);

    private void Add(LockRule rule, string what, string stored, string readers, bool survives) =>
        _changes.Add(new LockChange(rule, what, stored, readers, survives) { Property = _property });

    // A change is shown at the contract's own property, however deep it lies.
    private Step Enter(string path, string name)
    {
        if (path.Length > 0) return default;
        _property = name;
        return new Step(this);
    }

    private readonly struct Step(ContractComparison? owner) : IDisposable
    {
        public void Dispose() => owner?._property = null;
    }
}
