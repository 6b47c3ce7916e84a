using System.Collections.Immutable;
using DomainFx.Testing.Tests.Model;

namespace DomainFx.Testing.Tests.Contracts;

public sealed class ValueDifferenceTests
{
    [Fact]
    public void Equal_values_have_no_difference()
    {
        Assert.Null(Compare(new Tree("a", [new Tree("b", [])]), new Tree("a", new List<Tree> { new("b", ImmutableList<Tree>.Empty) })));
        Assert.Null(Compare(new HashSet<int> { 1, 2 }, new HashSet<int> { 2, 1 }));
        Assert.Null(Compare(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }));
    }

    [Theory]
    [InlineData("$.Children[1].Name \"c\" became \"d\".", "d", 2)]
    [InlineData("$.Children 2 items became 1.", "c", 1)]
    public void The_first_difference_is_named_by_its_place(string expected, string name, int count)
    {
        var actual = new Tree("a", [.. new[] { new Tree("b", []), new Tree(name, []) }.Take(count)]);
        Assert.Equal($"at {expected}", Compare(new Tree("a", [new Tree("b", []), new Tree("c", [])]), actual));
    }

    [Fact]
    public void Order_counts_in_lists() => Assert.Equal("at $[0] 1 became 2.", Compare(new List<int> { 1, 2 }, new List<int> { 2, 1 }));

    [Fact]
    public void A_null_is_no_empty_list() => Assert.Equal("at $.OptionalText null became \"\".", Compare(Values(null), Values("")));

    [Fact]
    public void The_kind_and_the_offset_of_times_count()
    {
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.NotNull(Compare(time, DateTime.SpecifyKind(time, DateTimeKind.Unspecified)));
        Assert.NotNull(Compare(new DateTimeOffset(time), new DateTimeOffset(time).ToOffset(TimeSpan.FromHours(1))));
    }

    [Fact]
    public void Missing_entries_and_members_of_sets_are_named()
    {
        Assert.Equal("at $ the entry of \"a\" is missing.", Compare(new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["b"] = 1 }));
        Assert.Equal("at $ 3 is missing.", Compare(new HashSet<int> { 3 }, new HashSet<int> { 4 }));
    }

    private static ScalarValues Values(string? text) => new(true, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1f, 2d, 3m, 'x') { Text = "t", Uri = new Uri("https://example.org"), OptionalText = text };

    private static string? Compare(object expected, object actual) => ValueDifference.Of(expected, actual, MemberKind.Properties);
}
