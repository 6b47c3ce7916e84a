namespace DomainFx;

/// <summary>A command was refused by the domain.</summary>
public sealed class CommandRejectedException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    public CommandRejectedException(Rejection rejection)
        : base((rejection ?? throw new ArgumentNullException(nameof(rejection))).Message) => Rejection = rejection;

    /// <summary>Why.</summary>
    public Rejection Rejection { get; }

    /// <summary>The stable code, for example <c>account.insufficient-funds</c>.</summary>
    public string Code => Rejection.Code;
}
