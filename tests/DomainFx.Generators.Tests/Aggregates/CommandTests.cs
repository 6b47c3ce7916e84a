using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Aggregates;

/// <summary>What is written beside an aggregate: messages and clients.</summary>
public sealed class CommandTests
{
    [Fact]
    public void A_message_is_a_record_with_a_codec() => Show(["record Withdraw("], "[Command] public void Withdraw(long amount, string? note = null) { }");

    [Fact]
    public void Facts_tell_the_executor_what_a_command_expects() => Show(["__Contract ="], """
        [Command(CreatesIfMissing = true)] public void Touch() { }
        [Command] public void Check([Service] IDisposable service) { }
        [Command(RetryOnConflict = true)] public void CheckAgain([Service] IDisposable service) { }
        """);

    [Fact]
    public void Defaults_are_kept_on_message_and_client() => Show(["record Tune(", " TuneAsync("], """
        [Command]
        public void Tune(
            int number = -1, long big = long.MinValue, double ratio = double.NaN, float part = 1.5f, decimal price = 2.50m, bool on = true, char grade = '\'',
            string text = "a\"\n", DayOfWeek day = DayOfWeek.Friday, DayOfWeek? perhaps = DayOfWeek.Monday, int? none = null, Guid id = default) { }
        """);

    [Fact]
    public void Params_have_a_client_method_with_options_beside() => Show(["record Add(", " AddAsync("], "[Command] public void Add(string reason, params long[] amounts) { }");

    [Fact]
    public void A_parameter_of_ours_gives_way_to_the_users() => Show(["record Tag(", " TagAsync("], "[Command] public void Tag(string options, string cancellationToken, int @this, string tag) { }");

    [Fact]
    public void Private_commands_have_internal_messages_and_client_methods() => Show(["record Inner(", " InnerAsync("], "[Command] private void Inner(int x) { }");

    [Fact]
    public void A_command_called_like_a_client_method_is_renamed_where_it_would_be_ambiguous() => Show([" LoadAsync(", " LoadCommandAsync(", " FindAsync(", " SendAsync("], """
        [Command] public void Load() { }
        [Command] public void Find(string what) { }
        [Command] public void Send() { }
        """);

    [Fact]
    public void Async_is_no_part_of_a_commands_name() => Show(["record Approve(", " ApproveAsync(", "aggregate.ApproveAsync("], "[Command] public Task ApproveAsync() => Task.CompletedTask;");

    [Fact]
    public void Names_taken_in_the_namespace_are_left_to_the_user() => Show(["class AccountAggregate", "public static class"], "", """
        public class AccountClient;
        public class AccountCommands;
        public class AccountDomainExtensions;
        """, onlyHeaders: true);

    [Fact]
    public void The_extension_is_named_by_ClientName_and_takes_the_id() => Show(["this global::DomainFx.IDomain"], "", attribute: """Aggregate("account", IdType = typeof(Guid), ClientName = "Konto")""");

    [Fact]
    public void Clients_of_internal_aggregates_are_internal() => Show(["class AccountClient", "class AccountCommands", "class AccountDomainExtensions"], "", modifier: "internal", onlyHeaders: true);

    [Fact]
    public void Clients_of_internal_ids_are_internal() => Show(
        ["class AccountClient", "class AccountCommands", "class AccountDomainExtensions", " Id =>"], "", "internal readonly record struct Key(long Value);", """Aggregate("account", IdType = typeof(Key))""", onlyHeaders: true);

    private static void Show(
        string[] headers, string members, string more = "", string attribute = """Aggregate("account")""", string modifier = "public", bool onlyHeaders = false, [CallerMemberName] string test = "")
    {
        GeneratorRun run = Generated.From($$"""
            [{{attribute}}]
            {{modifier}} sealed partial class Account
            {
                [Command(Creates = true)] public void Open() { }
            {{members}}
            }
            {{more}}
            """);
        string text = run.Source("Account.Aggregate.g.cs");
        string shown = string.Join('\n', headers.Select(header => onlyHeaders ? FirstLine(Excerpt.Of(text, header)) : Excerpt.Of(text, header)));
        Snapshot.Match(new Dictionary<string, string> { ["Account.cs"] = shown }, test: test);
    }

    private static string FirstLine(string text) => text[..text.IndexOf('\n', StringComparison.Ordinal)];
}
