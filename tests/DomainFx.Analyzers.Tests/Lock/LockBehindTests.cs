using DomainFx.Generators.Lock;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>A lock that is missing or behind is the build's to write, and CI's to refuse.</summary>
public sealed class LockBehindTests
{
    private const string E = "[EventType(\"e\")] public sealed record E(int A);";
    private const string Wider = "[EventType(\"e\")] public sealed record E(int A, int B = 1);";

    [Fact]
    public async Task A_missing_lock_is_an_error_in_verify_mode() =>
        await Locked.VerifyAsync(null, "[EventType(\"e\")] public sealed record {|DFX3009:E|}(int A);", "Verify");

    [Fact]
    public async Task A_property_that_is_not_recorded_is_an_error_in_verify_mode() =>
        await Locked.VerifyAsync(Locked.LockOf(E), "[EventType(\"e\")] public sealed record E(int A, int {|DFX3009:B|} = 1);", "Verify");

    [Fact]
    public async Task What_the_build_will_record_is_a_suggestion_otherwise()
    {
        Diagnostic suggestion = Assert.Single(await Locked.VerifyAsync(Locked.LockOf(E), Wider));
        Assert.Equal(("DFX3009", DiagnosticSeverity.Info), (suggestion.Id, suggestion.Severity));
    }

    [Theory]
    [InlineData("Off")]
    [InlineData("Accept")]
    public async Task Nothing_is_said_where_no_lock_is_kept_or_everything_accepted(string mode) =>
        Assert.Empty(await Locked.VerifyAsync(Locked.LockOf(E), "[EventType(\"e\")] public sealed record E(string A);", mode));

    [Theory]
    [InlineData("Update")]
    [InlineData("Verify")]
    public async Task A_lock_that_says_what_is_compiled_is_left_alone(string mode) => Assert.Empty(await Locked.VerifyAsync(Locked.LockOf(E), E, mode));

    [Theory]
    [InlineData("{\n<<<<<<< ours\n}", 2)]
    [InlineData("{\n  \"format\": 2\n}", 1)]
    [InlineData("", 1)]
    [InlineData("{\n  \"format\": 1,\n  \"events\": [", 3)]
    public async Task A_damaged_lock_is_reported_at_its_line_and_nothing_else(string text, int line) =>
        await Locked.VerifyAsync(text, "[EventType(\"e\")] public sealed record E(string A);", inLock: $"DFX3009 on line {line} of the lock");

    [Theory]
    [InlineData("")]
    [InlineData("public sealed class Plain;")]
    public async Task A_project_that_stores_nothing_is_left_alone(string code)
    {
        Assert.Empty(await Locked.VerifyAsync(null, code, "Verify"));
        Assert.Equal("", Locked.LockOf(code));
    }

    [Fact]
    public void A_lock_is_written_in_the_same_way_whatever_the_order_of_the_code()
    {
        const string F = "[EventType(\"f\")] public sealed record F(List<Item> Items, Kind Kind); public sealed record Item(string Name); public enum Kind { B, A }";
        string text = Locked.LockOf(E + F);
        Assert.Equal(text, Locked.LockOf(F + E));
        Assert.Equal(text, LockText.Of(LockReader.Read(text)));
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_records_what_survives_and_leaves_the_rest()
    {
        string merged = Locked.Merge(Locked.LockOf(E + "[EventType(\"f\")] public sealed record F(int A);"), Wider + "[EventType(\"f\")] public sealed record F(string A);");
        Assert.Equal(Locked.LockOf(Wider + "[EventType(\"f\")] public sealed record F(int A);"), merged);
    }
}
