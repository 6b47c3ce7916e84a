using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

/// <summary>
/// Turns types into models of how they are written and read, or refuses them with the path to the property. One parser
/// serves one event, aggregate or read model, and collects the codecs that it calls.
/// </summary>
/// <param name="assembly">The assembly that is compiled: its converters apply, and its types are reached from within.</param>
/// <param name="refusals">Takes what is refused.</param>
/// <param name="isState">Whether this is state, which is never read by other versions: tuples are allowed.</param>
internal sealed partial class CodecParser(IAssemblySymbol assembly, Refusals refusals, bool isState = false)
{
    /// <summary>Deeper type arguments are those of a type that holds itself with deeper ones still, which would never end.</summary>
    private const int DeepestArguments = 10;

    private readonly Dictionary<ITypeSymbol, CodecReference?> _references = new(SymbolEqualityComparer.IncludeNullability);
    private readonly List<CodecModel> _codecs = [];
    private readonly CodecPath _path = new();

    /// <summary>The codecs that were needed so far, those that others call included.</summary>
    public EquatableArray<CodecModel> Codecs => _codecs.ToEquatable();

    /// <summary>The codec of an event, a command or another root, which is an object in JSON whatever it holds; null if it is refused.</summary>
    public CodecReference? Root(INamedTypeSymbol type)
    {
        using var step = _path.Enter(type, type.Name);
        return ObjectReference(type, JsonAttributes.Of(type), isRoot: true);
    }

    /// <summary>Whether a parameter is of an interface that nothing gives a form: more likely a service than data.</summary>
    public bool IsOfNoForm(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } type
        && !type.IsDomainFx(type.Name)
        && CollectionTypes.SequenceOf(type) is null && CollectionTypes.MapOf(type) is null
        && JsonAttributes.Of(type) is { Converter: null, Derived: null }
        && AssemblyConverter(type) is null;

    /// <summary>What a property, field or parameter holds; null if it is refused.</summary>
    /// <param name="holder">The property, field or parameter: where a refusal is shown.</param>
    /// <param name="type">Its type.</param>
    public SlotModel? Slot(ISymbol holder, ITypeSymbol type)
    {
        using var step = _path.Enter(holder, holder.Name);
        int known = _codecs.Count;
        if (Slot(type, NumberHandling.Strict) is { } slot) return slot;

        // Codecs that call a refused one must not be written.
        _codecs.RemoveRange(known, _codecs.Count - known);
        _references.Clear();
        return null;
    }

    private SlotModel? Slot(ITypeSymbol type, NumberHandling handling)
    {
        // Without nullable annotations, every reference may be null; in state, whatever they say.
        bool isNullable = type.IsReferenceType && (isState || type.NullableAnnotation is not NullableAnnotation.NotAnnotated);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            type = nullable.TypeArguments[0];
        }

