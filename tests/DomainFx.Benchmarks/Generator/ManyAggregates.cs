using System.Text;

namespace DomainFx.Benchmarks.Generator;

/// <summary>Sources of many aggregates, a file each, with names as people give them.</summary>
internal static class ManyAggregates
{
    private static readonly string[] Kinds =
    [
        "Approved", "Archived", "Blocked", "Bulk", "Cash", "Corporate", "Daily", "Deferred", "Digital", "Disputed", "Domestic", "Draft", "Express", "External",
        "Final", "Foreign", "Fragile", "Hourly", "Imported", "Insured", "Internal", "Joint", "Local", "Manual", "Monthly", "National", "Online", "Overdue", "Partial",
        "Pending", "Personal", "Postal", "Prepaid", "Private", "Public", "Recurring", "Regional", "Seasonal", "Shared", "Temporary",
    ];

    private static readonly string[] Things =
    [
        "Account", "Agreement", "Appointment", "Auction", "Basket", "Booking", "Budget", "Campaign", "Claim", "Contract", "Delivery", "Invoice", "Lease", "Licence",
        "Loan", "Membership", "Order", "Parcel", "Payment", "Policy", "Shipment", "Subscription", "Ticket", "Voucher", "Warehouse",
    ];

    private static readonly string[] Events = ["Opened", "Renamed", "Charged", "Reviewed", "Closed"];

    private static readonly string[] Commands = ["Open", "Rename", "Charge", "Review", "Close"];

    /// <summary>A file for each aggregate.</summary>
    /// <param name="count">How many aggregates.</param>
    /// <param name="handlers">How many commands and events each has, five at most.</param>
    public static IEnumerable<string> Sources(int count, int handlers = 5) =>
        Enumerable.Range(0, count).Select(index => Source(Kinds[index % Kinds.Length] + Things[index / Kinds.Length], Things[index / Kinds.Length], handlers));

    private static string Source(string name, string area, int handlers)
    {
        var text = new StringBuilder($$"""
            using DomainFx;
            namespace Shop.{{area}}s;

            [Aggregate("{{name}}")]
            public sealed partial class {{name}}
            {
                public long Total { get; private set; }
                public string Title { get; private set; } = "";


            """);
        for (var i = 0; i < handlers; i++)
        {
            text.Append($$"""
                [Command{{(i == 0 ? "(Creates = true)" : "")}}]
                public Outcome {{Commands[i]}}(long amount, string title)
                {
                    if (amount < 0) return Reject("{{name}}.negative", "Amount must not be negative");
                    Raise(new {{name}}{{Events[i]}}(amount, title, 1, System.DateTimeOffset.UnixEpoch));
                    return Outcome.Accepted;
                }

                [Event] private void Apply({{name}}{{Events[i]}} e) => (Total, Title) = (Total + e.Amount, e.Title);

            """);
        }

        text.Append("}\n");
        foreach (var verb in Events.Take(handlers)) text.Append($"[EventType(\"{name}-{verb}\")] public sealed record {name}{verb}(long Amount, string Title, int Count, System.DateTimeOffset At);\n");
        return text.ToString();
    }
}
