namespace DomainFx.Projections;

/// <summary>How fast one partition gets on: the way since a look that is about <see cref="Window"/> ago, so that who looks in between changes nothing. Not thread-safe.</summary>
internal sealed class PartitionRate
{
    /// <summary>How far back the rate goes; further only if nobody looked since.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>The least time between two looks that are kept, and the shortest that says anything of a rate.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    // The one from which the rate is, then those within the window: twelve at most.
    private readonly List<(long Position, long At)> _looks = [];

    /// <summary>Notes where the partition stands.</summary>
    /// <param name="position">Its position.</param>
    /// <param name="at">A moment before that was read.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Positions a second; 0 where it is not known yet.</returns>
    public double Look(long position, long at, TimeProvider time)
    {
        if (_looks.Count == 0 || at >= _looks[^1].At) Add(position, at, time);
        // Otherwise it was overtaken by another look, and what it saw may be old.
        var elapsed = time.GetElapsedTime(_looks[0].At, at);
        return elapsed >= Spacing ? Math.Max(0, position - _looks[0].Position) / elapsed.TotalSeconds : 0;
    }

    private void Add(long position, long at, TimeProvider time)
    {
        // Set back to the start, or to what a server lost: another way begins.
        if (_looks.Count > 0 && position < _looks[^1].Position) _looks.Clear();
        if (_looks.Count == 0 || time.GetElapsedTime(_looks[^1].At, at) >= Spacing) _looks.Add((position, at));
        while (_looks.Count > 1 && time.GetElapsedTime(_looks[1].At, at) >= Window) _looks.RemoveAt(0);
    }
}
