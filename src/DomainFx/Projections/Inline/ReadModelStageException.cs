namespace DomainFx.Projections;

/// <summary>An append knew an inline read model as it no longer is: it was built and is live now, or another version took its place. Nothing was appended;
/// who decides anew with what is live then succeeds.</summary>
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
            ? $"Inline read model {rows.Key} is live by now, and an append without its rows would leave it behind. Nothing was appended; try again."
            : $"Inline read model {rows.Key} is not live, and an append would store rows that nobody sees. Nothing was appended; if a newer version took its place, run the newer program.");
    }
}
