namespace DomainFx.Generators.Aggregates;

/// <summary>What the executor must know of a command.</summary>
[Flags]
internal enum CommandFacts
{
    None = 0,
    Creates = 1,
    CreatesIfMissing = 2,
    UsesServices = 4,
    RetryOnConflict = 8,
}
