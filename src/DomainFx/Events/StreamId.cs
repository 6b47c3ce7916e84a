namespace DomainFx;

/// <summary>Names a stream: a pair of category and id, never one text that is parsed.</summary>
public readonly record struct StreamId
{
    /// <summary>The greatest length of an id, in UTF-16 code units.</summary>
    public const int MaxIdLength = 500;

    /// <summary>The greatest length of a category, in UTF-16 code units.</summary>
    public const int MaxCategoryLength = 200;

    /// <summary>Makes a stream's name.</summary>
    /// <exception cref="ArgumentException">A part is empty, too long, or not well-formed text (a NUL character, an unpaired surrogate).</exception>
    public StreamId(string category, string id)
    {
        Category = StreamName.Checked(category, MaxCategoryLength, nameof(category));
        Id = StreamName.Checked(id, MaxIdLength, nameof(id));
    }

    /// <summary>The category: the aggregate's stored name, for example <c>bank-account</c>.</summary>
    public string Category { get; }

    /// <summary>The id within the category.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Category}/{Id}";
}
