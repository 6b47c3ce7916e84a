namespace DomainFx.Projections;

/// <summary>What is known of one row.</summary>
internal sealed class RowSlot<TModel, TKey>(TKey key)
    where TModel : class
{
    public TKey Key { get; } = key;

    /// <summary>The row; null where it does not exist, or is not loaded.</summary>
    public TModel? Row { get; set; }

    public bool IsLoaded { get; set; }

    /// <summary>Whether it is on the list of rows to be read.</summary>
    public bool IsAsked { get; set; }

    public bool IsChanged { get; set; }
}
