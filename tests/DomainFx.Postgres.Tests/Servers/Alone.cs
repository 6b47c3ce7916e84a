namespace DomainFx.Postgres.Tests.Servers;

/// <summary>Tests that measure what is the process's: they run when all others are done, one after the other.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
