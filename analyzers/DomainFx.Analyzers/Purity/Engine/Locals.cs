using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>
/// What local variables and parameters hold at the point that the walk has reached. A variable that a lambda captures, and
/// every variable where control jumps back by <c>goto</c>, keeps all that was ever assigned to it: nobody knows when it is read.
/// </summary>
internal sealed class Locals
{
    private readonly Dictionary<ISymbol, Value> _ever = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _captured = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ISymbol>> _names = new(SymbolEqualityComparer.Default);
    private Dictionary<ISymbol, Value> _now = new(SymbolEqualityComparer.Default);
    private bool _isDead;
    private bool _jumps;

    /// <summary>Whether something changed that the walk had used before: it must be repeated.</summary>
    public bool IsStale { get; set; }

    /// <summary>How many constructs are open in which an assignment may be skipped or undone.</summary>
    public int Jumps { get; set; }

    /// <summary>Begins the next walk over the same body.</summary>
    public void Restart()
    {
        IsStale = false;
        _now.Clear();
        _isDead = false;
        _read.Clear();
    }

    public Value Get(ISymbol variable)
    {
        if (IsKept(variable))
        {
            _read.Add(variable);
            return _ever.TryGetValue(variable, out Value ever) ? ever : default;
        }

        return _now.TryGetValue(variable, out Value value) ? value : default;
    }

    /// <summary>The variable holds this value, and no longer the one before.</summary>
    public void Set(ISymbol variable, Value value)
    {
        if (Jumps > 0 || IsKept(variable)) Join(variable, value);
        else if (value == default) _now.Remove(variable);
        else _now[variable] = value;

        Remember(variable, value);
    }

    /// <summary>The variable may hold this value as well.</summary>
    public void Join(ISymbol variable, Value value)
    {
        Remember(variable, value);
        Value joined = _now.TryGetValue(variable, out Value now) ? now.Join(value) : value;
        if (joined != default) _now[variable] = joined;
    }

    /// <summary>What the variable's object holds has grown, under whichever name.</summary>
    public void Hold(ISymbol variable, Value holder)
    {
        Join(variable, holder);
        if (!_names.TryGetValue(variable, out List<ISymbol>? names)) return;
        foreach (ISymbol name in names) Join(name, holder);
    }

    /// <summary>Two variables may stand for one object.</summary>
    public void Link(ISymbol one, ISymbol other)
    {
        if (!_names.TryGetValue(one, out List<ISymbol>? names)) names = [one];
        foreach (ISymbol name in _names.TryGetValue(other, out List<ISymbol>? others) ? others : [other])
        {
            if (!names.Contains(name, SymbolEqualityComparer.Default)) names.Add(name);
        }

        foreach (ISymbol name in names) _names[name] = names;
    }

    /// <summary>A lambda uses the variable of another function.</summary>
    public void Capture(ISymbol variable)
    {
        if (_captured.Add(variable)) IsStale = true;
    }

    /// <summary>Control may get anywhere from anywhere.</summary>
    public void JumpAnywhere()
    {
        IsStale |= !_jumps;
        _jumps = true;
    }

    /// <summary>The state of the walk; null where no control gets.</summary>
    public Dictionary<ISymbol, Value>? Save() => _isDead ? null : new(_now, SymbolEqualityComparer.Default);

    public void Restore(Dictionary<ISymbol, Value>? saved)
    {
        _isDead = saved is null;
        if (saved is not null) _now = new(saved, SymbolEqualityComparer.Default);
    }

    /// <summary>Control leaves here. While it may jump it can come back.</summary>
    public void Leave() => _isDead |= Jumps == 0;

    /// <summary>Control may come from another place too.</summary>
    /// <returns>Whether anything was new.</returns>
    public bool Merge(Dictionary<ISymbol, Value>? other)
    {
        if (other is null) return false;
        if (_isDead)
        {
            Restore(other);
            return true;
        }

        bool grew = false;
        foreach (KeyValuePair<ISymbol, Value> entry in other)
        {
            Value now = _now.TryGetValue(entry.Key, out Value value) ? value : default;
            Value joined = now.Join(entry.Value);
            if (joined == now) continue;
            _now[entry.Key] = joined;
            grew = true;
        }

        return grew;
    }

    private void Remember(ISymbol variable, Value value)
    {
        Value ever = _ever.TryGetValue(variable, out Value known) ? known : default;
        Value joined = ever.Join(value);
        if (joined == ever) return;
        _ever[variable] = joined;
        if (IsKept(variable) && _read.Contains(variable)) IsStale = true;
    }

    private bool IsKept(ISymbol variable) => _jumps || _captured.Contains(variable);
}
