using DomainFx.Benchmarks.Command;

namespace DomainFx.Benchmarks.References.Purses;

/// <summary>The purse as one writes it without a framework: decisions return the event or nothing, a switch applies it.</summary>
internal sealed class HandWrittenPurse
{
    public long Balance { get; private set; }

    public long Version { get; set; }

    public PurseFilled? Fill(long amount) => amount <= 0 ? null : new PurseFilled(amount, Balance + amount);

    public PurseSpent? Spend(long amount) => amount <= 0 || Balance < amount ? null : new PurseSpent(amount, Balance - amount);

    public void Apply(object @event)
    {
        switch (@event)
        {
            case PurseFilled filled: Balance = filled.NewBalance; break;
            case PurseSpent spent: Balance = spent.NewBalance; break;
            default: throw Unknown(@event);
        }
    }

    private static InvalidOperationException Unknown(object @event) => new($"Unknown event {@event}.");
}
