namespace DomainFx.Generators.Aggregates;

/// <summary>What is generated beside an aggregate, in its namespace, under names that the user left free there.</summary>
/// <param name="ClientMethod">The extension of <c>IDomain</c>, escaped.</param>
/// <param name="Client">The client class.</param>
/// <param name="Commands">The class around the command messages.</param>
/// <param name="Extensions">The class of the extension method.</param>
/// <param name="Accessibility">Of all of them: public where aggregate and id are.</param>
internal sealed record AggregateNames(string ClientMethod, string Client, string Commands, string Extensions, string Accessibility);
