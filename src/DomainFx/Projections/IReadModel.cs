using System.ComponentModel;

namespace DomainFx;

/// <summary>The contract that generated code fulfils for a read model.</summary>
/// <typeparam name="TSelf">The row's class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public interface IReadModel<TSelf, TKey>
    where TSelf : class, IReadModel<TSelf, TKey>
    where TKey : notnull
{
    /// <summary>The read model's type: dispatch, table and row mappers.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract Runtime.ReadModelType<TSelf, TKey> Type { get; }
}
