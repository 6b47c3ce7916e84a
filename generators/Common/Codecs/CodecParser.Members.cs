using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    private ObjectModel? Members(INamedTypeSymbol type, JsonAttributes attributes, bool isRoot)
    {
        if (Drafts(type) is not { } drafts) return null;
        if (drafts.Count == 0 && !isRoot && IsPartial(type))
        {
            Refuse(ShapeRules.UnsupportedType, $"'{type.Name}' is partial and holds nothing here; what another generator adds cannot be seen. Name a converter with [JsonConverter], or with [assembly: JsonCodec]");
            return null;
        }

        if (Constructor(type, drafts) is not { } constructor) return null;

        List<MemberModel> members = [];
        int refused = refusals.Count;
        foreach (MemberDraft draft in drafts)
        {
            using var step = _path.Enter(draft.Symbol, draft.Symbol.Name);
            if (Member(type, draft, constructor, attributes.Handling) is { } member) members.Add(member);
        }

        if (refusals.Count > refused || !HaveNamesOfTheirOwn(members)) return null;
        return new ObjectModel(
            TypeText.OfNotNull(type), type.IsValueType, members.ToEquatable(), ParameterIndexes(constructor, drafts),
            IsAccessible(constructor) ? null : Accessors.Of(constructor));
    }

    /// <summary>The members that are written, as System.Text.Json orders them: those of derived types first, then by [JsonPropertyOrder].</summary>
    private List<MemberDraft>? Drafts(INamedTypeSymbol type)
    {
        List<MemberDraft> drafts = [];
        HashSet<string> names = [];
        bool isComplete = true, isOrdered = true;
        for (INamedTypeSymbol? part = type; part is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType }; part = part.BaseType)
        {
            // Properties before fields; the sort is stable.
            foreach (ISymbol member in part.GetMembers().OrderBy(static member => member is IFieldSymbol))
            {
                if (member.IsStatic || !IsCandidate(member) || member.IsGenerated() || !names.Add(member.Name)) continue;

                var draft = new MemberDraft(member, member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type, JsonAttributes.Of(member));
                if (draft.Json.Ignore == 1) continue;
                if (!IsSerialized(draft, ref isComplete)) continue;
                if (draft.Json.Order != 0) isOrdered = false;
                drafts.Add(draft);
            }
        }

        return !isComplete ? null : isOrdered ? drafts : [.. drafts.OrderBy(static draft => draft.Json.Order)];
    }

    private static bool IsCandidate(ISymbol member) => member switch
    {
        IPropertySymbol property => !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty && !property.IsImplicitlyDeclared || property is { IsIndexer: false, DeclaredAccessibility: Accessibility.Public },
        IFieldSymbol field => field is { AssociatedSymbol: null, IsConst: false, IsImplicitlyDeclared: false },
        _ => false,
    };

    private bool IsSerialized(MemberDraft draft, ref bool isComplete)
    {
        using var step = _path.Enter(draft.Symbol, draft.Symbol.Name);
        bool isPublic = draft.Property is { } property
            ? property.GetMethod?.DeclaredAccessibility is Accessibility.Public
            : draft.Symbol.DeclaredAccessibility is Accessibility.Public;
        if (draft.Json.Include || (isPublic && draft.Property is not null)) return true;

        // What looks like data and would not be stored is said; what is private is the type's own affair.
        if (draft.Symbol.DeclaredAccessibility is not Accessibility.Public) return false;

        isComplete = false;
        Refuse(ShapeRules.NotStored, draft.Property is null
            ? "a public field is not stored: make it a property, or mark it [JsonInclude] or [JsonIgnore]"
            : "it cannot be read from outside, and would not be stored: mark it [JsonInclude] or [JsonIgnore]");
        return false;
    }

    private MemberModel? Member(INamedTypeSymbol type, MemberDraft draft, IMethodSymbol constructor, NumberHandling? typeHandling)
    {
        if (draft.Json.Refused is { } refused)
        {
            Refuse(ShapeRules.JsonAttribute, $"[{refused}] is not supported: values replace what a constructor made");
            return null;
        }

        if (draft.Property is { ReturnsByRef: true } or { ReturnsByRefReadonly: true })
        {
            Refuse(ShapeRules.UnsupportedType, "a property that returns a reference cannot be stored: mark it [JsonIgnore]");
            return null;
        }

        if (draft.Json.ExtensionData)
        {
            Refuse(ShapeRules.JsonAttribute, "[JsonExtensionData] is not supported: unknown properties are skipped, so that a contract says all that it stores");
            return null;
        }

        if (MemberSlot(draft, typeHandling) is not { } slot) return null;

        IParameterSymbol? parameter = ParameterOf(constructor, draft.Symbol.Name);
        MemberTarget target = parameter is not null ? MemberTarget.Parameter : TargetOf(draft);
        // An object initialiser needs a constructor that C# may call.
        if (target is MemberTarget.Initializer && !IsAccessible(constructor)) target = MemberTarget.Accessor;
        IgnoreCondition ignore = Ignore(draft, slot);
        bool isRequired = draft.Json.Required || IsRequired(draft.Symbol) || (isState && target is not MemberTarget.Nowhere)
            || (parameter is { HasExplicitDefaultValue: false } && !slot.IsNullable && ignore is IgnoreCondition.Never);
        if (isRequired && target is MemberTarget.Nowhere)
        {
            Refuse(ShapeRules.NotConstructible, "it is required, but nothing can set it");
            return null;
        }

        MemberAccess get = IsReadable(draft) ? MemberAccess.Direct : MemberAccess.Accessor;
        return new MemberModel(
            Identifiers.Escape(draft.Symbol.Name), draft.JsonName, slot, get, target, isRequired,
            parameter is null ? null : DefaultValues.Of(parameter) is { } value ? value == "default" ? "default!" : value : null, !isRequired && target is not MemberTarget.Parameter && MayHaveDefault(draft, constructor), ignore)
        {
            Accessor = get is MemberAccess.Accessor || target is MemberTarget.Accessor ? Accessors.Of(draft) : null,
        };
    }

    private SlotModel? MemberSlot(MemberDraft draft, NumberHandling? typeHandling)
    {
        if (draft.Json.Converter is { } converter)
        {
            ITypeSymbol type = draft.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : draft.Type;
            if (type.TypeKind is not TypeKind.Enum || !IsStringEnumConverter(converter))
                return Converter(type, converter) is { } model ? new SlotModel(model, !SymbolEqualityComparer.Default.Equals(type, draft.Type) || (type.IsReferenceType && draft.Type.NullableAnnotation is not NullableAnnotation.NotAnnotated)) : null;
        }

        return Slot(draft.Type, draft.Json.Handling ?? typeHandling ?? NumberHandling.Strict);
    }

    private static IgnoreCondition Ignore(MemberDraft draft, SlotModel slot) => draft.Json.Ignore switch
    {
        // JsonIgnoreCondition.WhenWritingDefault and WhenWritingNull.
        2 => slot.IsNullable || !slot.Type.IsValueType ? IgnoreCondition.WhenNull : IgnoreCondition.WhenDefault,
        3 when slot.IsNullable || !slot.Type.IsValueType => IgnoreCondition.WhenNull,
        _ => IgnoreCondition.Never,
    };

    private bool HaveNamesOfTheirOwn(List<MemberModel> members)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (MemberModel member in members)
        {
            if (names.Add(member.JsonName)) continue;
            Refuse(ShapeRules.JsonName, $"two properties are called '{member.JsonName}' in JSON: give one another name with [JsonPropertyName]");
            return false;
        }

        return true;
    }
}
