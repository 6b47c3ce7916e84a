using DomainFx.Benchmarks.Dispatch;
using DomainFx.Generated.DomainFx.Benchmarks.Dispatch;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.References;

/// <summary>The fold over 5 event types as one writes it by hand; it decodes with the same codecs, so that only the dispatch differs.</summary>
internal sealed class FiveSwitch : IHandWrittenFold
{
    public long Sum { get; private set; }

    public void Fold(object[] events)
    {
        foreach (var @event in events) Apply(@event);
    }

    public void Fold(EventPage page)
    {
        for (var i = 0; i < page.Count; i++) Apply(page[i]);
    }

    private void Apply(object stored)
    {
        switch (stored)
        {
            case FiveCounted01 e: Apply(e); break;
            case FiveCounted02 e: Apply(e); break;
            case FiveCounted03 e: Apply(e); break;
            case FiveCounted04 e: Apply(e); break;
            case FiveCounted05 e: Apply(e); break;
            default: throw Unknown(stored.ToString());
        }
    }

    private void Apply(in EventView stored)
    {
        switch (stored.TypeName)
        {
            case "five-counted-01": Apply(FiveCounted01Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "five-counted-02": Apply(FiveCounted02Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "five-counted-03": Apply(FiveCounted03Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "five-counted-04": Apply(FiveCounted04Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "five-counted-05": Apply(FiveCounted05Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            default: throw Unknown(stored.TypeName);
        }
    }

    private void Apply(FiveCounted01 e) => Sum += e.By;
    private void Apply(FiveCounted02 e) => Sum += e.By * 2L;
    private void Apply(FiveCounted03 e) => Sum += e.By * 3L;
    private void Apply(FiveCounted04 e) => Sum += e.By * 4L;
    private void Apply(FiveCounted05 e) => Sum += e.By * 5L;

    // Apart, so that the hot methods have no string to prepare.
    private static InvalidOperationException Unknown(string? type) => new($"Unknown event {type}.");
}
