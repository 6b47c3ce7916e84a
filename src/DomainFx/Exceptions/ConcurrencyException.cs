using System.Globalization;
using DomainFx.Stores;

namespace DomainFx;

/// <summary>A stream was not as expected.</summary>
public sealed class ConcurrencyException : DomainFxException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="actual">The stream's version: the number of its events.</param>
    public ConcurrencyException(StreamId stream, ExpectedVersion expected, long actual)
        : base(Describe(stream, expected, actual))
    {
        Stream = stream;
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>What was expected.</summary>
    public ExpectedVersion Expected { get; }

    /// <summary>The stream's version: the number of its events.</summary>
    public long Actual { get; }

    /// <summary>By how many events the stream is ahead of (or, if negative, behind) the exact version that was expected; null where none was.</summary>
    public long? Difference => Expected.IsExact ? Actual - Expected.Version : null;

    private static string Describe(StreamId stream, ExpectedVersion expected, long actual)
    {
        var difference = expected.IsExact ? actual - expected.Version : 0;
        var by = difference switch
        {
            > 0 => string.Create(CultureInfo.InvariantCulture, $", {difference} ahead"),
            < 0 => string.Create(CultureInfo.InvariantCulture, $", {-difference} behind"),
            _ => "",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Stream '{stream}' is at version {actual}{by}, but {expected} was expected. Load it again and decide on what is there now.");
    }
}
