using System.Diagnostics;
using Npgsql;

namespace DomainFx.Postgres.Connections;

/// <summary>Whether the server is away, as far as one who works on it for many knows: there was no connection to be had, it was shutting down or a standby,
/// or several in a row had no answer in time. Anything else would have met that too.</summary>
internal sealed class ServerOutage
{
    /// <summary>One of several members may be what takes so long, and be the first that is sent alone after them.</summary>
    private const int TimeoutsOfOneMember = 2;
    private long _foundAt;
    private int _timeouts;

    public bool IsOn { get; private set; }

    /// <summary>The last failure; null before any.</summary>
    public EventStoreException? Failure { get; private set; }

    /// <summary>There was a connection.</summary>
    public void Opened() => IsOn = false;

    /// <summary>There was an answer.</summary>
    public void Answered() => _timeouts = 0;

    /// <summary>There was none, and what was to be done was given up.</summary>
    public void Failed(EventStoreException failure, bool isOpen)
    {
        var cause = failure.InnerException!;
        _timeouts = cause is TimeoutException or NpgsqlException { InnerException: TimeoutException } ? _timeouts + 1 : 0;
        IsOn = !isOpen || PostgresFailure.IsOutage(cause) || _timeouts > TimeoutsOfOneMember;
        (Failure, _foundAt) = (failure, Stopwatch.GetTimestamp());
    }

    /// <summary>Whether somebody who waits since a time has waited for the server too, and for so long that nothing more is tried for him.</summary>
    public bool IsGivenUp(long since, TimeSpan limit) => IsOn && since < _foundAt && Stopwatch.GetElapsedTime(since) > limit;
}
