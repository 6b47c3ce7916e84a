namespace DomainFx.Benchmarks.References.PostgresStore;

/// <summary>SQL that makes the events of purses, byte for byte the same on both sides: filled at odd versions, spent from at even ones.</summary>
internal static class PurseRows
{
    public const string Metadata =
        """convert_to('{"correlationId":"0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f","causationId":"0193a5b2-7c1e-7d10-8f00-3a1b2c3d4e5f","userId":"user-1"}', 'UTF8')""";

    public static string Data(string version) =>
        $$"""convert_to('{"amount":10,"newBalance":' || (1000000 + {{version}} % 2 * 10) || '}', 'UTF8')""";
}
