namespace DomainFx;

/// <summary>The base of the exceptions that DomainFx throws of its own.</summary>
public abstract class DomainFxException : Exception
{
    private protected DomainFxException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
