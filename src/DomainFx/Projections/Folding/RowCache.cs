namespace DomainFx.Projections;

/// <summary>Rows that were used lately. Two generations: when the younger one is full, the older is forgotten, so that what is in use stays and no order is kept.</summary>
internal sealed class RowCache<TModel, TKey>(int capacity)
    where TModel : class
    where TKey : notnull
{
    private Dictionary<TKey, RowSlot<TModel, TKey>> _young = [];
    private Dictionary<TKey, RowSlot<TModel, TKey>> _old = [];

    public RowSlot<TModel, TKey> Get(TKey key)
    {
        if (_young.TryGetValue(key, out var slot)) return slot;
        if (!_old.Remove(key, out slot)) slot = new RowSlot<TModel, TKey>(key);
        _young.Add(key, slot);
        return slot;
    }

    /// <summary>Called between batches: no slot that is in use may go.</summary>
    /// <returns>Whether one went.</returns>
    public bool Trim()
    {
        if (_young.Count <= capacity / 2) return false;
        var isAnyGone = _old.Count > 0;
        (_old, _young) = (_young, _old);
        _young.Clear();
        return isAnyGone;
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
