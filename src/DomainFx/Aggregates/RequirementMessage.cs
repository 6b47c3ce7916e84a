using System.Runtime.CompilerServices;

namespace DomainFx;

/// <summary>Builds the message of a requirement only when the requirement does not hold.</summary>
[InterpolatedStringHandler]
public ref struct RequirementMessage
{
    private DefaultInterpolatedStringHandler _handler;

    /// <summary>Called by the compiler.</summary>
    public RequirementMessage(int literalLength, int formattedCount, bool condition, out bool isNeeded)
    {
        isNeeded = !condition;
        if (isNeeded) _handler = new DefaultInterpolatedStringHandler(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => _handler.AppendLiteral(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _handler.AppendFormatted(value);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format) => _handler.AppendFormatted(value, format);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, int alignment, string? format = null) => _handler.AppendFormatted(value, alignment, format);

    internal string ToStringAndClear() => _handler.ToStringAndClear();
}
