using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>Counts failures, and closes in on an event that failed: what comes before it is stored first, then it is tried alone.</summary>
internal sealed class FailureCount
{
    private ParkedTouch? _failed;
    private int _attempts;

    /// <summary>Counts a failure; those of one event add up, and so do those of no event in particular.</summary>
    public int Failed(ParkedTouch? touch)
    {
        if (touch != _failed) _attempts = 0;
        _failed = touch;
        return ++_attempts;
    }

    /// <summary>How far the next batch may go.</summary>
    public long UpTo(long position, long end)
    {
        if (_failed is not { } failed || failed.Position > end) return end;
        return position < failed.Position - 1 ? failed.Position - 1 : failed.Position;
    }

    /// <summary>Everything up to a position is stored.</summary>
    public void Passed(long position)
    {
        if (_failed is { } failed && position < failed.Position) return;
        _failed = null;
        _attempts = 0;
    }
}
