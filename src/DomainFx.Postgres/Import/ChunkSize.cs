namespace DomainFx.Postgres.Import;

/// <summary>How many events a chunk of an import has: so many that what it costs beside them does not show, so few that readers, who wait for it, do so no longer than
/// about a second.</summary>
internal sealed class ChunkSize
{
    private const int Fewest = 10_000;
    private const int Most = 400_000;
    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(1);
    private int _events = Fewest;

    public int Events => Volatile.Read(ref _events);

    /// <summary>Told how long a chunk held readers up.</summary>
    public void Took(int events, TimeSpan fenced)
    {
        if (events < Fewest || fenced == TimeSpan.Zero) return;
        var wanted = events * (Aim / fenced);
        // A chunk that was lucky does not make the next one many times as large.
        Volatile.Write(ref _events, (int)Math.Clamp(wanted, Math.Max(Fewest, Events / 2), Math.Min(Most, Events * 10L)));
    }
}
