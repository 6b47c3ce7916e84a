using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Aggregates;

/// <summary>
/// Domains whose names stand where generated code would like to put its own. A compile error in generated code would hide every
/// diagnostic of ours, so each of them must compile, without a warning.
/// </summary>
public sealed class HostileNameTests
{
    [Fact]
    public void Members_called_like_generated_ones() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("poker")]
        public sealed partial class Poker
        {
            public int Id { get; set; }
            public string Version = "";
            public bool State;
            public int Try, Load;
            [Command(CreatesIfMissing = true)] public Outcome Raise(long amount) { Raise(new HandRaised(amount)); return Outcome.Accepted; }
            [Command] public Outcome Reject(string reason) { return Reject("a", "b"); }
            [Command] public void Approve(string code, string message) { ((IRaises<Approved>)this).Raise(new Approved()); }
            public static void Require(bool condition, string code, string message) { Requirement.Require(condition, code, message); }
            public static void Require(bool condition, string message) { }
            private void Raise(Approved e) { }
            [Event] private void Apply(HandRaised e) { }
            [Event] private void Apply(Approved e) { }
        }
        [EventType("hand-raised")] public sealed record HandRaised(long Amount);
        [EventType("approved")] public sealed record Approved();
        """);

    [Fact]
    public void Properties_called_like_generated_methods() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class X
        {
            public int Raise { get; private set; }
            public int Require, Reject;
            [Command(Creates = true)] public void Open() => ((IRaises<Opened>)this).Raise(new Opened());
            [Event] private void Apply(Opened e) { }
        }
        [EventType("opened")] public sealed record Opened();
        """);

    [Fact]
    public void Aggregates_called_like_generated_members() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("id")] public sealed partial class Id { [Command(Creates = true)] public void Version() { Raise(new Opened()); } [Event] private void On(Opened e) { } }
        [Aggregate("raise")] public sealed partial class Raise { [Command(Creates = true)] public void Open() { ((IRaises<Opened>)this).Raise(new Opened()); } [Event] private void On(Opened e) { } }
        [Aggregate("reject")] public sealed partial class Reject { [Command(Creates = true)] public Outcome Open() { Raise(new Opened()); return Outcome.Accepted; } [Event] private void On(Opened e) { } }
        [Aggregate("require")] public sealed partial class Require { [Command(Creates = true)] public Outcome Open() => Reject("x"); }
        [EventType("opened")] public sealed record Opened();
        """);

    [Fact]
    public void Commands_called_like_client_members() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true)] public void Try() { }
            [Command] public void Load() { }
            [Command] public void Find(string what) { }
            [Command] public void Send() { }
            [Command] public void Withdraw(long amount) { }
            [Command] public void TryWithdraw(long amount) { }
            [Command] public void Client() { }
            [Command] public void TryClient() { }
            [Command] public void XCommands() { }
            [Command] public void Equals(long other) { }
            [Command] public void ToString(string text) { }
            [Command] public void Clone() { }
        }
        static class Use { static async Task Go(IDomain d) { await d.X("1").TryAsync(); await d.X("1").LoadCommandAsync(); await d.X("1").LoadAsync(); await d.X("1").SendAsync(); await d.X("1").Try.SendAsync(new XCommands_Use()); await d.X("1").Try.TryWithdrawAsync(2); await d.X("a").FindAsync("x"); await d.X("a").FindAsync(); } }
        class XCommands_Use : ICommand<X> { DomainFx.Runtime.CommandContract ICommand<X>.Contract => null!; }
        """);

    [Fact]
    public void Parameters_called_like_generated_ones() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true)] public void A(string options, string cancellationToken, int @this, string command, string client, string _client) { }
            [Command] public void B(string message, string context, string services, string aggregate, string id, string e) { }
            [Command] public void C(string commandOptions, string options, string commandCancellationToken, string cancellationToken) { }
            [Command] public void D(string d, string writer, string reader, string json, string state, string seen, string value) { }
            [Command] public void F(int @class, int @event, int @record, int @field, int @await) { }
            [Command] public void Rename(string rename, string contract, string codec, string clone, string equalityContract, string toString, string getHashCode) { }
        }
        """);

    [Fact]
    public void Keywords_as_names() => Compiles("""
        using DomainFx;
        namespace @namespace.@class;
        [Aggregate("x")]
        public sealed partial class @event
        {
            [Command(Creates = true)] public void @new(@struct @in) { Raise(new @record(@in)); }
            [Command] public void @await() { }
            [Event] private void @event_(@record @event) { }
        }
        public sealed record @struct(int @int);
        [EventType("r")] public sealed record @record(@struct @params);
        """);

    [Fact]
    public void Types_called_like_generated_and_framework_ones() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class BankAccount
        {
            [Command(Creates = true)] public void Open() { Raise(new Opened()); }
            [Event] private void Apply(Opened e) { }
        }
        public class BankAccountClient { }
        public class BankAccountCommands { }
        public class BankAccountDomainExtensions { }
        public class BankAccountAggregateClient { }
        public class Task { } public class ValueTask { } public class Outcome { } public class CommandResult { } public class CommandOptions { } public class IDomain { } public class Guid { } public class String { } public class Obsolete { }
        [EventType("opened")] public sealed record Opened();
        """);

    [Fact]
    public void Namespaces_called_System_DomainFx_and_Task() => Compiles("""
        namespace Bank.System { public class Console { } }
        namespace Bank.DomainFx { public class Outcome { } }
        namespace Bank.Task { public class Y { } }
        namespace Bank.Generated { }
        namespace Bank
        {
            [global::DomainFx.Aggregate("x")]
            public sealed partial class X
            {
                [global::DomainFx.Command(Creates = true)] public void Open(global::System.DateTime at) { Raise(new Opened(at)); }
                [global::DomainFx.Event] private void Apply(Opened e, global::DomainFx.EventContext c) { }
            }
            [global::DomainFx.EventType("opened")] public sealed record Opened(global::System.DateTime At);
        }
        namespace DomainFx.Something
        {
            [Aggregate("y")]
            public sealed partial class Y
            {
                [Command(Creates = true)] public void Open() { Raise(new Opened()); }
                [Event] private void Apply(Opened e, EventContext c) { }
            }
            [EventType("y-opened")] public sealed record Opened();
        }
        """);

    [Fact]
    public void The_global_namespace() => Compiles("""
        using DomainFx;
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true)] public void Open() { Raise(new Opened()); }
            [Event] private void Apply(Opened e) { }
        }
        [EventType("opened")] public sealed record Opened();
        """);

    [Fact]
    public void Nested_aggregates_and_private_nested_events() => Compiles("""
        using DomainFx;
        namespace Bank;
        public static partial class Accounts
        {
            public partial record Outer { internal partial struct Mid { 
            [Aggregate("deep")]
            public sealed partial class Deep
            {
                [Command(Creates = true)] private void Open(int x) { Raise(new Opened(x)); }
                [Event] private void Apply(Opened e) { }
                [EventType("deep-opened")] private sealed record Opened(int X);
            } } }
            [Aggregate("account")]
            public sealed partial class Account
            {
                private Account() { }
                [Command(Creates = true)] private void Open(Kind kind) { Raise(new Opened(kind)); }
                [Command] internal Task<Outcome> Inner(Kind kind, CancellationToken ct) => Task.FromResult(Outcome.Accepted);
                [Event] private void Apply(Opened e) { }
                [EventType("acc-opened")] private sealed record Opened(Kind Kind);
                public enum Kind { A, B }
            }
        }
        static class Use { static async Task Go(IDomain d) { await d.Account("a").OpenAsync(Accounts.Account.Kind.A); await d.Deep("x").OpenAsync(4); } }
        """);

    [Fact]
    public void Generic_types_required_members_and_a_base_with_state() => Compiles("""
        using DomainFx;
        namespace Bank;
        public abstract class Entity<T> { public T? Value { get; protected set; } protected List<T> Items { get; } = []; protected int Id; protected void Raise(string s) { } }
        [Aggregate("x")]
        public sealed partial class X : Entity<Dictionary<string, int[]?>>
        {
            public required string Name { get; set; }
            public required int Count;
            [Command(Creates = true)] public void Open(List<Money<decimal>> all, Dictionary<string, int?> map) { Raise("x"); Raise(new Opened { Name = "n", All = all }); }
            [Event] private void Apply(Opened e) { Name = e.Name; }
        }
        public readonly record struct Money<T>(T Amount, string Currency);
        [EventType("opened")] public sealed record Opened { public required string Name { get; init; } public required List<Money<decimal>> All { get; init; } }
        """);

    [Fact]
    public void Obsolete_and_experimental_contracts() => Compiles("""
        using DomainFx;
        namespace Bank;
        #pragma warning disable CS0618, EXP1, CS0612 // the use of such contracts is the user's choice
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true), Obsolete("old")] public void Open(Old old) { Raise(new Opened(old)); }
            [Command, System.Diagnostics.CodeAnalysis.Experimental("EXP1")] public void Next(New n) { Raise(new Nexted(n)); }
            [Event] private void Apply(Opened e) { }
            [Event] private void Apply(Nexted e) { }
        }
        [Obsolete] public sealed record Old(int A);
        [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] public sealed record New([property: Obsolete] int A);
        [EventType("opened"), Obsolete("y")] public sealed record Opened(Old Old);
        [EventType("nexted"), System.Diagnostics.CodeAnalysis.Experimental("EXP1")] public sealed record Nexted(New N);
        """);

    [Fact]
    public void An_obsolete_aggregate() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x"), Obsolete]
        public sealed partial class X
        {
            [Command(Creates = true)] public void Open() { }
        }
        """);

    [Fact]
    public void A_file_without_nullable_annotations() => Compiles("""
        #nullable disable
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class X
        {
            public string Name;
            [Command(Creates = true)] public void Open(string name, List<string> more, string last = null) { Raise(new Opened(name, more)); }
            [Event] private void Apply(Opened e) { Name = e.Name; }
        }
        [EventType("opened")] public sealed record Opened(string Name, List<string> More);
        """);

    [Fact]
    public void Every_shape_of_command() => Compiles("""
        using DomainFx;
        using Microsoft.Extensions.DependencyInjection;
        namespace Bank;
        public interface IBureau { }
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true)] public void A() { Require(true, "c", $"x {1}"); Require(1 > 0, $"x {2}"); Require(true, "x"); Require(true, "a", "b"); }
            [Command] public Outcome B(CancellationToken ct, int x, CommandContext c) => Reject("x");
            [Command] public Task C([Service] IBureau b, int x = 5, CancellationToken ct = default) => Task.CompletedTask;
            [Command] public Task<Outcome> D([Service] IBureau? b) => Task.FromResult(Outcome.Accepted);
            [Command] public ValueTask E([Service, FromKeyedServices("k")] IBureau b) => default;
            [Command(RetryOnConflict = true)] public ValueTask<Outcome> F([Service, FromKeyedServices(Keys.B)] IBureau? b, in long amount) => new(Reject("a", "b"));
            [Command] public async Task GAsync(params long[] amounts) => await Task.Yield();
            [Command] public void H(string a = "x\"\n", char c = 'c', double d = double.NaN, decimal m = 1.5m, float f = 1.1f, DayOfWeek w = DayOfWeek.Friday, DayOfWeek? n = DayOfWeek.Monday, Guid g = default, int? i = null, long l = long.MinValue, ulong u = ulong.MaxValue, string? z = null, bool b = true, byte by = 3) { }
            [Command] public void I(string first = "a", params List<int> rest) { }
        }
        public enum Keys { A, B }
        static class Use { static async Task Go(IDomain d) { await d.X("1").GAsync(1, 2, 3); await d.X("1").GAsync([1, 2], new CommandOptions()); await d.X("1").HAsync(); await d.X("q").IAsync("x", 1, 2); await d.X("q").CAsync(); await d.X("q").Try.BAsync(3); } }
        """);

    [Fact]
    public void Every_kind_of_id() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("a", IdType = typeof(Guid))] public sealed partial class A { [Command(Creates = true)] public void Open() { Guid x = Id; } }
        [Aggregate("b", IdType = typeof(int))] public sealed partial class B { [Command(Creates = true)] public void Open() { int x = Id; } }
        [Aggregate("c", IdType = typeof(AccountId))] public sealed partial class C { [Command(Creates = true)] public void Open() { AccountId x = Id; } }
        [Aggregate("d", IdType = typeof(OrderId))] public sealed partial class D { [Command(Creates = true)] public void Open() { } }
        [Aggregate("e", IdType = typeof(Ref))] public sealed partial class E { [Command(Creates = true)] public void Open() { } }
        [Aggregate("f", IdType = typeof(Isbn))] public sealed partial class F { [Command(Creates = true)] public void Open() { } }
        [Aggregate("g", IdType = typeof(DateOnly), ClientName = "Day")] public sealed partial class G { [Command(Creates = true)] public void Open() { } }
        [Aggregate("h", IdType = typeof(Wrap<long>))] public sealed partial class H { [Command(Creates = true)] public void Open() { } }
        [Aggregate("i", IdType = typeof(Int128))] internal sealed partial class I { [Command(Creates = true)] public void Open() { } }
        [Aggregate("j", IdType = typeof(Hidden))] public sealed partial class J { [Command(Creates = true)] public void Open() { } }
        public readonly record struct AccountId(string Value);
        public readonly record struct OrderId(Guid Value);
        public sealed record Ref(int Number);
        internal readonly record struct Hidden(int Number);
        public readonly record struct Wrap<T>(T Value);
        public sealed class Isbn : IParsable<Isbn>, IFormattable
        {
            public string ToString(string? format, IFormatProvider? provider) => "";
            public static Isbn Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Isbn result) { result = new(); return true; }
        }
        static class Use { static async Task Go(IDomain d) { await d.A(Guid.NewGuid()).OpenAsync(); await d.C(new("x")).OpenAsync(); await d.Day(default).OpenAsync(); await d.J(new(3)).OpenAsync(); } }
        """);

    [Fact]
    public void Struct_events_in_parameters_and_overloads() => Compiles("""
        using DomainFx;
        namespace Bank;
        [Aggregate("x")]
        public sealed partial class X
        {
            [Command(Creates = true)] public void Open() { Raise(new Opened(1)); }
            public void Open(int notACommand) { }
            private void Apply(object o) { }
            private void Apply<T>(T o) { }
            [Event] private void Apply(in Opened e, in EventContext c) { }
            [Event] private void Apply(Closed e, EventContext c = default) { }
        }
        [EventType("opened", FormerNames = ["open", "opened", "o"])] public readonly record struct Opened(int A);
        [EventType("closed")] public sealed class Closed { public int A { get; init; } }
        """);

    [Fact]
    public void An_interface_with_the_same_members_and_several_parts() => Compiles("""
        using DomainFx;
        namespace Bank;
        public interface IHas { long Version { get; } string Id { get; } }
        [Aggregate("x")]
        public sealed partial class X { [Command(Creates = true)] public partial void Open(int x); }
        public sealed partial class X : IHas { public partial void Open(int x) { }  }
        """);

    private static void Compiles(string source)
    {
        GeneratorRun run = Generated.Start(source).CompilesWithoutWarnings();
        Assert.Contains(run.Sources, static file => file.HintName.EndsWith(".Aggregate.g.cs", StringComparison.Ordinal));
    }
}
