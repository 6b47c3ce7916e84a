namespace DomainFx.Generators.Projections;

/// <summary>How a property's value becomes that of its column.</summary>
internal enum ColumnForm
{
    /// <summary>As it is, but for a cast.</summary>
    Plain,

    /// <summary>By the names of an enum's members.</summary>
    Enum,

    /// <summary>As its text in the invariant culture, parsed by <c>IParsable</c>.</summary>
    Parsable,

    /// <summary>As the text of a <c>Uri</c>.</summary>
    Uri,

    /// <summary>As the text of a <c>char</c>.</summary>
    Char,

    /// <summary>By a codec.</summary>
    Json,
}
