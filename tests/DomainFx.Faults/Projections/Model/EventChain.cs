using System.Buffers.Binary;

namespace DomainFx.Faults.Projections.Model;

/// <summary>A number that tells which events were applied, and in which order: another event, one left out or one applied twice gives another number.</summary>
internal static class EventChain
{
    public static long Next(long chain, Guid eventId)
    {
        Span<byte> bytes = stackalloc byte[16];
        eventId.TryWriteBytes(bytes);
        var id = BinaryPrimitives.ReadInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]);
        return unchecked(((chain ^ id) * 0x100000001B3) + 1);
    }
}
