using System.Collections.Immutable;

namespace DomainFx.Faults.Projections.Model;

/// <summary>Something that happened to any number of keys.</summary>
[EventType("bumped")]
public sealed record Bumped(string Group, ImmutableArray<string> Keys, long Value);

/// <summary>A key starts anew.</summary>
[EventType("wiped")]
public sealed record Wiped(string Key);

/// <summary>Nothing to anybody.</summary>
[EventType("idled")]
public sealed record Idled;
