namespace DomainFx.Generators.Lock;

/// <summary>What has changed since the lock was written, and what that does.</summary>
/// <param name="Rule">The rule that it breaks; <see cref="LockRule.LockBehind"/> for what only has to be recorded.</param>
/// <param name="What">What has changed, as the start of a sentence.</param>
/// <param name="Stored">What happens to stored events.</param>
/// <param name="Readers">What happens to older releases that read what this one writes.</param>
/// <param name="Survives">Whether stored events can still be read, so that the change may be accepted.</param>
internal sealed record LockChange(LockRule Rule, string What, string Stored, string Readers, bool Survives)
{
    /// <summary>The JSON name of the contract's own property that it is about; null for the contract as a whole.</summary>
    public string? Property { get; init; }
}
