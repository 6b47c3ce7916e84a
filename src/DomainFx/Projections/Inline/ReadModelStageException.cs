namespace DomainFx.Projections;

/// <summary>An append knew an inline read model as it no longer is: appends write its rows by now, or no longer, or those of another version. Nothing was appended;
/// who asks again how it is then succeeds.</summary>
public sealed class ReadModelStageException : EventStoreException
{
    /// <summary>Makes the exception.</summary>
    public ReadModelStageException(string message, Exception? innerException = null)
        : base(message, isTransient: false, innerException)
    {
    }

    /// <summary>For stores: that of a read model.</summary>
    public static ReadModelStageException Of(InlineRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ReadModelStageException(rows.Changes is null
            ? $"Inline read model {rows.Key} is written with appends by now, and one without its rows would leave it behind. Nothing was appended; try again."
            : $"Inline read model {rows.Key} is written otherwise by now, and an append would store rows that are old or that nobody sees. Nothing was appended; try again.");
    }
}
