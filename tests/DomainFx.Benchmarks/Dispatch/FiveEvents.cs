namespace DomainFx.Benchmarks.Dispatch;

[EventType("five-counted-01")] public readonly record struct FiveCounted01(int By);
[EventType("five-counted-02")] public readonly record struct FiveCounted02(int By);
[EventType("five-counted-03")] public readonly record struct FiveCounted03(int By);
[EventType("five-counted-04")] public readonly record struct FiveCounted04(int By);
[EventType("five-counted-05")] public readonly record struct FiveCounted05(int By);
