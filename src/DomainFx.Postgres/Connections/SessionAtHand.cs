namespace DomainFx.Postgres.Connections;

/// <summary>The session that was used last, its connection still open. Who calls alone stays on one server process, whose caches know its statements,
/// instead of going round those of the pool.</summary>
/// <remarks>For a pool that nobody else uses. The connection goes back to it when somebody waits for one, when it was kept for long, and when it was not
/// used for a while: the pool is what knows when a connection is too old.</remarks>
internal sealed class SessionAtHand : IDisposable
{
    private const int LongestKept = 60_000;
    private const int LongestUnused = 1_000;

    private readonly Action<StoreSession> _giveBack;
    private readonly Timer _timer;
    private StoreSession? _session;
    private long _keptAt;
    private int _opening;
    private int _isTicking;

    /// <summary>Makes a place for one session, empty.</summary>
    /// <param name="giveBack">Gives a session's connection back to the pool.</param>
    public SessionAtHand(Action<StoreSession> giveBack)
    {
        _giveBack = giveBack;
        _timer = new Timer(static state => ((SessionAtHand)state!).Tick(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>Begins to open a session: the one at hand, or null if the pool is to be asked. Until <see cref="EndOpen"/>, no session is kept.</summary>
    public StoreSession? BeginOpen()
    {
        Interlocked.Increment(ref _opening);
        return Interlocked.Exchange(ref _session, null);
    }

    public void EndOpen() => Interlocked.Decrement(ref _opening);

    /// <summary>Keeps a session that has done what it was opened for, with nothing under way on its connection.</summary>
    /// <returns>False if its connection is to go back to the pool.</returns>
    public bool TryKeep(StoreSession session)
    {
        var now = Environment.TickCount64;
        if (Volatile.Read(ref _opening) > 0 || now - session.OpenedAt > LongestKept || !session.IsUsable) return false;
        session.Served();
        if (Interlocked.CompareExchange(ref _session, session, null) is not null) return false;
        Volatile.Write(ref _keptAt, now);
        // Who began to open one meanwhile may not have seen it, and wait for the pool.
        if (Volatile.Read(ref _opening) > 0 && Interlocked.CompareExchange(ref _session, null, session) == session) return false;
        if (Interlocked.Exchange(ref _isTicking, 1) == 0) _timer.Change(LongestUnused, Timeout.Infinite);
        return true;
    }

    /// <summary>Gives the session at hand back to the pool.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _session, null) is { } session) _giveBack(session);
    }

    /// <summary>Gives it back, for good: what ends its work from here on is not kept.</summary>
    public void Dispose()
    {
        Interlocked.Increment(ref _opening);
        _timer.Dispose();
        GiveBack();
    }

    private void Tick()
    {
        if (Environment.TickCount64 - Volatile.Read(ref _keptAt) >= LongestUnused) GiveBack();
        Volatile.Write(ref _isTicking, 0);
        if (Volatile.Read(ref _session) is null || Interlocked.Exchange(ref _isTicking, 1) != 0) return;
        _timer.Change(LongestUnused, Timeout.Infinite);
    }
}
