namespace DomainFx.Generators.Lock;

/// <summary>A JSON value of the lock file, and where it stands.</summary>
/// <param name="start">The offset of its first character; for a member of an object, that of its name.</param>
internal sealed class LockValue(int start)
{
    public int Start => start;

    /// <summary>The text of a string or number, or <c>true</c>, <c>false</c>; null for the others.</summary>
    public string? Text { get; init; }

    /// <summary>The items of an array.</summary>
    public List<LockValue>? Items { get; init; }

    /// <summary>The members of an object.</summary>
    public List<KeyValuePair<string, LockValue>>? Members { get; init; }

    /// <summary>The member of that name, or null.</summary>
    public LockValue? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, LockValue> member in Members ?? [])
            {
                if (member.Key == name) return member.Value;
            }

            return null;
        }
    }
}
