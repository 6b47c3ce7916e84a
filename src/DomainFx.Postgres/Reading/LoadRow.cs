namespace DomainFx.Postgres.Reading;

/// <summary>What a row of a load is, told by its first column: an event has the key of its type there, 1 or more. The negated state is the stream's own row.</summary>
internal static class LoadRow
{
    public const int Snapshot = -4;

    public const int Command = -5;
}
