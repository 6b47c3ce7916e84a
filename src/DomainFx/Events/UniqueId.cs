using System.Buffers.Binary;

namespace DomainFx;

/// <summary>Makes ids without a system call each: their random bits come from the generator that each thread seeds from the system once.
/// They are unique, not secret.</summary>
internal static class UniqueId
{
    private const int Size = 16;

    /// <summary>An id of the version 4 layout: 122 random bits.</summary>
    public static Guid Unordered()
    {
        Span<byte> id = stackalloc byte[Size];
        Random.Shared.NextBytes(id);
        return Mark(id, version: 4);
    }

    /// <summary>An id of the version 7 layout: 48 bits of milliseconds, then 74 random bits. Ids of later milliseconds sort after those of earlier ones.</summary>
    public static Guid TimeOrdered(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[Size];
        Random.Shared.NextBytes(id[6..]);
        var milliseconds = time.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt32BigEndian(id, (int)(milliseconds >> 16));
        BinaryPrimitives.WriteInt16BigEndian(id[4..], (short)milliseconds);
        return Mark(id, version: 7);
    }

    private static Guid Mark(Span<byte> id, int version)
    {
        id[6] = (byte)((id[6] & 0x0F) | (version << 4));
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
