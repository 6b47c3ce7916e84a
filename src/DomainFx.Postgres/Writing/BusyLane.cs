using System.Diagnostics;
using DomainFx.Postgres.Connections;
using DomainFx.Stores.Coalescing;
using Npgsql;

namespace DomainFx.Postgres.Writing;

/// <summary>Appends members whose streams other transactions hold: it waits for them, a little at a time and a few at once, so that
/// neither connections nor other members are held up by them.</summary>
internal sealed class BusyLane(PostgresStoreOptions options) : IDisposable
{
    private const int Lanes = 2;
    private const int WaitMilliseconds = 25;
    private const int LongestPause = 4;
    private readonly SemaphoreSlim _places = new(Lanes);

    /// <summary>Appends a member.</summary>
    /// <param name="member">The member.</param>
    /// <param name="append">Appends it, waiting so many milliseconds for its streams; whether something was stored.</param>
    /// <exception cref="EventStoreException">They are still held after the time that the options give.</exception>
    public async ValueTask<bool> RunAsync(PendingAppend member, Func<PendingAppend, int, ValueTask<bool>> append)
    {
        var start = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            await _places.WaitAsync().ConfigureAwait(false);
            try
            {
                member.IsPutOff = false;
                var hasStored = await append(member, WaitMilliseconds).ConfigureAwait(false);
                if (!member.IsPutOff) return hasStored;
                if (Stopwatch.GetElapsedTime(start) > options.LockTimeout) throw Held(member, null);
            }
            catch (EventStoreException exception) when (exception.InnerException is PostgresException { SqlState: SqlStates.LockNotAvailable })
            {
                // Otherwise it waits on, after others have had a turn.
                if (Stopwatch.GetElapsedTime(start) > options.LockTimeout) throw Held(member, exception);
            }
            finally
            {
                _places.Release();
            }

            await RetryDelay.WaitAsync(Math.Min(attempt, LongestPause), CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose() => _places.Dispose();

    private EventStoreException Held(PendingAppend member, Exception? exception)
    {
        var streams = string.Join(", ", member.Appends.Select(static append => $"'{append.Stream}'"));
        return PostgresFailure.Held($"{(member.Appends.Count == 1 ? "Stream" : "One of the streams")} {streams}", options.LockTimeout, exception);
    }
}
