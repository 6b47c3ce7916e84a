using Microsoft.CodeAnalysis;

namespace DomainFx.Generators;

/// <summary>Why nothing is generated for something. Not a model: it holds a location, so only the analyzer keeps it.</summary>
/// <param name="Rule">The id of the rule that says so.</param>
/// <param name="Location">What to underline.</param>
/// <param name="Reason">What is wrong, and what to do.</param>
internal sealed record Refusal(string Rule, Location Location, string Reason);
