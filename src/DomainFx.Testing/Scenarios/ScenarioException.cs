namespace DomainFx.Testing;

/// <summary>A scenario or a contract test failed. The message says what was expected and what came instead.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected and what came instead.</param>
    /// <param name="innerException">What the command threw, if it did.</param>
    public ScenarioException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
