using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    private CodecReference? ObjectReference(INamedTypeSymbol type, JsonAttributes attributes, bool isRoot)
    {
        type = (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (_references.TryGetValue(type, out CodecReference? known)) return known;

        CodecName name = CodecName.Of(type, isState);
        var reference = new CodecReference(TypeText.OfNotNull(type), type.IsValueType, name.FullName);
        // Before its members, which may hold it.
        _references.Add(type, reference);
        if (!CanStandBeside(type) || Object(type, name, reference, attributes, isRoot) is not { } codec)
        {
            _references[type] = null;
            return null;
        }

        _codecs.Add(codec);
        return reference;
    }

    private ObjectCodecModel? Object(INamedTypeSymbol type, CodecName name, CodecReference reference, JsonAttributes attributes, bool isRoot)
    {
        if (attributes.Refused is { } refused && !HoldsState(type))
        {
            Refuse(ShapeRules.JsonAttribute, $"[{refused}] is not supported: unknown properties are skipped, and values replace what a constructor made");
            return null;
        }

        PolymorphismModel? polymorphism = null;
        if (attributes.Derived is not null)
        {
            polymorphism = Polymorphism(type, attributes);
            if (polymorphism is null) return null;
        }

        if (type.IsAbstract || type.TypeKind is TypeKind.Interface)
        {
            if (polymorphism is not null) return new ObjectCodecModel(name, reference.Type, false, false, null, polymorphism);
            Refuse(ShapeRules.UnknownDerivedType, $"'{type.Name}' is abstract, so nothing tells what to read back: list its derived types with [JsonDerivedType(typeof(…), \"…\")]");
            return null;
        }

        if (IsCollection(type) && !HoldsState(type))
        {
            Refuse(ShapeRules.UnsupportedType, $"'{type.Name}' is a collection of its own kind: use one of the framework's, or name a converter with [JsonConverter]");
            return null;
        }

        ObjectModel? content = HoldsState(type) ? Fields(type) : Members(type, attributes, isRoot);
        return content is null ? null : new ObjectCodecModel(name, reference.Type, type.IsValueType, !type.IsSealed && !type.IsValueType, content, polymorphism) { IsOwned = isState && MayChange(type) };
    }

    /// <summary>What a single-value wrapper holds: a struct with one public property that its one public constructor takes.</summary>
    private CodecReference? Wrapper(INamedTypeSymbol type, JsonAttributes attributes)
    {
        if (attributes.Derived is not null || SingleValue.Of(type) is not { } value) return null;
        if (_references.TryGetValue(type, out CodecReference? known)) return known;

        using var step = _path.Enter(value, value.Name);
        // An object within would be an object like its wrapper, and the two could not be told apart.
        if (!IsPlain(value.Type) || Slot(value.Type, NumberHandling.Strict) is not { } slot || !CanStandBeside(type)) return null;

        CodecName name = CodecName.Of(type);
        var wrapped = new WrappedModel(Identifiers.Escape(value.Name), JsonNames.Camel(value.Name), slot);
        var reference = new CodecReference(TypeText.OfNotNull(type), IsValueType: true, name.FullName, Wrapped: wrapped);
        _references.Add(type, reference);
        _codecs.Add(new WrapperCodecModel(name, reference.Type, wrapped));
        return reference;
    }

    private static bool IsPlain(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Enum
        || PrimitiveTypes.OfSpecial(type, NumberHandling.Strict) is not null
        || (type is INamedTypeSymbol named && (PrimitiveTypes.OfNamed(named, NumberHandling.Strict) is PrimitiveModel || (SingleValue.Of(named) is { } inner && IsPlain(inner.Type))));

    /// <summary>Whether the type's codec can name it. What only its container can name gets its codec in there.</summary>
    private bool CanStandBeside(INamedTypeSymbol type)
    {
        if (type.IsReachableInAssembly())
        {
            if (type.TypeArguments.All(static argument => argument is not INamedTypeSymbol named || named.IsReachableInAssembly())) return true;
            Refuse(ShapeRules.CodecOutOfReach, $"a type argument of '{type.ToDisplayString()}' is private, so that its codec could stand nowhere: make it internal");
            return false;
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsGenericType)
            {
                Refuse(ShapeRules.CodecOutOfReach, $"'{type.Name}' is private within the generic '{outer.Name}': make it internal, or move it out");
                return false;
            }

            if (!IsPartial(outer))
            {
                Refuse(ShapeRules.CodecOutOfReach, $"'{type.Name}' is private, so its codec has to stand within '{outer.Name}': make that partial, or the type internal");
                return false;
            }
        }

        return true;
    }

    private static bool IsPartial(INamedTypeSymbol type)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(static modifier => modifier.ValueText == "partial")) return true;
        }

        return false;
    }

    private static bool IsCollection(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            if (contract.SpecialType is SpecialType.System_Collections_IEnumerable) return true;
        }

        return false;
    }
}
