using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Aggregates;

/// <summary>What is written into an aggregate: one feature a test, and only the part that shows it.</summary>
public sealed class AggregateTests
{
    private const string Opened = """[EventType("account-opened")] public sealed record AccountOpened(long InitialBalance);""";

    [Fact]
    public void Raise_encodes_and_then_applies() => Show("void Raise(", """
        [Command(Creates = true)] public void Open() => Raise(new AccountOpened(1));
        [Event] private void Apply(AccountOpened e) { }
        """);

    [Fact]
    public void Raise_gives_the_context_to_those_who_ask() => Show("void Raise(global::Bank", """
        [Command(Creates = true)] public void Open() => Raise(new AccountOpened(1));
        [Event] private void Apply(in AccountOpened e, EventContext context) { }
        """);

    [Fact]
    public void Stored_events_are_dispatched_by_every_name_they_had() => Show("void Apply(global::Bank.Account aggregate, in", """
        [Command(Creates = true)] public void Open() => Raise(new Renamed());
        [Event] private void Apply(AccountOpened e, EventContext context) { }
        [Event] private void On(Renamed e) { }
        """, """[EventType("renamed", FormerNames = ["title-changed", "renamed"])] public sealed record Renamed;""");

    [Fact]
    public void Objects_are_dispatched_by_type() => Show("void Apply(global::Bank.Account aggregate, object", """
        [Command(Creates = true)] public void Open() => Raise(new AccountOpened(1));
        [Event] private void Apply(AccountOpened e) { }
        [Event] private void Apply(Closed e, EventContext context) { }
        """, """[EventType("closed")] public readonly record struct Closed(int Reason);""");

    [Fact]
    public void Each_return_shape_is_awaited_in_its_own_way() => Show("DecideAsync(", """
        [Command(Creates = true)] public void A() { }
        [Command] public Outcome B() => Outcome.Accepted;
        [Command] public Task C() => Task.CompletedTask;
        [Command] public Task<Outcome> D() => Task.FromResult(Outcome.Accepted);
        [Command] public ValueTask E() => default;
        [Command] public ValueTask<Outcome> F() => default;
        """);

    [Fact]
    public void Parameters_come_from_message_container_and_executor_in_any_order() => Show("DecideAsync(", """
        [Command(Creates = true)]
        public Task Check(
            CancellationToken cancellationToken, string reason, [Service] IDisposable bureau, CommandContext context,
            [Service] IDisposable? perhaps, [Service, Microsoft.Extensions.DependencyInjection.FromKeyedServices("eu")] IDisposable keyed, in long amount = 1) => Task.CompletedTask;
        """);

    [Fact]
    public void Guards_are_generated_with_and_without_a_code() => Show("Require(", """
        [Command(Creates = true)]
        public Outcome Open(long amount)
        {
            Require(amount > 0, "account.negative", "negative");
            Require(amount > 1, "account.negative", $"{amount} is too little");
            Require(amount > 2, "negative");
            Require(amount > 3, $"{amount} is too little");
            return amount > 4 ? Reject("account.much", "too much") : Reject("too much");
        }
        """);

    [Fact]
    public void Required_members_start_at_their_defaults() => Show("Create()", """
        public required string Owner { get; set; }
        public required long Limit;
        [Command(Creates = true)] public void Open() { }
        """);

    [Fact]
    public void Taken_names_are_left_to_the_user() => Show("partial class Account", """
        public long Id { get; }
        public long Version() => 1;
        [Command(CreatesIfMissing = true)] public Outcome Reject(string reason) { ((IRaises<AccountOpened>)this).Raise(new AccountOpened(1)); return Reject("a", reason); }
        [Command] public void Raise(long amount) { }
        private void Raise(AccountOpened mine) { }
        private bool Require { get; }
        [Event] private void Apply(AccountOpened e) { }
        """);

    [Fact]
    public void Nested_aggregates_reopen_their_containers()
    {
        GeneratorRun run = Generated.From("""
            internal static partial class Accounts
            {
                internal partial record Private
                {
                    [Aggregate("account")]
                    internal sealed partial class Account
                    {
                        private Account() { }
                        [Command(Creates = true)] private void Open() => Raise(new Opened());
                        [Event] private void Apply(Opened e) { }
                        [EventType("opened")] private sealed record Opened;
                    }
                }
            }
            """);
        string text = run.Source("Account.Aggregate.g.cs");
        Match(text[..text.IndexOf("[global::System.CodeDom", StringComparison.Ordinal)] + "…\n" + Excerpt.Of(text, "void Raise(global::Bank"));
    }

    [Fact]
    public void Ids_are_formatted_and_parsed_invariantly()
    {
        string[] types = ["string", "Guid", "int", "DateOnly", "Number", "Text", "Isbn"];
        GeneratorRun run = Generated.From($$"""
            {{string.Join('\n', types.Select(static type => $"[Aggregate(\"by-{type}\", IdType = typeof({type}))] public sealed partial class By{type} {{ [Command(Creates = true)] public void Open() {{ {type} id = Id; _ = id; }} }}"))}}
            public readonly record struct Number(long Value);
            public sealed record Text(string Value);
            public sealed class Isbn : IParsable<Isbn>, IFormattable
            {
                public string ToString(string? format, IFormatProvider? provider) => "";
                public static Isbn Parse(string s, IFormatProvider? provider) => new();
                public static bool TryParse(string? s, IFormatProvider? provider, out Isbn result) { result = new(); return true; }
            }
            """);
        Match(string.Join('\n', types.Select(type => run.Source($"By{type}.Aggregate.g.cs")).Select(static text => Excerpt.Of(text, "FormatId(") + Excerpt.Of(text, "ParseId("))));
    }

    private static void Show(string header, string members, string more = "", [CallerMemberName] string test = "")
    {
        GeneratorRun run = Generated.From($$"""
            [Aggregate("account")]
            public sealed partial class Account
            {
            {{members}}
            }
            {{Opened}}
            {{more}}
            """);
        Match(Excerpt.Of(run.Source("Account.Aggregate.g.cs"), header), test);
    }

    private static void Match(string text, [CallerMemberName] string test = "") =>
        Snapshot.Match(new Dictionary<string, string> { ["Account.cs"] = text }, test: test);
}
