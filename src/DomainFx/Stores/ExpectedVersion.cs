using System.Globalization;

namespace DomainFx.Stores;

/// <summary>What an append expects of its stream.</summary>
public readonly record struct ExpectedVersion
{
    private const long AnyValue = -1;
    private const long ExistsValue = -2;
    private readonly long _value;

    private ExpectedVersion(long value) => _value = value;

    /// <summary>The stream may have any version, or not exist.</summary>
    public static ExpectedVersion Any => new(AnyValue);

    /// <summary>The stream has at least one event.</summary>
    public static ExpectedVersion StreamExists => new(ExistsValue);

    /// <summary>The stream has no event.</summary>
    public static ExpectedVersion NoStream => default;

    /// <summary>The stream has exactly this many events; 0 is the same as <see cref="NoStream"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative.</exception>
    public static ExpectedVersion Exactly(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new ExpectedVersion(version);
    }

    /// <summary>Whether one exact version is expected.</summary>
    public bool IsExact => _value >= 0;

    /// <summary>The exact version; only where <see cref="IsExact"/>.</summary>
    public long Version => IsExact ? _value : throw new InvalidOperationException($"{this} is no exact version.");

    /// <summary>Whether a stream with <paramref name="actual"/> events meets the expectation.</summary>
    public bool IsMetBy(long actual) => _value switch
    {
        AnyValue => true,
        ExistsValue => actual > 0,
        _ => actual == _value,
    };

    /// <inheritdoc/>
    public override string ToString() => _value switch
    {
        AnyValue => "any version",
        ExistsValue => "an existing stream",
        0 => "no stream",
        _ => string.Create(CultureInfo.InvariantCulture, $"version {_value}"),
    };
}
