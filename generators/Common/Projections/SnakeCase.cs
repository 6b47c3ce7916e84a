namespace DomainFx.Generators.Projections;

/// <summary>Names as databases have them: <c>AccountId</c> and <c>account-id</c> become <c>account_id</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string name) => KebabCase.Of(name).Replace('-', '_');
}
