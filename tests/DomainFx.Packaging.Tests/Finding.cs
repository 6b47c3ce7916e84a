namespace DomainFx.Packaging.Tests;

/// <summary>One message of a build.</summary>
/// <param name="Page">The rule whose mistake the file holds.</param>
/// <param name="Severity">As what it is reported.</param>
/// <param name="Id">The rule that reports.</param>
/// <param name="Text">What it says, with its link.</param>
internal sealed record Finding(string Page, string Severity, string Id, string Text);
