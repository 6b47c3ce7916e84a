using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Aggregates;

/// <summary>Tells which generated <c>Require</c> and <c>Reject</c> a user's member stands in the way of.</summary>
internal static class TakenSignatures
{
    public const TakenMembers AllRequire = TakenMembers.RequireCodeAndText | TakenMembers.RequireCodeAndInterpolation | TakenMembers.RequireText | TakenMembers.RequireInterpolation;
    public const TakenMembers AllReject = TakenMembers.RejectCodeAndText | TakenMembers.RejectText;

    public static TakenMembers Of(ISymbol member)
    {
        bool requires = member.Name == "Require";
        if (member is not IMethodSymbol method) return requires ? AllRequire : AllReject;
        if (method.Arity > 0) return TakenMembers.None;
        return requires ? OfRequire(method) : OfReject(method);
    }

    private static TakenMembers OfRequire(IMethodSymbol method) => (Parameter(method, 0), Parameter(method, 1), Parameter(method, 2), method.Parameters.Length) switch
    {
        (SpecialType.System_Boolean, SpecialType.System_String, SpecialType.System_String, 3) => TakenMembers.RequireCodeAndText,
        (SpecialType.System_Boolean, SpecialType.System_String, _, 2) => TakenMembers.RequireText,
        _ => TakenMembers.None,
    };

    private static TakenMembers OfReject(IMethodSymbol method) => (Parameter(method, 0), Parameter(method, 1), method.Parameters.Length) switch
    {
        (SpecialType.System_String, SpecialType.System_String, 2) => TakenMembers.RejectCodeAndText,
        (SpecialType.System_String, _, 1) => TakenMembers.RejectText,
        _ => TakenMembers.None,
    };

    private static SpecialType Parameter(IMethodSymbol method, int index) =>
        index < method.Parameters.Length ? method.Parameters[index].Type.SpecialType : SpecialType.None;
}
