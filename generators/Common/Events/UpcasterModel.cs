namespace DomainFx.Generators.Events;

/// <summary>The method that makes a contract from the one before.</summary>
/// <param name="OlderContract">What is generated for the older contract, from <c>global::</c>.</param>
/// <param name="OlderType">The older contract's CLR type.</param>
/// <param name="OlderVersions">The schema versions that the older contract reads, its own and those before.</param>
/// <param name="Method">The method's name, not escaped.</param>
/// <param name="IsReachable">Whether generated code may call it; an UnsafeAccessor does otherwise.</param>
internal sealed record UpcasterModel(string OlderContract, string OlderType, EquatableArray<int> OlderVersions, string Method, bool IsReachable);
