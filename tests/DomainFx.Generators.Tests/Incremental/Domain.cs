namespace DomainFx.Generators.Tests.Incremental;

/// <summary>A small domain spread over files, to be edited.</summary>
internal static class Domain
{
    public const string Account = """
        using DomainFx;
        namespace Bank;
        [Aggregate("account")]
        public sealed partial class Account
        {
            public long Balance { get; private set; }
            [Command(Creates = true)] public void Open(Money initial) { Raise(new Opened(initial)); }
            [Command] public void Deposit(long amount) { Raise(new Deposited(amount)); }
            [Event] private void Apply(Opened e) { Balance = e.Initial.Amount; }
            [Event] private void Apply(Deposited e) { Balance += e.Amount; }
        }
        """;

    public const string Customer = """
        using DomainFx;
        namespace Bank;
        [Aggregate("customer", IdType = typeof(CustomerId))]
        public sealed partial class Customer : Person
        {
            [Command(Creates = true)] public void Register(string name = Limits.Nobody) { Raise(new Registered(name, Grade.Gold)); }
            [Event] private void Apply(Registered e) { Name = e.Name; }
        }
        """;

    public const string Events = """
        using DomainFx;
        namespace Bank;
        [EventType("opened")] public sealed record Opened(Money Initial);
        [EventType("deposited")] public sealed record Deposited(long Amount);
        """;

    public const string CustomerEvents = """
        using DomainFx;
        namespace Bank;
        [EventType("registered")] public sealed record Registered(string Name, Grade Grade);
        """;

    public const string Posts = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using DomainFx;
        namespace Bank;
        [EventType("posted")] public sealed record Posted(string Text);
        [ReadModel("posts")]
        public sealed partial class Post
        {
            [Key] public CustomerId Author { get; private set; }
            public Grade Grade { get; private set; }
            public List<Line> Lines { get; private set; } = [];
            [Event] private void Apply(Posted e) { Lines.Add(new Line(e.Text)); }
        }
        public sealed record Line(string Text);
        [Reactor("mailer")]
        public sealed partial class Mailer
        {
            [Event] private Task On(Posted e, EventContext context) { return Task.CompletedTask; }
        }
        """;

    public const string Values = """
        namespace Bank;
        public readonly record struct Money(long Amount, string Currency);
        public readonly record struct CustomerId(long Value);
        public enum Grade { Silver, Gold }
        public static class Limits { public const string Nobody = "nobody"; }
        public abstract class Person { public string Name { get; protected set; } = ""; }
        """;

    public const string Other = """
        namespace App;
        public class Other
        {
            private readonly int _state = 1;
            public int Twice(int x) { return x * 2 + _state; }
            public int Auto { get; set; }
        }
        """;

    public static readonly string[] Files = [Account, Customer, Events, CustomerEvents, Posts, Values, Other];

    public static string PathOf(string file) => $"Source{Array.IndexOf(Files, file)}.cs";
}
