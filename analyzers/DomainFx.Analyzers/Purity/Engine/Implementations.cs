using System.Collections.Concurrent;
using System.Collections.Immutable;
using DomainFx.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What of this compilation may run where a method of an interface or of an open class is called. Looked for only where such a call is met.</summary>
internal sealed class Implementations(Compilation compilation, MethodBodies bodies)
{
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ImmutableArray<INamedTypeSymbol>> _types = new(() => Types(compilation));

    /// <summary>The methods with code that override or implement a method that is declared here.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) =>
        CanBeReplaced(method) ? _known.GetOrAdd(method.OriginalDefinition, Find) : ImmutableArray<IMethodSymbol>.Empty;

    /// <summary>The method that runs on an instance of exactly this class.</summary>
    public static IMethodSymbol Override(INamedTypeSymbol type, IMethodSymbol method)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers(method.Name))
            {
                for (IMethodSymbol? overridden = member as IMethodSymbol; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition)) return ((IMethodSymbol)member).OriginalDefinition;
                }
            }
        }

        return method.OriginalDefinition;
    }

    private static bool CanBeReplaced(IMethodSymbol method) =>
        method is { IsStatic: false, DeclaringSyntaxReferences.IsEmpty: false } && (method.IsAbstract || method.IsVirtual || method is { IsOverride: true, IsSealed: false });

    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (INamedTypeSymbol type in _types.Value)
        {
            if (Implementation(type, method) is { } other && !SymbolEqualityComparer.Default.Equals(other, method) && bodies.HasCode(other)) found.Add(other);
        }

        return [.. found];
    }

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind is not TypeKind.Interface) return Override(type, method);

        foreach (INamedTypeSymbol face in type.AllInterfaces)
        {
            if (!SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, method.ContainingType)) continue;
            ISymbol member = face.GetMembers(method.Name).First(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, method));
            return type.FindImplementationForInterfaceMember(member)?.OriginalDefinition as IMethodSymbol;
        }

        return null;
    }

    // Those that say what they are based on, by hand.
    private static ImmutableArray<INamedTypeSymbol> Types(Compilation compilation) =>
        [.. compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(static type => type.TypeKind is TypeKind.Class or TypeKind.Struct && IsBased(type))];

    private static bool IsBased(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (!WrittenCode.IsGenerated(reference.SyntaxTree) && reference.GetSyntax() is TypeDeclarationSyntax { BaseList: not null }) return true;
        }

        return false;
    }
}
