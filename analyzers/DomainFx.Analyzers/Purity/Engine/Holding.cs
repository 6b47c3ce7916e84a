namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>Objects that hold others since a method ran.</summary>
/// <param name="Holder">Whose object holds them.</param>
/// <param name="Object">What is held.</param>
internal readonly record struct Holding(Origins Holder, Value Object);
