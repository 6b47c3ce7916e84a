using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace DomainFx.Roslyn.TestKit.Tests;

public class VerifierTests
{
    private static readonly AnalyzerVerifier Verifier = new([new EmptyStatementAnalyzer()], [new GreetingGenerator()]);

    [Fact]
    public Task Marked_code_that_is_reported_passes() =>
        Verifier.VerifyAsync("class A { void M() { {|KIT0001:;|} {|KIT0001:;|} } }");

    [Fact]
    public async Task Marked_code_that_is_not_reported_fails()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Verifier.VerifyAsync("class A { void M() { {|KIT0001:return;|} } }"));
        Assert.Contains("not reported: KIT0001", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unmarked_code_that_is_reported_fails()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Verifier.VerifyAsync("class A { void M() { ; } }"));
        Assert.Contains("not expected", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_that_does_not_compile_fails() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => Verifier.VerifyAsync("class A { void M() { undefined(); } }"));

    [Fact]
    public async Task A_fix_is_applied_to_every_mark_with_generated_code_in_reach()
    {
        var fix = new CodeFixVerifier(new EmptyStatementAnalyzer(), new EmptyStatementFix(), [new GreetingGenerator()]);
        await fix.VerifyAsync(
            "[System.Obsolete] class A { object? M() { {|KIT0001:;|}return typeof(HelloA); } void N() { {|KIT0001:;|} } }",
            "[System.Obsolete] class A { object? M() { return typeof(HelloA); } void N() { } }");
    }

    [Fact]
    public async Task A_fix_with_another_outcome_fails()
    {
        var fix = new CodeFixVerifier(new EmptyStatementAnalyzer(), new EmptyStatementFix(), []);
        await Assert.ThrowsAnyAsync<XunitException>(() => fix.VerifyAsync("class A { void M() { {|KIT0001:;|} } }", "class A;"));
    }

    [Fact]
    public void Marks_may_nest()
    {
        MarkupSource source = MarkupSource.Parse("a {|X1:b {|X2:c|} d|} e");
        Assert.Equal("a b c d e", source.Text);
        Assert.Equal([new("X2", new TextSpan(4, 1)), new("X1", new TextSpan(2, 5))], source.Expected);
    }
}
