using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DomainFx;

/// <summary>Makes ids of the version 7 layout: 48 bits of milliseconds, then 74 random bits.
/// The random bits are drawn a thousand bytes at a time, so that an id costs no system call.</summary>
internal static class TimeOrderedId
{
    private const int RandomBytes = 10;

    [ThreadStatic]
    private static byte[]? _pool;

    [ThreadStatic]
    private static int _used;

    public static Guid Next(DateTimeOffset time)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, time.ToUnixTimeMilliseconds() << 16);
        Draw().CopyTo(id[6..]);
        id[6] = (byte)((id[6] & 0x0F) | 0x70);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static ReadOnlySpan<byte> Draw()
    {
        if (_pool is not { } pool || _used == pool.Length)
        {
            pool = _pool ??= new byte[100 * RandomBytes];
            RandomNumberGenerator.Fill(pool);
            _used = 0;
        }

        var drawn = pool.AsSpan(_used, RandomBytes);
        _used += RandomBytes;
        return drawn;
    }
}
