using System.Runtime.CompilerServices;
using DomainFx.Roslyn.TestKit;

namespace DomainFx.Generators.Tests.Projections;

/// <summary>What is written for read models, projections and reactors.</summary>
public sealed class ProjectionCodeTests
{
    private const string Events = """

        [EventType("opened", FormerNames = ["created"])] public sealed record Opened(long Balance, string City);
        [EventType("moved")] public sealed record Moved(string From, string To);
        [EventType("erased")] public readonly record struct Erased;
        """;

    [Fact]
    public void A_row_of_its_stream() => Check("R.ReadModel.g.cs", """
        [ReadModel("account-balance", Version = 2, Inline = true)]
        public sealed partial class R
        {
            [Key] public AccountId Id { get; private set; }
            public required long Balance { get; set; }
            [Indexed] public Status? Status { get; private set; }
            public string? City { get; private set; }
            public CityName Name { get; private set; }
            public ulong Number { get; init; }
            public DateTimeOffset At { get; private set; }
            public Uri? Link { get; private set; }
            public List<Note> Notes { get; private set; } = [];
            public Note? Last { get; private set; }
            [Event] private void Apply(Opened e, EventContext context) { }
            [Event(Deletes = true)] private static void Apply(Erased e) { }
        }

        public readonly record struct AccountId(Guid Value);
        public readonly record struct CityName(string Value);
        public enum Status { Active, Closed }
        public sealed record Note(string Text);
        """);

    [Fact]
    public void Rows_whose_keys_come_from_events() => Check("R.ReadModel.g.cs", """
        [ReadModel("city-days")]
        internal sealed partial class R
        {
            [Key] public string City { get; private set; } = "";
            [Key] public DateOnly Day { get; private set; }
            public int Count { get; private set; }
            [KeyOf] private static (string, DateOnly) Of(Opened e, EventContext context) => (e.City, default);
            [KeyOf] private static IEnumerable<(string City, DateOnly Day)> Of(Moved e) => [(e.From, default), (e.To, default)];
            [Event] private void Apply(Opened e) { }
            [Event] private void Apply(Moved e) { }
        }
        """);

    [Fact]
    public void Keys_of_times() => Check("R.ReadModel.g.cs", """
        [ReadModel("hours")]
        public sealed partial class R
        {
            [Key] public DateTimeOffset Moment { get; private set; }
            [Key] public City City { get; private set; }
            [Key] public Hour Hour { get; private set; }
            [Key] public DateTime Local { get; private set; }
            [KeyOf] private static (DateTimeOffset, City, Hour, DateTime) Of(Opened e) => default;
            [Event] private void Apply(Opened e) { }
        }

        public readonly record struct City(string Value);
        public readonly record struct Hour(TimeOnly Value);
        """);

    [Fact]
    public void Values_that_would_come_back_as_others() => Check("R.ReadModel.g.cs", """
        [ReadModel("values")]
        public sealed partial class R
        {
            [Key] public string Id { get; private set; } = "";
            public DateTime? Local { get; private set; }
            public TimeSpan Span { get; private set; }
            public decimal Amount { get; private set; }
            public float Ratio { get; private set; }
            public Price Price { get; private set; }
            public Price? Maybe { get; private set; }
            public TimeSpan Kept { get; init; }
            public ulong Number { get; private set; }
            public Dictionary<string, int> Names { get; private set; } = [];
            public HashSet<int>? Numbers { get; private set; }
            [Event] private void Apply(Opened e) { }
        }

        public readonly record struct Price(decimal Value);
        """);

    [Fact]
    public void A_projection_with_services_and_partitions() => Check("R.Projection.g.cs", """
        [Projection("transfers", Version = 3, PartitionBy = "Stream")]
        public sealed partial class R(IServiceProvider services)
        {
            [Event] private Task On(Opened e, EventContext context, System.Data.Common.DbTransaction transaction, CancellationToken cancellationToken) => Task.FromResult(services);
            [Event] private static ValueTask On(Moved e) => default;
            [Event] private void On(in Erased e) { }
        }
        """);

    [Fact]
    public void A_reactor() => Check("R.Projection.g.cs", """
        public static partial class Outer
        {
            [Reactor("mailer")]
            internal sealed partial class R
            {
                [Event] private Task On(Opened e, EventContext context) => Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public void A_projection_that_takes_deleted_streams() => Check("R.Projection.g.cs", """
        [Projection("places", PartitionBy = "Stream")]
        public sealed partial class R
        {
            [Event] private void On(Opened e) { }
            [Event] private static Task On(StreamDeleted deleted, EventContext context, System.Data.Common.DbTransaction transaction) => Task.CompletedTask;
        }
        """);

    private static void Check(string hintName, string source, [CallerMemberName] string member = "")
    {
        GeneratorRun run = Generated.From(source + Events);
        Snapshot.Match(new Dictionary<string, string> { ["R.cs"] = run.Source(hintName) }, test: member);
    }
}
