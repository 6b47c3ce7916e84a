namespace DomainFx.Benchmarks.Dispatch;

/// <summary>An aggregate of 5 event types.</summary>
[Aggregate("five-tally")]
public sealed partial class FiveTally
{
    public long Sum { get; private set; }

    [Command(Creates = true)] public void Count(int by) => Raise(new FiveCounted01(by));

    [Event] private void Apply(FiveCounted01 e) => Sum += e.By;
    [Event] private void Apply(FiveCounted02 e) => Sum += e.By * 2L;
    [Event] private void Apply(FiveCounted03 e) => Sum += e.By * 3L;
    [Event] private void Apply(FiveCounted04 e) => Sum += e.By * 4L;
    [Event] private void Apply(FiveCounted05 e) => Sum += e.By * 5L;
}
