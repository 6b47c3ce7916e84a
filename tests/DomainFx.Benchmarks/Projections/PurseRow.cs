using System.Text.Json;
using DomainFx.Benchmarks.References;

namespace DomainFx.Benchmarks.Projections;

/// <summary>A row as one folds it by hand: what is in it is the same for all four read models, each of which stores a part.</summary>
internal sealed class PurseRow(string id)
{
    public string Id => id;

    public long Balance { get; private set; }

    public long Filled { get; private set; }

    public long Spent { get; private set; }

    public int Moves { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    public void Apply(string type, ReadOnlySpan<byte> data, DateTime occurredAt)
    {
        switch (type)
        {
            case "purse-filled":
                var filled = JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseFilled)!;
                Balance = filled.NewBalance;
                Filled += filled.Amount;
                break;
            case "purse-spent":
                var spent = JsonSerializer.Deserialize(data, EventJsonContext.Default.PurseSpent)!;
                Balance = spent.NewBalance;
                Spent += spent.Amount;
                break;
            default:
                return;
        }

        Moves++;
        UpdatedAt = occurredAt;
    }
}
