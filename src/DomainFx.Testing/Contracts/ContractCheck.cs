namespace DomainFx.Testing;

/// <summary>One thing that generated code must do for a user's types. Get checks from <see cref="ContractTests"/>.</summary>
public sealed class ContractCheck
{
    private readonly Func<CancellationToken, Task> _verify;

    internal ContractCheck(string name, Func<CancellationToken, Task> verify)
    {
        Name = name;
        _verify = verify;
    }

    /// <summary>What holds, for example <c>event 'account-opened v1' round-trips</c>.</summary>
    public string Name { get; }

    /// <summary>Runs the check.</summary>
    /// <exception cref="ScenarioException">It does not hold.</exception>
    public Task VerifyAsync(CancellationToken cancellationToken = default) => _verify(cancellationToken);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
