using System.Globalization;

namespace Watch;

/// <summary>Counts what customers asked for: a command or several each time.</summary>
public sealed class RequestCount(TimeProvider time)
{
    private long _sent;
    private (long Sent, long At) _last = (0, time.GetTimestamp());

    public void Add() => Interlocked.Increment(ref _sent);

    /// <summary>How many there were, and how many a second since it was asked the last time.</summary>
    public override string ToString()
    {
        var (now, sent) = (time.GetTimestamp(), Interlocked.Read(ref _sent));
        var seconds = time.GetElapsedTime(_last.At, now).TotalSeconds;
        var rate = seconds > 0 ? (sent - _last.Sent) / seconds : 0;
        _last = (sent, now);
        return sent == 0 ? "No requests here" : string.Create(CultureInfo.InvariantCulture, $"{sent:N0} requests, {rate:F0} a second");
    }
}
