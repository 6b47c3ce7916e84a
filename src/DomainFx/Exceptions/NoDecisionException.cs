namespace DomainFx;

/// <summary>A command was called, or an event raised, outside a decision: nothing would be stored.</summary>
public sealed class NoDecisionException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public NoDecisionException(string aggregate, string eventType, string clientCall)
        : base($"'{eventType}' was raised on a '{aggregate}' outside a decision, so nothing would be stored. Send the command through its client, for example {clientCall}.")
    {
    }
}
