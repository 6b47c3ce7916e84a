namespace DomainFx.Benchmarks.Dispatch;

/// <summary>An aggregate of 50 event types.</summary>
[Aggregate("fifty-tally")]
public sealed partial class FiftyTally
{
    public long Sum { get; private set; }

    [Command(Creates = true)] public void Count(int by) => Raise(new FiftyCounted01(by));

    [Event] private void Apply(FiftyCounted01 e) => Sum += e.By;
    [Event] private void Apply(FiftyCounted02 e) => Sum += e.By * 2L;
    [Event] private void Apply(FiftyCounted03 e) => Sum += e.By * 3L;
    [Event] private void Apply(FiftyCounted04 e) => Sum += e.By * 4L;
    [Event] private void Apply(FiftyCounted05 e) => Sum += e.By * 5L;
    [Event] private void Apply(FiftyCounted06 e) => Sum += e.By * 6L;
    [Event] private void Apply(FiftyCounted07 e) => Sum += e.By * 7L;
    [Event] private void Apply(FiftyCounted08 e) => Sum += e.By * 8L;
    [Event] private void Apply(FiftyCounted09 e) => Sum += e.By * 9L;
    [Event] private void Apply(FiftyCounted10 e) => Sum += e.By * 10L;
    [Event] private void Apply(FiftyCounted11 e) => Sum += e.By * 11L;
    [Event] private void Apply(FiftyCounted12 e) => Sum += e.By * 12L;
    [Event] private void Apply(FiftyCounted13 e) => Sum += e.By * 13L;
    [Event] private void Apply(FiftyCounted14 e) => Sum += e.By * 14L;
    [Event] private void Apply(FiftyCounted15 e) => Sum += e.By * 15L;
    [Event] private void Apply(FiftyCounted16 e) => Sum += e.By * 16L;
    [Event] private void Apply(FiftyCounted17 e) => Sum += e.By * 17L;
    [Event] private void Apply(FiftyCounted18 e) => Sum += e.By * 18L;
    [Event] private void Apply(FiftyCounted19 e) => Sum += e.By * 19L;
    [Event] private void Apply(FiftyCounted20 e) => Sum += e.By * 20L;
    [Event] private void Apply(FiftyCounted21 e) => Sum += e.By * 21L;
    [Event] private void Apply(FiftyCounted22 e) => Sum += e.By * 22L;
    [Event] private void Apply(FiftyCounted23 e) => Sum += e.By * 23L;
    [Event] private void Apply(FiftyCounted24 e) => Sum += e.By * 24L;
    [Event] private void Apply(FiftyCounted25 e) => Sum += e.By * 25L;
    [Event] private void Apply(FiftyCounted26 e) => Sum += e.By * 26L;
    [Event] private void Apply(FiftyCounted27 e) => Sum += e.By * 27L;
    [Event] private void Apply(FiftyCounted28 e) => Sum += e.By * 28L;
    [Event] private void Apply(FiftyCounted29 e) => Sum += e.By * 29L;
    [Event] private void Apply(FiftyCounted30 e) => Sum += e.By * 30L;
    [Event] private void Apply(FiftyCounted31 e) => Sum += e.By * 31L;
    [Event] private void Apply(FiftyCounted32 e) => Sum += e.By * 32L;
    [Event] private void Apply(FiftyCounted33 e) => Sum += e.By * 33L;
    [Event] private void Apply(FiftyCounted34 e) => Sum += e.By * 34L;
    [Event] private void Apply(FiftyCounted35 e) => Sum += e.By * 35L;
    [Event] private void Apply(FiftyCounted36 e) => Sum += e.By * 36L;
    [Event] private void Apply(FiftyCounted37 e) => Sum += e.By * 37L;
    [Event] private void Apply(FiftyCounted38 e) => Sum += e.By * 38L;
    [Event] private void Apply(FiftyCounted39 e) => Sum += e.By * 39L;
    [Event] private void Apply(FiftyCounted40 e) => Sum += e.By * 40L;
    [Event] private void Apply(FiftyCounted41 e) => Sum += e.By * 41L;
    [Event] private void Apply(FiftyCounted42 e) => Sum += e.By * 42L;
    [Event] private void Apply(FiftyCounted43 e) => Sum += e.By * 43L;
    [Event] private void Apply(FiftyCounted44 e) => Sum += e.By * 44L;
    [Event] private void Apply(FiftyCounted45 e) => Sum += e.By * 45L;
    [Event] private void Apply(FiftyCounted46 e) => Sum += e.By * 46L;
    [Event] private void Apply(FiftyCounted47 e) => Sum += e.By * 47L;
    [Event] private void Apply(FiftyCounted48 e) => Sum += e.By * 48L;
    [Event] private void Apply(FiftyCounted49 e) => Sum += e.By * 49L;
    [Event] private void Apply(FiftyCounted50 e) => Sum += e.By * 50L;
}
