namespace DomainFx;

/// <summary>Why a command was refused by the domain.</summary>
/// <param name="Code">A stable code for programs, for example <c>account.insufficient-funds</c>.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record Rejection(string Code, string Message);
