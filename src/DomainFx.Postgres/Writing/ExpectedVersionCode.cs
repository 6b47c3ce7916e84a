using DomainFx.Stores;

namespace DomainFx.Postgres.Writing;

internal static class ExpectedVersionCode
{
    private const long Any = -1;
    private const long Exists = -2;

    /// <summary>An expectation as the functions take it.</summary>
    public static long Of(ExpectedVersion expected) => expected.IsExact ? expected.Version : expected == ExpectedVersion.Any ? Any : Exists;
}
