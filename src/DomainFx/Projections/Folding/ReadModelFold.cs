using System.ComponentModel;
using DomainFx.Stores;

namespace DomainFx.Projections;

/// <summary>Folds pages of events into rows, in memory: which rows are needed, what became of them. Pure: it reads and writes no store. Not thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReadModelFold
{
    private protected ReadModelFold()
    {
    }

    /// <summary>The keys, as text, whose events are parked: theirs are set aside instead of applied.</summary>
    public ISet<string> ParkedKeys { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The number of the partition whose rows are folded; those of others are passed over.</summary>
    public int Partition { get; set; }

    /// <summary>How many partitions there are.</summary>
    public int Partitions { get; set; } = 1;

    /// <summary>The only key, as text, whose row is folded; null for all.</summary>
    public string? OnlyKey { get; set; }

    /// <summary>Whether the table held none of the rows when folding began: what is not known then is not there, and need not be read.</summary>
    public bool StartsEmpty { get; set; }

    /// <summary>How many rows changed since they were last taken.</summary>
    public abstract int ChangedRows { get; }

    /// <summary>Finds the rows that events are about. Nothing of a page counts before <see cref="Apply"/>: it may be given up for another.</summary>
    /// <param name="page">The events.</param>
    /// <param name="after">Only events after this position.</param>
    /// <param name="upTo">Only events up to this position.</param>
    /// <returns>The keys of rows that are not known yet: they are to be read, and given to <see cref="Load"/>. Valid until the next call.</returns>
    /// <exception cref="DomainFxException">An event cannot be read, or a <c>[KeyOf]</c> method threw.</exception>
    public abstract RowSet Collect(EventPage page, long after, long upTo);

    /// <summary>Takes the rows that were found; those that were not do not exist.</summary>
    public abstract void Load(RowSet found);

    /// <summary>Applies the events that were collected, each row's in order. After an exception the rows are half changed: <see cref="Forget"/> them.</summary>
    /// <returns>How many events were applied, to one row or several.</returns>
    /// <exception cref="RowHandlerException">An <c>[Event]</c> method threw.</exception>
    /// <exception cref="DomainFxException">An event cannot be read.</exception>
    public abstract int Apply();

    /// <summary>What changed since the last call. The rows are copies: folding may go on while they are written. After an exception <see cref="Forget"/> them.</summary>
    /// <exception cref="RowWriteException">A row has a value that cannot be written.</exception>
    public ReadModelChanges Take() => Take(long.MaxValue);

    /// <summary>The same, if it is not too much.</summary>
    /// <param name="mostBytes">About how much may be taken at once.</param>
    /// <exception cref="RowWriteException">A row has a value that cannot be written, or all together have more bytes.</exception>
    public abstract ReadModelChanges Take(long mostBytes);

    /// <summary>The events applied since the last call that were set aside, since their key is parked.</summary>
    public abstract IReadOnlyList<ParkedTouch> TakeParked();

    /// <summary>The keys since the last call that are parked no longer: a deleted stream took their rows along, and what was parked of them.</summary>
    public abstract IReadOnlyList<string> TakeFreed();

    /// <summary>Forgets all rows and changes: they are read again.</summary>
    public abstract void Forget();
}
