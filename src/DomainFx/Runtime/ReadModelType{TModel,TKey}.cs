using System.ComponentModel;
using DomainFx.Projections;
using DomainFx.Stores;

namespace DomainFx.Runtime;

/// <summary>How events become rows of a read model, and rows become columns; generated code implements it.</summary>
/// <typeparam name="TModel">The row's class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReadModelType<TModel, TKey> : ReadModelType
    where TModel : class
    where TKey : notnull
{
    /// <inheritdoc/>
    public sealed override Type ClrType => typeof(TModel);

    /// <summary>A new row.</summary>
    public abstract TModel Create(TKey key);

    /// <summary>Says which rows an event is about.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="keys">Takes the keys.</param>
    /// <returns>The event, if it had to be read for that.</returns>
    public abstract object? GetKeys(in EventView stored, ICollection<TKey> keys);

    /// <summary>Whether an event deletes its rows.</summary>
    public virtual bool Deletes(string eventType) => false;

    /// <summary>Changes a row by an event that does not delete it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stored">The event.</param>
    /// <param name="read">What <see cref="GetKeys"/> gave for it.</param>
    public abstract void Apply(TModel row, in EventView stored, object? read);

    /// <summary>A key as its row has it when it is read again: times to the microsecond, in UTC.</summary>
    public virtual TKey StoredKey(TKey key) => key;

    /// <summary>The key of a row.</summary>
    public abstract TKey GetKey(TModel row);

    /// <summary>Sets the key's columns of the last row of a set.</summary>
    public abstract void WriteKey(TKey key, RowSet rows);

    /// <summary>Sets all columns of the last row of a set.</summary>
    public abstract void Write(TModel row, RowSet rows);

    /// <summary>Reads a row of a set that has all columns.</summary>
    public abstract TModel Read(RowSet rows, int row);

    /// <inheritdoc/>
    public sealed override InlineRow StartInline() => new InlineRow<TModel, TKey>(this);

    /// <inheritdoc/>
    public sealed override ReadModelFold CreateFold(int maxCachedRows) => new ReadModelFold<TModel, TKey>(this, maxCachedRows);
}
