using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Tests.Lock;

/// <summary>Stored names: events that are renamed, given up, or take another's name.</summary>
public sealed class NameRuleTests
{
    private const string E = "[EventType(\"e\")] public sealed record E(int A);";
    private const string Other = "[EventType(\"other\")] public sealed record Other(int A);";

    [Fact]
    public async Task An_event_that_is_gone_is_reported_in_the_lock()
    {
        string message = Message(await Locked.VerifyAsync(Locked.LockOf(E + Other), Other, inLock: "DFX3005 on line 5 of the lock"));
        Assert.StartsWith("'e' version 1 has no contract any more; it was 'Shop.E'. Stored events: cannot be read.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_no_upcaster_reaches()
    {
        string message = Message(await Locked.VerifyAsync(Locked.LockOf(E), "[EventType(\"e\", Version = 2)] public sealed record {|DFX3005:E|}(string A);"));
        Assert.StartsWith("'E' has version 2 and no way from 'e' version 1. Stored events: of that version cannot be read.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_name_that_is_dropped()
    {
        string message = Message(await Locked.VerifyAsync(Locked.LockOf("[EventType(\"e\", FormerNames = [\"old\"])] public sealed record E(int A);"), "[EventType(\"e\")] public sealed record {|DFX3005:E|}(int A);"));
        Assert.Contains("those stored as 'old' cannot be read any more", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_renamed()
    {
        string message = Message(await Locked.VerifyAsync(Locked.LockOf(E), "[EventType(\"f\")] public sealed record {|DFX3004:E|}(int A);"));
        Assert.Contains("'E' was stored as 'e'. Stored events: named 'e' have no contract", message, StringComparison.Ordinal);
        Assert.Contains("Add FormerNames = [\"e\"]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[EventType(\"f\", FormerNames = [\"e\"])] public sealed record E(int A);")]
    [InlineData("[EventType(\"e\")] public sealed record Renamed(int A);")]
    [InlineData("public static class Outer { [EventType(\"e\")] public sealed record Moved(int A); }")]
    public async Task A_type_that_is_moved_or_keeps_its_former_name_is_left_alone(string after) => await Locked.VerifyAsync(Locked.LockOf(E), after);

    [Fact]
    public async Task A_name_that_another_event_had()
    {
        string message = Message(await Locked.VerifyAsync(
            Locked.LockOf(E), "[EventType(\"f\")] public sealed record {|DFX3004:E|}(int A); [EventType(\"e\")] public sealed record {|DFX3006:New|}(int A);"), "DFX3006");
        Assert.Contains("belonged to 'Shop.E', which is stored as 'f' now", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_an_event_that_was_given_up()
    {
        string accepted = Locked.Merge(Locked.LockOf(E + Other), Other, acceptsAll: true);
        await Locked.VerifyAsync(accepted, Other);
        string message = Message(await Locked.VerifyAsync(accepted, Other + "[EventType(\"e\")] public sealed record {|DFX3006:New|}(int A);"));
        Assert.Contains("belonged to 'Shop.E', which was given up", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_a_property_that_was_given_up()
    {
        string accepted = Locked.Merge(Locked.LockOf("[EventType(\"e\")] public sealed record E(int A, int B);"), E, acceptsAll: true);
        await Locked.VerifyAsync(accepted, E);
        string message = Message(await Locked.VerifyAsync(accepted, "[EventType(\"e\")] public sealed record E(int A, string {|DFX3006:B|} = \"\");"));
        Assert.Contains("takes a name that once held 'int'", message, StringComparison.Ordinal);
        await Locked.VerifyAsync(accepted, "[EventType(\"e\")] public sealed record E(int A, int B = 1);");
    }

    private static string Message(IEnumerable<Diagnostic> reported, string? id = null) =>
        Assert.Single(reported, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && (id is null || diagnostic.Id == id)).GetMessage();
}
