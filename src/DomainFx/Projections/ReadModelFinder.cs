using System.Runtime.CompilerServices;
using DomainFx.Projections;
using DomainFx.Runtime;

namespace DomainFx;

/// <summary>Finds the rows of a read model. Everything else is SQL on its table.</summary>
/// <typeparam name="TModel">The row's class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
public sealed class ReadModelFinder<TModel, TKey>
    where TModel : class, IReadModel<TModel, TKey>
    where TKey : notnull
{
    private const int PageSize = 1_000;

    private readonly ReadModelType<TModel, TKey> _type = TModel.Type;
    private readonly IProjectionStore _store;
    private readonly IDomain _domain;

    internal ReadModelFinder(IProjectionStore store, IDomain domain) => (_store, _domain) = (store, domain);

    /// <summary>Waits until the version that the program knows is live, after which finders no longer throw a <see cref="ReadModelNotReadyException"/>.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ProjectionWaitException">It is not live in time, or it is stopped or paused.</exception>
    public Task WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => _domain.WaitForAsync(typeof(TModel), 0, timeout, cancellationToken);

    /// <summary>The row with a key; null if there is none.</summary>
    /// <exception cref="ReadModelNotReadyException">The version that the program knows is not live yet.</exception>
    public async Task<TModel?> FindAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var rows = await _store.FindRowsAsync(_type.Table, KeysThatCanBe([key]), cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : _type.Read(rows, 0);
    }

    /// <summary>The rows with any of several keys, those that are there, in no order.</summary>
    /// <exception cref="ReadModelNotReadyException">The version that the program knows is not live yet.</exception>
    public async Task<IReadOnlyList<TModel>> FindAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Read(await _store.FindRowsAsync(_type.Table, KeysThatCanBe([.. keys.Select(_type.StoredKey).Distinct()]), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>All rows in the order of their keys, read in pages: what changes meanwhile may or may not be seen.</summary>
    /// <exception cref="ReadModelNotReadyException">The version that the program knows is not live yet.</exception>
    public async IAsyncEnumerable<TModel> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        RowSet? after = null;
        for (var hasMore = true; hasMore;)
        {
            var page = Read(await _store.ReadPageAsync(_type.Table, after, PageSize, cancellationToken).ConfigureAwait(false));
            foreach (var row in page) yield return row;
            hasMore = page.Length == PageSize;
            if (hasMore) after = Keys([_type.GetKey(page[^1])]);
        }
    }

    /// <summary>The first rows, in the order of their keys.</summary>
    /// <param name="maxCount">The greatest number of rows, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ReadModelNotReadyException">The version that the program knows is not live yet.</exception>
    public async Task<IReadOnlyList<TModel>> PageAsync(int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return Read(await _store.ReadPageAsync(_type.Table, null, maxCount, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The rows after a key, in the order of their keys.</summary>
    /// <param name="after">The key of the last row that was seen.</param>
    /// <param name="maxCount">The greatest number of rows, 1 or more.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ReadModelNotReadyException">The version that the program knows is not live yet.</exception>
    /// <exception cref="ReadModelValueException">No row can have the key: it has a NUL character, for example.</exception>
    public async Task<IReadOnlyList<TModel>> PageAsync(TKey after, int maxCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return Read(await _store.ReadPageAsync(_type.Table, Keys([after]), maxCount, cancellationToken).ConfigureAwait(false));
    }

    // A key that no row can have, often from outside, is one that is not there.
    private RowSet KeysThatCanBe(IReadOnlyCollection<TKey> keys)
    {
        try
        {
            return Keys(keys);
        }
        catch (ReadModelValueException)
        {
            return Keys(keys.Where(CanBe));
        }
    }

    private bool CanBe(TKey key)
    {
        try
        {
            return Keys([key]).Count == 1;
        }
        catch (ReadModelValueException)
        {
            return false;
        }
    }

    private RowSet Keys(IEnumerable<TKey> keys)
    {
        var rows = new RowSet(_type.Table, keysOnly: true);
        foreach (var key in keys)
        {
            rows.Add();
            _type.WriteKey(key, rows);
        }

        return rows;
    }

    private TModel[] Read(RowSet rows)
    {
        var models = new TModel[rows.Count];
        for (var row = 0; row < models.Length; row++) models[row] = _type.Read(rows, row);
        return models;
    }
}
