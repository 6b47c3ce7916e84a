using System.ComponentModel;
using System.Globalization;

namespace DomainFx.Runtime;

/// <summary>How ids are stored: invariant, one text for each id. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AggregateIds
{
    private const string Missing = "An aggregate's id must not be null, empty or the default value of its type.";

    /// <summary>A text as it is.</summary>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public static string Format(string? id) => string.IsNullOrEmpty(id) ? throw new ArgumentException(Missing, nameof(id)) : id;

    /// <summary>A GUID in lower case with hyphens.</summary>
    /// <exception cref="ArgumentException">It is all zeros.</exception>
    public static string Format(Guid id) => id == Guid.Empty ? throw new ArgumentException(Missing, nameof(id)) : id.ToString("D");

    /// <summary>Any other value, in the invariant culture.</summary>
    /// <exception cref="ArgumentException">It is null or the type's default value, or its text is empty.</exception>
    public static string Format<TId>(TId? id, string? format = null)
        where TId : IFormattable =>
        id is null || EqualityComparer<TId>.Default.Equals(id, default)
            ? throw new ArgumentException(Missing, nameof(id))
            : Format(id.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A text as it is.</summary>
    /// <exception cref="FormatException">It is empty.</exception>
    public static string ParseText(string text) => string.IsNullOrEmpty(text) ? throw new FormatException("An id must not be empty.") : text;

    /// <summary>A value from its text, in the invariant culture.</summary>
    /// <exception cref="FormatException">The text is no such value.</exception>
    public static TId Parse<TId>(string text)
        where TId : IParsable<TId> =>
        TId.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : throw new FormatException($"'{text}' is no {typeof(TId).Name}.");
}
