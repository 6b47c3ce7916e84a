namespace DomainFx.Testing.Tests.Scenarios;

public sealed class LineDifferenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "a", "  a")]
    [InlineData("a\nb\nc", "a\nx\nc", "  a\n- b\n+ x\n  c")]
    [InlineData("a", "", "- a")]
    [InlineData("", "a", "+ a")]
    [InlineData("a\nb", "b\na", "- a\n  b\n+ a")]
    public void Lines_are_matched(string expected, string actual, string difference) => Assert.Equal(difference, LineDifference.Of(expected, actual));
}
