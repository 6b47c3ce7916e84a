namespace DomainFx.Serialization;

/// <summary>A JSON number without an exponent, of up to 19 digits, taken apart in one pass. Anything else is left to System.Text.Json.</summary>
internal readonly ref struct JsonNumber
{
    private const int MaxDigits = 19;

    public JsonNumber(ReadOnlySpan<byte> json)
    {
        var position = 0;
        if (json.Length > 0 && json[0] == (byte)'-')
        {
            IsNegative = true;
            position++;
        }

        var first = position;
        var point = -1;
        ulong digits = 0;
        for (; (uint)position < (uint)json.Length; position++)
        {
            var digit = (uint)json[position] - '0';
            if (digit <= 9) digits = (digits * 10) + digit;
            else if (json[position] == (byte)'.' && point < 0) point = position;
            else break;
        }

        Length = position;
        Digits = digits;
        Exponent = point < 0 ? 0 : point + 1 - position;
        var whole = (point < 0 ? position : point) - first;
        IsExact = whole > 0
            && (whole == 1 || json[first] != (byte)'0')
            && point != position - 1
            && position - first - (point < 0 ? 0 : 1) <= MaxDigits
            && !(position < json.Length && json[position] is (byte)'e' or (byte)'E');
    }

    public bool IsNegative { get; }

    /// <summary>All digits, as if there were no point.</summary>
    public ulong Digits { get; }

    /// <summary>The power of ten that the digits are to be multiplied with; zero or negative.</summary>
    public int Exponent { get; }

    /// <summary>The bytes that the number takes.</summary>
    public int Length { get; }

    /// <summary>Whether it is a number, and this is all of it.</summary>
    public bool IsExact { get; }

    /// <summary>The value, where one division gives it exactly rounded: digits and power are both exact doubles.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        if (!IsExact || Digits > 1UL << 53 || -Exponent >= PowersOfTen.Length) return false;
        value = Digits / PowersOfTen[-Exponent];
        if (IsNegative) value = -value;
        return true;
    }

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
}
