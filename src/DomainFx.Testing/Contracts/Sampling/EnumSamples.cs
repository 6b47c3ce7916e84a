namespace DomainFx.Testing;

/// <summary>Declared values, and for flags their combinations.</summary>
internal static class EnumSamples
{
    public static object Make(Type type, Random random)
    {
        var values = Enum.GetValuesAsUnderlyingType(type);
        if (values.Length == 0) return Enum.ToObject(type, 0);
        var value = values.GetValue(random.Next(values.Length))!;
        if (!type.IsDefined(typeof(FlagsAttribute), inherit: false) || random.Next(2) == 0) return Enum.ToObject(type, value);
        return Enum.ToObject(type, Bits(value) | Bits(values.GetValue(random.Next(values.Length))!));
    }

    private static ulong Bits(object value) => value is ulong unsigned ? unsigned : unchecked((ulong)Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
}
