namespace DomainFx;

/// <summary>Checks the parts of a stream's name. What a store cannot give back unchanged is refused here, not there.</summary>
internal static class StreamName
{
    public static string Checked(string part, int maxLength, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(part, parameter);
        if (part.Length > maxLength)
            throw new ArgumentException($"A stream's {parameter} has at most {maxLength} characters; this one has {part.Length}.", parameter);
        var fault = StorableText.IndexOfFault(part);
        return fault < 0 ? part : throw new ArgumentException($"A stream's {parameter} must be well-formed text without NUL; see index {fault}.", parameter);
    }
}
