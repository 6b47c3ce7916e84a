using System.Globalization;

namespace DomainFx.Benchmarks.Frame;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings(string Group, int Rounds, string? Filter, bool IsStrict)
{
    private const int FewestRounds = 5;

    public static Settings Parse(string[] arguments)
    {
        var settings = new Settings("all", 7, null, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            settings = arguments[i] switch
            {
                "--rounds" => settings with { Rounds = Math.Max(FewestRounds, int.Parse(Value(arguments, ref i), CultureInfo.InvariantCulture)) },
                "--filter" => settings with { Filter = Value(arguments, ref i) },
                "--strict" => settings with { IsStrict = true },
                ['-', ..] unknown => throw new ArgumentException($"Unknown option {unknown}.", nameof(arguments)),
                var group => settings with { Group = group },
            };
        }

        return settings;
    }

    private static string Value(string[] arguments, ref int i) =>
        ++i < arguments.Length ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} needs a value.", nameof(arguments));
}
