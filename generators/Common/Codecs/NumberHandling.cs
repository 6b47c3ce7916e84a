namespace DomainFx.Generators.Codecs;

/// <summary>The values of System.Text.Json's JsonNumberHandling.</summary>
[Flags]
internal enum NumberHandling
{
    Strict = 0,
    AllowReadingFromString = 1,
    WriteAsString = 2,
    AllowNamedFloatingPointLiterals = 4,
}
