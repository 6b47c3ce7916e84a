using Microsoft.CodeAnalysis;

namespace DomainFx.CodeFixes;

/// <summary>What a fix would do, after it has made sure that it can.</summary>
/// <param name="Title">What the user is offered.</param>
/// <param name="Apply">Changes the node within the root, both as they are by then: other places may have been fixed before.</param>
internal sealed record FixPlan(string Title, Func<SyntaxNode, SyntaxNode, SyntaxNode> Apply);
