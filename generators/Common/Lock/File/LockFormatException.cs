namespace DomainFx.Generators.Lock;

/// <summary>The text is no lock file.</summary>
/// <param name="reason">What is wrong.</param>
/// <param name="position">Where, as an offset.</param>
internal sealed class LockFormatException(string reason, int position) : Exception(reason)
{
    public int Position => position;
}
