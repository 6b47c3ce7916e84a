namespace DomainFx.Projections;

/// <summary>What events made of rows cannot be written down as it is.</summary>
public sealed class RowWriteException : DomainFxException
{
    internal RowWriteException(TableDefinition table, string key, Exception cause)
        : base(
            cause is ReadModelValueException
                ? cause.Message
                : $"Row '{key}' of read model '{table.Name}' cannot be written: a property of it that is not nullable holds null, or its value cannot be told. Set it in the [Event] method, or declare it nullable. ({cause.GetType()}: {cause.Message})",
            cause) => Key = key;

    internal RowWriteException(TableDefinition table, long bytes)
        : base(FormattableString.Invariant($"The rows of read model '{table.Name}' that change at once have more than {bytes} bytes."))
    {
    }

    /// <summary>The row, by its key as text; null if it is the size of all together.</summary>
    public string? Key { get; }
}
