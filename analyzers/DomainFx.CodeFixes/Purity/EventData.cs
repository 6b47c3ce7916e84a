using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.CodeFixes.Purity;

/// <summary>Collects what an event must carry, so that a change can be made again of it.</summary>
internal sealed class EventData(INamedTypeSymbol aggregate, SemanticModel model, ExpressionSyntax change, CancellationToken cancellationToken)
{
    private readonly List<(string Property, string Type, string Value)> _parts = [];
    private bool _isPublic = aggregate.IsPublic();

    /// <summary>Whether all of it can be carried.</summary>
    public bool IsPossible { get; private set; } = true;

    public string Parameters => _parts.Count == 0 ? "" : $"({string.Join(", ", _parts.Select(static part => $"{part.Type} {part.Property}"))})";

    public IReadOnlyList<string> Values => [.. _parts.Select(static part => part.Value)];

    public string Accessibility => _isPublic ? "public" : "internal";

    /// <summary>An assignment, of the value that it has in the command.</summary>
    public string Assigned(AssignmentExpressionSyntax assignment)
    {
        ITypeSymbol? type = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression)
            ? TypeOf(assignment.Left) : TypeOf(assignment.Right);
        return $"{Place(assignment.Left)} {assignment.OperatorToken.Text} {Carried(assignment.Right, type, NameOf(assignment.Left))}";
    }

    /// <summary>A call that changes an object, with the arguments that it has in the command.</summary>
    public string? Called(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { IsStatic: false } method || call.ArgumentList.Arguments.Count != method.Parameters.Length) return null;

        var arguments = new List<string>();
        for (int index = 0; index < method.Parameters.Length; index++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[index];
            if (argument.NameColon is not null || !argument.RefKindKeyword.IsKind(SyntaxKind.None) || method.Parameters[index].IsParams) return null;
            arguments.Add(Carried(argument.Expression, method.Parameters[index].Type, method.Parameters[index].Name));
        }

        return $"{Place(call.Expression)}({string.Join(", ", arguments)})";
    }

    /// <summary>The place that changes; locals and parameters of the command that lead to it are carried too.</summary>
    public string Place(ExpressionSyntax place)
    {
        if (place.DescendantNodesAndSelf().Any(static node => node is AnonymousFunctionExpressionSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax)) IsPossible = false;
        return place.ReplaceNodes(
            place.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(name => model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol or IParameterSymbol),
            (name, _) => SyntaxFactory.ParseExpression(Carried(name, TypeOf(name), name.Identifier.ValueText))).WithoutTrivia().ToString();
    }

    private string Carried(ExpressionSyntax value, ITypeSymbol? type, string nameOfMember)
    {
        // What is always the same need not be stored.
        if (model.GetConstantValue(value, cancellationToken).HasValue) return value.WithoutTrivia().ToString();
        if (type is null || !IsCarried(type) || value is LambdaExpressionSyntax or InitializerExpressionSyntax)
        {
            IsPossible = false;
            return "";
        }

        string name = value is IdentifierNameSyntax plain ? plain.Identifier.ValueText : nameOfMember;
        string text = value.WithoutTrivia().ToString();
        (string Property, string, string Value) known = _parts.FirstOrDefault(part => part.Value == text);
        if (known.Property is not null) return "e." + known.Property;

        string property = Identifiers.Pascal(name);
        if (property.Length == 0 || !SyntaxFacts.IsValidIdentifier(property) || RecordNames.Contains(property)) property = "Value";
        for (int number = 2; _parts.Any(part => part.Property == property); number++) property = Identifiers.Pascal(name) + number;
        _parts.Add((property, type.ToMinimalDisplayString(model, Outermost().SpanStart), text));
        return "e." + property;
    }

    // A record has members of these names already.
    private static readonly HashSet<string> RecordNames = ["Equals", "GetHashCode", "ToString", "GetType", "Deconstruct", "EqualityContract", "PrintMembers"];

    /// <summary>Whether an event may hold a value of the type: it is immutable, and can be named where the event is declared.</summary>
    private bool IsCarried(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsRefLikeType: false, TypeKind: TypeKind.Struct or TypeKind.Enum or TypeKind.Class } named || !named.TypeArguments.All(IsCarried)) return false;
        if (named.TypeKind is TypeKind.Class && named is not ({ SpecialType: SpecialType.System_String } or { IsRecord: true, IsAbstract: false } or { Name: "Uri" or "Version" })) return false;
        if (!named.IsReachableInAssembly() && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, aggregate.ContainingAssembly)) return false;
        if (named.IsTupleType || named.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return false;
        _isPublic &= named.IsPublic();
        return true;
    }

    private ITypeSymbol? TypeOf(ExpressionSyntax expression)
    {
        TypeInfo info = model.GetTypeInfo(expression, cancellationToken);
        return model.GetSymbolInfo(expression, cancellationToken).Symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            ILocalSymbol local => local.Type,
            _ => info.Type,
        };
    }

    private static string NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "Value",
    };

    private TypeDeclarationSyntax Outermost() => change.Ancestors().OfType<TypeDeclarationSyntax>().Last();
}
