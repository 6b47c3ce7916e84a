namespace DomainFx.Postgres.Names;

/// <summary>The names of streams by key. Names never change, so the last ones are kept: a read over all streams makes no strings for each row.</summary>
internal sealed class StreamNames
{
    private const int Remembered = 1 << 16;
    private readonly Name?[] _names = new Name?[Remembered];

    public bool TryGet(long key, out StreamId stream)
    {
        var name = Volatile.Read(ref _names[key & (Remembered - 1)]);
        var isKnown = name?.Key == key;
        stream = isKnown ? name!.Stream : default;
        return isKnown;
    }

    public void Add(long key, StreamId stream) => Volatile.Write(ref _names[key & (Remembered - 1)], new Name(key, stream));

    private sealed record Name(long Key, StreamId Stream);
}
