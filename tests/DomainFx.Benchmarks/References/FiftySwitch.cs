using DomainFx.Benchmarks.Dispatch;
using DomainFx.Generated.DomainFx.Benchmarks.Dispatch;
using DomainFx.Stores;

namespace DomainFx.Benchmarks.References;

/// <summary>The fold over 50 event types as one writes it by hand; it decodes with the same codecs, so that only the dispatch differs.</summary>
internal sealed class FiftySwitch : IHandWrittenFold
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
            case FiftyCounted01 e: Apply(e); break;
            case FiftyCounted02 e: Apply(e); break;
            case FiftyCounted03 e: Apply(e); break;
            case FiftyCounted04 e: Apply(e); break;
            case FiftyCounted05 e: Apply(e); break;
            case FiftyCounted06 e: Apply(e); break;
            case FiftyCounted07 e: Apply(e); break;
            case FiftyCounted08 e: Apply(e); break;
            case FiftyCounted09 e: Apply(e); break;
            case FiftyCounted10 e: Apply(e); break;
            case FiftyCounted11 e: Apply(e); break;
            case FiftyCounted12 e: Apply(e); break;
            case FiftyCounted13 e: Apply(e); break;
            case FiftyCounted14 e: Apply(e); break;
            case FiftyCounted15 e: Apply(e); break;
            case FiftyCounted16 e: Apply(e); break;
            case FiftyCounted17 e: Apply(e); break;
            case FiftyCounted18 e: Apply(e); break;
            case FiftyCounted19 e: Apply(e); break;
            case FiftyCounted20 e: Apply(e); break;
            case FiftyCounted21 e: Apply(e); break;
            case FiftyCounted22 e: Apply(e); break;
            case FiftyCounted23 e: Apply(e); break;
            case FiftyCounted24 e: Apply(e); break;
            case FiftyCounted25 e: Apply(e); break;
            case FiftyCounted26 e: Apply(e); break;
            case FiftyCounted27 e: Apply(e); break;
            case FiftyCounted28 e: Apply(e); break;
            case FiftyCounted29 e: Apply(e); break;
            case FiftyCounted30 e: Apply(e); break;
            case FiftyCounted31 e: Apply(e); break;
            case FiftyCounted32 e: Apply(e); break;
            case FiftyCounted33 e: Apply(e); break;
            case FiftyCounted34 e: Apply(e); break;
            case FiftyCounted35 e: Apply(e); break;
            case FiftyCounted36 e: Apply(e); break;
            case FiftyCounted37 e: Apply(e); break;
            case FiftyCounted38 e: Apply(e); break;
            case FiftyCounted39 e: Apply(e); break;
            case FiftyCounted40 e: Apply(e); break;
            case FiftyCounted41 e: Apply(e); break;
            case FiftyCounted42 e: Apply(e); break;
            case FiftyCounted43 e: Apply(e); break;
            case FiftyCounted44 e: Apply(e); break;
            case FiftyCounted45 e: Apply(e); break;
            case FiftyCounted46 e: Apply(e); break;
            case FiftyCounted47 e: Apply(e); break;
            case FiftyCounted48 e: Apply(e); break;
            case FiftyCounted49 e: Apply(e); break;
            case FiftyCounted50 e: Apply(e); break;
            default: throw Unknown(stored.ToString());
        }
    }

    private void Apply(in EventView stored)
    {
        switch (stored.TypeName)
        {
            case "fifty-counted-01": Apply(FiftyCounted01Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-02": Apply(FiftyCounted02Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-03": Apply(FiftyCounted03Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-04": Apply(FiftyCounted04Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-05": Apply(FiftyCounted05Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-06": Apply(FiftyCounted06Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-07": Apply(FiftyCounted07Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-08": Apply(FiftyCounted08Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-09": Apply(FiftyCounted09Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-10": Apply(FiftyCounted10Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-11": Apply(FiftyCounted11Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-12": Apply(FiftyCounted12Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-13": Apply(FiftyCounted13Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-14": Apply(FiftyCounted14Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-15": Apply(FiftyCounted15Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-16": Apply(FiftyCounted16Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-17": Apply(FiftyCounted17Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-18": Apply(FiftyCounted18Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-19": Apply(FiftyCounted19Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-20": Apply(FiftyCounted20Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-21": Apply(FiftyCounted21Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-22": Apply(FiftyCounted22Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-23": Apply(FiftyCounted23Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-24": Apply(FiftyCounted24Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-25": Apply(FiftyCounted25Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-26": Apply(FiftyCounted26Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-27": Apply(FiftyCounted27Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-28": Apply(FiftyCounted28Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-29": Apply(FiftyCounted29Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-30": Apply(FiftyCounted30Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-31": Apply(FiftyCounted31Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-32": Apply(FiftyCounted32Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-33": Apply(FiftyCounted33Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-34": Apply(FiftyCounted34Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-35": Apply(FiftyCounted35Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-36": Apply(FiftyCounted36Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-37": Apply(FiftyCounted37Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-38": Apply(FiftyCounted38Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-39": Apply(FiftyCounted39Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-40": Apply(FiftyCounted40Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-41": Apply(FiftyCounted41Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-42": Apply(FiftyCounted42Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-43": Apply(FiftyCounted43Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-44": Apply(FiftyCounted44Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-45": Apply(FiftyCounted45Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-46": Apply(FiftyCounted46Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-47": Apply(FiftyCounted47Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-48": Apply(FiftyCounted48Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-49": Apply(FiftyCounted49Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            case "fifty-counted-50": Apply(FiftyCounted50Contract.Decode(stored.SchemaVersion, stored.Data)); break;
            default: throw Unknown(stored.TypeName);
        }
    }

    private void Apply(FiftyCounted01 e) => Sum += e.By;
    private void Apply(FiftyCounted02 e) => Sum += e.By * 2L;
    private void Apply(FiftyCounted03 e) => Sum += e.By * 3L;
    private void Apply(FiftyCounted04 e) => Sum += e.By * 4L;
    private void Apply(FiftyCounted05 e) => Sum += e.By * 5L;
    private void Apply(FiftyCounted06 e) => Sum += e.By * 6L;
    private void Apply(FiftyCounted07 e) => Sum += e.By * 7L;
    private void Apply(FiftyCounted08 e) => Sum += e.By * 8L;
    private void Apply(FiftyCounted09 e) => Sum += e.By * 9L;
    private void Apply(FiftyCounted10 e) => Sum += e.By * 10L;
    private void Apply(FiftyCounted11 e) => Sum += e.By * 11L;
    private void Apply(FiftyCounted12 e) => Sum += e.By * 12L;
    private void Apply(FiftyCounted13 e) => Sum += e.By * 13L;
    private void Apply(FiftyCounted14 e) => Sum += e.By * 14L;
    private void Apply(FiftyCounted15 e) => Sum += e.By * 15L;
    private void Apply(FiftyCounted16 e) => Sum += e.By * 16L;
    private void Apply(FiftyCounted17 e) => Sum += e.By * 17L;
    private void Apply(FiftyCounted18 e) => Sum += e.By * 18L;
    private void Apply(FiftyCounted19 e) => Sum += e.By * 19L;
    private void Apply(FiftyCounted20 e) => Sum += e.By * 20L;
    private void Apply(FiftyCounted21 e) => Sum += e.By * 21L;
    private void Apply(FiftyCounted22 e) => Sum += e.By * 22L;
    private void Apply(FiftyCounted23 e) => Sum += e.By * 23L;
    private void Apply(FiftyCounted24 e) => Sum += e.By * 24L;
    private void Apply(FiftyCounted25 e) => Sum += e.By * 25L;
    private void Apply(FiftyCounted26 e) => Sum += e.By * 26L;
    private void Apply(FiftyCounted27 e) => Sum += e.By * 27L;
    private void Apply(FiftyCounted28 e) => Sum += e.By * 28L;
    private void Apply(FiftyCounted29 e) => Sum += e.By * 29L;
    private void Apply(FiftyCounted30 e) => Sum += e.By * 30L;
    private void Apply(FiftyCounted31 e) => Sum += e.By * 31L;
    private void Apply(FiftyCounted32 e) => Sum += e.By * 32L;
    private void Apply(FiftyCounted33 e) => Sum += e.By * 33L;
    private void Apply(FiftyCounted34 e) => Sum += e.By * 34L;
    private void Apply(FiftyCounted35 e) => Sum += e.By * 35L;
    private void Apply(FiftyCounted36 e) => Sum += e.By * 36L;
    private void Apply(FiftyCounted37 e) => Sum += e.By * 37L;
    private void Apply(FiftyCounted38 e) => Sum += e.By * 38L;
    private void Apply(FiftyCounted39 e) => Sum += e.By * 39L;
    private void Apply(FiftyCounted40 e) => Sum += e.By * 40L;
    private void Apply(FiftyCounted41 e) => Sum += e.By * 41L;
    private void Apply(FiftyCounted42 e) => Sum += e.By * 42L;
    private void Apply(FiftyCounted43 e) => Sum += e.By * 43L;
    private void Apply(FiftyCounted44 e) => Sum += e.By * 44L;
    private void Apply(FiftyCounted45 e) => Sum += e.By * 45L;
    private void Apply(FiftyCounted46 e) => Sum += e.By * 46L;
    private void Apply(FiftyCounted47 e) => Sum += e.By * 47L;
    private void Apply(FiftyCounted48 e) => Sum += e.By * 48L;
    private void Apply(FiftyCounted49 e) => Sum += e.By * 49L;
    private void Apply(FiftyCounted50 e) => Sum += e.By * 50L;

    // Apart, so that the hot methods have no string to prepare.
    private static InvalidOperationException Unknown(string? type) => new($"Unknown event {type}.");
}