        return Type(type, handling) is { } model ? new SlotModel(model, isNullable) : null;
    }

    private TypeModel? Type(ITypeSymbol type, NumberHandling handling)
    {
        if (PrimitiveTypes.OfSpecial(type, handling) is { } special) return special;

        switch (type)
        {
            case IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }:
                return new PrimitiveModel("byte[]", false, "Bytes", PrimitiveForm.Text);
            case IArrayTypeSymbol { Rank: 1 } array:
                return Sequence(array, SequenceKind.Array, array.ElementType, handling);
            case IArrayTypeSymbol:
                return Refuse(ShapeRules.UnsupportedType, "arrays of several dimensions have no form in JSON: use an array of arrays");
            case INamedTypeSymbol { TypeKind: TypeKind.Error }:
                // The compiler says what is wrong.
                refusals.AddUnexplained();
                return null;
            case INamedTypeSymbol named when !named.IsRefLikeType && named.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface:
                return Named(named, handling);
            default:
                return Refuse(ShapeRules.UnsupportedType, $"type '{type.ToDisplayString()}' is no data");
        }
    }

    private TypeModel? Named(INamedTypeSymbol type, NumberHandling handling)
    {
        if (IsDeeperThan(type, DeepestArguments)) return Refuse(ShapeRules.UnsupportedType, $"type '{type.Name}' has type arguments within type arguments, more than {DeepestArguments} deep: a type that holds itself holds itself with the same arguments");
        if (AssemblyConverter(type) is { } converter) return converter;
        if (type.TypeKind is TypeKind.Enum) return Enum(type);
        if (PrimitiveTypes.OfNamed(type, handling) is { } primitive) return primitive;
        if (type.IsTupleType) return Tuple(type, handling);
        if (isState && IsView(type)) return Refuse(ShapeRules.UnsupportedType, $"a '{type.Name}' is a view of another collection, and would come back as a copy: keep the collection itself, and show the view by a property without a field of its own");
        if (CollectionTypes.SequenceOf(type) is { } sequence) return Sequence(type, sequence, type.TypeArguments[0], handling);
        if (CollectionTypes.MapOf(type) is { } map) return Map(type, map, handling);
        if (type.SpecialType is SpecialType.System_Object)
            return Refuse(ShapeRules.UnknownDerivedType, "type 'object' does not tell what to read back: name the type, list its derived types with [JsonDerivedType], or use JsonElement");

        JsonAttributes attributes = JsonAttributes.Of(type);
        if (attributes.Converter is { } own) return Converter(type, own);
        if (IsOfFramework(type)) return Refuse(ShapeRules.UnsupportedType, $"type '{type.ToDisplayString()}' is not supported: name a converter with [JsonConverter] here, or with [assembly: JsonCodec]");
        return Wrapper(type, attributes) ?? ObjectReference(type, attributes, isRoot: false);
    }

    private SequenceModel? Sequence(ITypeSymbol type, SequenceKind kind, ITypeSymbol element, NumberHandling handling)
    {
        using var step = _path.Enter(null, "[]");
        return Slot(element, handling) is { } slot ? OfState(new SequenceModel(TypeText.OfNotNull(type), type.IsValueType, kind, slot)) : null;
    }

    private MapModel? Map(INamedTypeSymbol type, MapKind kind, NumberHandling handling)
    {
        using var step = _path.Enter(null, "[]");
        if (Slot(type.TypeArguments[0], NumberHandling.Strict) is not { } key) return null;
        if (isState && !key.Type.IsValueType) key = key with { IsNullable = false };
        if (key.IsNullable || !IsKey(key.Type))
        {
            Refuse(ShapeRules.DictionaryKey, $"type '{type.TypeArguments[0].ToDisplayString()}' cannot be a property's name, which dictionary keys become: use a string, number, GUID, date, time, enum or a wrapper of one");
            return null;
        }

        return Slot(type.TypeArguments[1], handling) is { } value ? OfState(new MapModel(TypeText.OfNotNull(type), type.IsValueType, kind, key, value)) : null;
    }

    private static bool IsKey(TypeModel type) => type switch
    {
        PrimitiveModel primitive => primitive.Name is not "Bytes",
        CodecReference { IsEnum: true } => true,
        CodecReference { Wrapped: { } wrapped } => !wrapped.Value.IsNullable && IsKey(wrapped.Value.Type),
        _ => false,
    };

    private TupleModel? Tuple(INamedTypeSymbol type, NumberHandling handling)
    {
        if (!isState)
        {
            Refuse(ShapeRules.UnsupportedType, "tuples have no names to store: use a record");
            return null;
        }

        List<SlotModel> elements = [];
        foreach (IFieldSymbol element in type.TupleElements)
        {
            using var step = _path.Enter(null, "." + element.Name);
            if (Slot(element.Type, handling) is not { } slot) return null;
            elements.Add(slot);
        }

        return new TupleModel(TypeText.OfNotNull(type), elements.ToEquatable());
    }

    private static bool IsDeeperThan(ITypeSymbol type, int depth) => type switch
    {
        IArrayTypeSymbol array => IsDeeperThan(array.ElementType, depth),
        INamedTypeSymbol { IsGenericType: true } named => depth == 0 || named.TypeArguments.Any(argument => IsDeeperThan(argument, depth - 1)),
        _ => false,
    };

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space?.Name is "System" or "Microsoft" && type.Name != "KeyValuePair" && type.Locations.All(static location => location.IsInMetadata);
    }

    private TypeModel? Refuse(string rule, string reason)
    {
        if (isState) _path.Refuse(refusals, ShapeRules.SnapshotState, reason + ", or mark the member [NotInSnapshot]");
        else _path.Refuse(refusals, rule, reason);
        return null;
    }
}
