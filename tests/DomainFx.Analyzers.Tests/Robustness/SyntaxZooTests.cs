using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Analyzers.Tests.Robustness;

public sealed class SyntaxZooTests
{
    // What is in scripts only.
    private static readonly string[] Elsewhere = ["LoadDirectiveTriviaSyntax", "ReferenceDirectiveTriviaSyntax", "ShebangDirectiveTriviaSyntax", "IgnoredDirectiveTriviaSyntax"];

    /// <summary>A compiler that knows more syntax asks for more animals.</summary>
    [Fact]
    public void Each_kind_of_syntax_is_there()
    {
        HashSet<string> seen = [.. SyntaxZoo.Texts.SelectMany(static text => CSharpSyntaxTree.ParseText(text, Typing.Preview).GetRoot().DescendantNodesAndSelf(descendIntoTrivia: true)).Select(static node => node.GetType().Name)];
        IEnumerable<string> known = typeof(CSharpSyntaxNode).Assembly.GetTypes().Where(static type => type is { IsAbstract: false, IsPublic: true } && typeof(CSharpSyntaxNode).IsAssignableFrom(type)).Select(static type => type.Name);
        Assert.Equal("", string.Join(", ", known.Except(seen).Except(Elsewhere).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public Task Nothing_throws() => Typing.CheckAsync([.. SyntaxZoo.Texts]);

    [Fact]
    public async Task Nothing_throws_on_one_file_alone()
    {
        foreach (string text in SyntaxZoo.Texts) await Typing.CheckAsync(text);
    }
}
