namespace DomainFx.Generators.Aggregates;

/// <summary>How an id's value becomes text.</summary>
internal enum IdValue
{
    Text,
    Guid,
    Formattable,

    /// <summary>A date or a time, whose default format drops its fractions.</summary>
    Temporal,
}
