using DomainFx.Projections;

namespace DomainFx.Hosting.Running;

/// <summary>Counts failures until something is stored after them, and closes in on an event that failed: what comes before it is stored first, then it is
/// tried alone. Of batches that are refused, smaller ones are tried.</summary>
internal sealed class FailureCount
{
    private ParkedTouch? _failed;
    private long _stored;
    private long _most = long.MaxValue;

    /// <summary>How many failures there were since something was stored.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether each batch is to be stored before the next one begins.</summary>
    public bool IsClosingIn => _failed is not null || _most < long.MaxValue;

    /// <summary>Counts a failure; those of one event add up, and so do those of no event in particular.</summary>
    /// <param name="touch">The event that failed; null for none in particular.</param>
    /// <param name="stored">The position up to which everything is stored.</param>
    public int Failed(ParkedTouch? touch, long stored)
    {
        if (touch != _failed) Attempts = 0;
        (_failed, _stored) = (touch, stored);
        return ++Attempts;
    }

    /// <summary>A batch was refused for what is in it.</summary>
    public void Refused(long from, long to)
    {
        _most = Math.Max(1, Math.Min(_most, to - from) / 2);
        _stored = from;
    }

    /// <summary>How far the next batch may go.</summary>
    public long UpTo(long position, long end)
    {
        if (end - position > _most) end = position + _most;
        if (_failed is not { } failed || failed.Position > end) return end;
        return position < failed.Position - 1 ? failed.Position - 1 : failed.Position;
    }

    /// <summary>Nothing failed in a step.</summary>
    /// <param name="stored">The position up to which everything is stored.</param>
    /// <param name="isAllStored">Whether that is all there is.</param>
    /// <returns>Whether something was stored since the last failure, if there was one.</returns>
    public bool Passed(long stored, bool isAllStored)
    {
        var isAnyStored = stored > _stored;
        _stored = stored;
        if (isAnyStored && _most < long.MaxValue) _most = _most > int.MaxValue ? long.MaxValue : _most + (_most / 2) + 1;
        if (Attempts > 0 && (_failed is { } failed ? stored < failed.Position : !isAnyStored && !isAllStored)) return false;
        Forget();
        return true;
    }

    /// <summary>The failures do not matter any longer.</summary>
    public void Forget() => (_failed, Attempts) = (null, 0);
}
