using System.Collections.Immutable;

namespace DomainFx.Faults.Projections.Model;

/// <summary>What happened to each key. In the next release there is a column more.</summary>
#if NEXT
[ReadModel("key-tally", Version = 2)]
#else
[ReadModel("key-tally")]
#endif
public sealed partial class KeyTally
{
    [Key] public string Name { get; private set; } = "";
    public long Count { get; private set; }
    public long Sum { get; private set; }
    public long Chain { get; private set; }
    public long LastPosition { get; private set; }
#if NEXT
    public long Greatest { get; private set; }
#endif

    [KeyOf] private static ImmutableArray<string> Key(Bumped e) => e.Keys;
    [KeyOf] private static string Key(Wiped e) => e.Key;

    [Event]
    private void Apply(Bumped e, EventContext context)
    {
#pragma warning disable DFX1004 // It is what the faulty release does.
        if (e.Value == Poison.Value && Poison.IsDeadly) throw new InvalidOperationException($"{Name} cannot take {e.Value}");
#pragma warning restore DFX1004
        Count++;
        Sum += e.Value;
        Chain = EventChain.Next(Chain, context.EventId);
        LastPosition = context.Position;
#if NEXT
        Greatest = Math.Max(Greatest, e.Value);
#endif
    }

    [Event(Deletes = true)] private static void Apply(Wiped e) => _ = e;
}
