using System.Globalization;
using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>The store is well, and does not take what became of a batch: a value, a constraint, the size of it all.</summary>
/// <param name="projection">The projection.</param>
/// <param name="from">The batch's events are after this position.</param>
/// <param name="to">They end here.</param>
/// <param name="touches">Of one event that a batch ends with: the rows that may be to blame, if it is of rows.</param>
/// <param name="isOfOneEvent">Whether that is all there is in the batch.</param>
/// <param name="cause">What the store said.</param>
internal sealed class CommitRefusedException(ProjectionKey projection, long from, long to, IReadOnlyList<ParkedTouch> touches, bool isOfOneEvent, Exception cause)
    : Exception(Describe(projection, from, to, touches, isOfOneEvent, cause), cause)
{
    public long From => from;

    public long To => to;

    public IReadOnlyList<ParkedTouch> Touches => touches;

    public bool IsOfOneEvent => isOfOneEvent;

    private static string Describe(ProjectionKey projection, long from, long to, IReadOnlyList<ParkedTouch> touches, bool isOfOneEvent, Exception cause)
    {
        var events = isOfOneEvent
            ? string.Create(CultureInfo.InvariantCulture, $"the event at position {to}")
            : string.Create(CultureInfo.InvariantCulture, $"the events after position {from} up to {to}");
        var rows = !isOfOneEvent || touches.Count == 0 ? "" : $" of key {string.Join(", ", touches.Take(10).Select(touch => $"'{touch.Key}'"))}";
        return $"What {events} made{rows} in projection {projection} cannot be stored. {cause.Message}";
    }
}
