using System.Collections.Concurrent;

namespace DomainFx.Hosting.Tests.Model;

/// <summary>A row that notes every deposit in order, and whose handler throws while its account is broken.</summary>
[ReadModel("fragile")]
public sealed partial class Fragile
{
    /// <summary>The accounts and the amounts at which the handler throws.</summary>
    public static readonly ConcurrentDictionary<string, long> Broken = new(StringComparer.Ordinal);

    [Key] public string AccountId { get; private set; } = "";
    public List<long> Amounts { get; private set; } = [];

    [Event]
    private void Apply(Deposited e)
    {
#pragma warning disable DFX1004 // A fault that somebody corrects while the test runs.
        if (Broken.TryGetValue(AccountId, out long amount) && amount == e.Amount) throw new InvalidOperationException($"{AccountId} is broken at {amount}");
#pragma warning restore DFX1004
        Amounts.Add(e.Amount);
    }
}
