namespace DomainFx.Sqlite.Tables;

/// <summary>An event's row id: its stream's key in the upper half, its version in the lower, so that a stream's events are neighbours.</summary>
internal static class EventKey
{
    private const int VersionBits = 32;

    /// <summary>The greatest version that a stream can have.</summary>
    public const long MaxVersion = uint.MaxValue;

    /// <summary>The key of an event; of the last possible one for versions beyond that.</summary>
    public static long Of(long stream, long version) => (stream << VersionBits) | Math.Min(version, MaxVersion);

    public static long First(long stream) => stream << VersionBits;

    public static long Last(long stream) => Of(stream, MaxVersion);

    public static long Stream(long key) => key >> VersionBits;

    public static long Version(long key) => key & MaxVersion;
}
