namespace DomainFx.Generators.Codecs;

/// <summary>The type parameters that UnsafeAccessors repeat: for members of a generic type they must be those of its definition.</summary>
/// <param name="Parameters">For example <c>&lt;T&gt;</c>; empty for a type that is not generic.</param>
/// <param name="Arguments">For example <c>&lt;int&gt;</c>.</param>
/// <param name="Constraints">For example <c> where T : class</c>.</param>
internal sealed record AccessorScope(string Parameters, string Arguments, string Constraints)
{
    public static readonly AccessorScope None = new("", "", "");
}
