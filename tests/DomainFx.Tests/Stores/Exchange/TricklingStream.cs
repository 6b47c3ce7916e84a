namespace DomainFx.Tests.Stores.Exchange;

/// <summary>Gives a few bytes at a time.</summary>
internal sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
}
