using DomainFx.CodeFixes.Purity;

namespace DomainFx.Analyzers.Tests.Fixes;

/// <summary>A direct change of state becomes an event: its record, the Raise, and an [Event] method that makes the change.</summary>
public sealed class RaiseInsteadFixTests
{
    [Fact]
    public Task The_value_goes_into_the_event() => FixCheck.VerifyAsync<RaiseInsteadFix>(
        """
        using DomainFx;

        namespace Bank;

        /// <summary>An account.</summary>
        [Aggregate("account")]
        public sealed partial class Account
        {
            public long Balance { get; private set; }

            [Command(Creates = true)]
            public void Open() => Raise(new AccountOpened());

            [Command]
            public void Withdraw(long amount) => {|DFX1001:Balance -= amount|}; // less

            // What events do.
            [Event]
            private void Apply(AccountOpened e) => Balance = 0;
        }

        [EventType("account-opened")]
        public sealed record AccountOpened;
        """,
        """
        using DomainFx;

        namespace Bank;

        /// <summary>An account.</summary>
        [Aggregate("account")]
        public sealed partial class Account
        {
            public long Balance { get; private set; }

            [Command(Creates = true)]
            public void Open() => Raise(new AccountOpened());

            [Command]
            public void Withdraw(long amount) => Raise(new BalanceChanged(amount)); // less

            // What events do.
            [Event]
            private void Apply(AccountOpened e) => Balance = 0;

            [Event]
            private void Apply(BalanceChanged e) => Balance -= e.Amount;
        }

        [EventType("balance-changed")]
        public sealed record BalanceChanged(long Amount);

        [EventType("account-opened")]
        public sealed record AccountOpened;
        """);

    [Fact]
    public Task Several_changes_become_events_of_their_own() => FixCheck.VerifyAsync<RaiseInsteadFix>(
        """
        using DomainFx;
        namespace Shop
        {
            namespace Sales
            {
                #region Orders
                [Aggregate("order")]
                internal sealed partial class Order
                {
                    private readonly List<string> _tags = [];
                    private int _count;
                    private string? _name;
                    private Status Status { get; set; }

                    [Command(Creates = true)] public void Place() { Raise(new Placed()); }
                    [Command]
                    public void Do(string tag, int n)
                    {
                        if (n > 0)
                        {
                            // Why it is counted.
                            {|DFX1001:_count++|};
                        }

                        {|DFX1001:_tags.Add(tag)|}; {|DFX1001:_count += n * 2|};
                        {|DFX1001:this._name = tag.Trim()|};
                        {|DFX1001:Status = Status.Sent|};
                    }
                    [Event] private void On(Placed e) => _count = 0;
                    [Event] private void On(Renamed e) => _name = e.Name;
                }
                #endregion

                public enum Status { Open, Sent }
                [EventType("placed")] public sealed record Placed;
                [EventType("renamed")] public sealed record Renamed(string Name);
            }
        }
        """,
        """
        using DomainFx;
        namespace Shop
        {
            namespace Sales
            {
                #region Orders
                [Aggregate("order")]
                internal sealed partial class Order
                {
                    private readonly List<string> _tags = [];
                    private int _count;
                    private string? _name;
                    private Status Status { get; set; }

                    [Command(Creates = true)] public void Place() { Raise(new Placed()); }
                    [Command]
                    public void Do(string tag, int n)
                    {
                        if (n > 0)
                        {
                            // Why it is counted.
                            Raise(new CountChanged());
                        }

                        Raise(new TagsChanged(tag)); Raise(new CountChanged2(n * 2));
                        Raise(new NameChanged(tag.Trim()));
                        Raise(new StatusChanged());
                    }
                    [Event] private void On(Placed e) => _count = 0;
                    [Event] private void On(Renamed e) => _name = e.Name;

                    [Event] private void On(CountChanged e) => _count++;

                    [Event] private void On(TagsChanged e) => _tags.Add(e.Tag);

                    [Event] private void On(CountChanged2 e) => _count += e.Count;

                    [Event] private void On(NameChanged e) => this._name = e.Name;

                    [Event] private void On(StatusChanged e) => Status = Status.Sent;
                }

                [EventType("status-changed")]
                internal sealed record StatusChanged;

                [EventType("name-changed")]
                internal sealed record NameChanged(string? Name);

                [EventType("count-changed2")]
                internal sealed record CountChanged2(int Count);

                [EventType("tags-changed")]
                internal sealed record TagsChanged(string Tag);

                [EventType("count-changed")]
                internal sealed record CountChanged;
                #endregion

                public enum Status { Open, Sent }
                [EventType("placed")] public sealed record Placed;
                [EventType("renamed")] public sealed record Renamed(string Name);
            }
        }
        """);

    [Fact]
    public Task A_place_that_the_command_names_is_carried_too() => FixCheck.VerifyAsync<RaiseInsteadFix>(
        """
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order
        {
            private readonly Dictionary<string, int> _prices = [];
            private Line _main = new();
            [Command(Creates = true)] public void Place(string product, int price) { {|DFX1001:_prices[product] = price|}; {|DFX1001:_main.Quantity = price|}; }
        }
        public sealed class Line { public int Quantity { get; set; } }
        """,
        """
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order
        {
            private readonly Dictionary<string, int> _prices = [];
            private Line _main = new();
            [Command(Creates = true)] public void Place(string product, int price) { Raise(new PricesChanged(product, price)); Raise(new MainChanged(price)); }
            [Event] private void Apply(PricesChanged e) => _prices[e.Product] = e.Price;
            [Event] private void Apply(MainChanged e) => _main.Quantity = e.Price;
        }

        [EventType("main-changed")]
        public sealed record MainChanged(int Price);

        [EventType("prices-changed")]
        public sealed record PricesChanged(string Product, int Price);
        public sealed class Line { public int Quantity { get; set; } }
        """);

    [Theory]
    [InlineData("foreach (Line line in _lines) line.Quantity = 0;")]
    [InlineData("_lines.Add(new Line());")]
    [InlineData("_lines.RemoveAll(x => x.Quantity == n);")]
    [InlineData("(_count, _name) = (n, \"\");")]
    [InlineData("Set(ref _count);")]
    [InlineData("Helper();")]
    [InlineData("Action act = () => _count = n; act();")]
    [InlineData("int x = _count = n;")]
    [InlineData("First().Quantity = n;")]
    [InlineData("s_count++;")]
    public Task What_no_event_can_carry_is_left_to_the_user(string statement) => FixCheck.OffersNothingAsync<RaiseInsteadFix>(
        $$"""
        using DomainFx;
        [Aggregate("order")] public sealed partial class Order
        {
            private readonly List<Line> _lines = []; private int _count; private string _name = ""; private static int s_count;
            [Command(Creates = true)] public void Place(int n) { {{statement}} }
            private static void Set(ref int n) => n = 0;
            private void Helper() => _count = 0;
            private Line First() => _lines[0];
        }
        public sealed class Line { public int Quantity { get; set; } }
        """);
}
