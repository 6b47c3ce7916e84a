using System.ComponentModel;

namespace DomainFx.Serialization;

/// <summary>What a codec throws: the problem and the byte at which it was found. Whoever knows the event turns it into an <see cref="EventSerializationException"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonFormatException(string problem, int position, Exception? innerException = null) : Exception(problem, innerException)
{
    /// <summary>The byte offset in the JSON.</summary>
    public int Position { get; } = position;
}
