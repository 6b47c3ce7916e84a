using DomainFx.Generators.Rules;
using DomainFx.Generators.Snapshots;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Codecs;

internal sealed partial class CodecParser
{
    /// <summary>The state of an aggregate: all its fields; null if one is refused.</summary>
    public ObjectCodecModel? State(INamedTypeSymbol aggregate)
    {
        using var step = _path.Enter(aggregate, aggregate.Name);
        return Fields(aggregate, makesInstances: false) is { } content
            ? new ObjectCodecModel(CodecName.Of(aggregate, isState: true), TypeText.OfNotNull(aggregate), false, false, content, null)
            : null;
    }

    /// <summary>Whether all fields of the type are in sight. Of a type of another assembly, private ones are not: what it shows is taken for all it holds, as in an event.</summary>
    private bool HoldsState(INamedTypeSymbol type) => isState && !type.DeclaringSyntaxReferences.IsEmpty;

    private ObjectModel? Fields(INamedTypeSymbol type, bool makesInstances = true)
    {
        int refused = refusals.Count;
        if (StateFields.Hidden(type) is { } hidden) Refuse(ShapeRules.SnapshotState, hidden);
        if (makesInstances && StateFields.LeavesOut(type) && ParameterlessConstructor(type) is null && !type.IsValueType)
            Refuse(ShapeRules.SnapshotState, "a member marked [NotInSnapshot] would have no initial value, since there is no constructor without parameters: add one, it may be private");

        List<MemberModel> members = [];
        HashSet<string> names = new(StringComparer.Ordinal), locals = new(StringComparer.OrdinalIgnoreCase);
        foreach (IFieldSymbol field in StateFields.Of(type))
        {
            ISymbol shown = field.AssociatedSymbol ?? field;
            using var step = _path.Enter(shown, shown.Name);
            if (StateSlot(field, shown) is { } slot) members.Add(StateMember(field, shown.Name, slot, names, locals));
        }

        if (refusals.Count > refused) return null;
        IMethodSymbol? constructor = makesInstances ? ParameterlessConstructor(type) : null;
        return new ObjectModel(TypeText.OfNotNull(type), type.IsValueType, members.ToEquatable(), default, constructor is null ? null : Accessors.Of(constructor))
        {
            IsUninitialized = constructor is null,
        };
    }

    private SlotModel? StateSlot(IFieldSymbol field, ISymbol shown)
    {
        var draft = new MemberDraft(shown, field.Type, JsonAttributes.Of(shown));
        return draft.Json.Converter is null ? Slot(field.Type, NumberHandling.Strict) : MemberSlot(draft, null);
    }

    private static MemberModel StateMember(IFieldSymbol field, string name, SlotModel slot, HashSet<string> names, HashSet<string> locals)
    {
        // A derived class may have a field of the same name: both are there.
        string unique = name, local = name;
        for (int index = 2; !names.Add(unique); index++) unique = index == 2 ? $"{name}@{field.ContainingType.Name}" : $"{name}@{field.ContainingType.Name}{index}";
        for (int index = 2; !locals.Add(local); index++) local = name + index;
        return new MemberModel(Identifiers.Escape(local), unique, slot, MemberAccess.Accessor, MemberTarget.Accessor, IsRequired: true, null, KeepsDefault: false, IgnoreCondition.Never)
        {
            Accessor = Accessors.Of(new MemberDraft(field, field.Type, JsonAttributes.Of(field))),
        };
    }

    private static IMethodSymbol? ParameterlessConstructor(INamedTypeSymbol type) =>
        type.IsValueType ? null : type.InstanceConstructors.FirstOrDefault(static constructor => constructor.Parameters.IsEmpty);

    /// <summary>Whether an object may change after it was made: of one whose fields are all read-only, a copy is as good.</summary>
    private static bool MayChange(INamedTypeSymbol type)
    {
        if (type.IsValueType) return false;
        foreach (IFieldSymbol field in StateFields.Of(type))
        {
            if (!field.IsReadOnly && field.AssociatedSymbol is not IPropertySymbol { SetMethod: null or { IsInitOnly: true } }) return true;
        }

        return false;
    }

    private static bool IsView(INamedTypeSymbol type) =>
        type.Name is "ReadOnlyCollection" or "ReadOnlyDictionary" or "ReadOnlySet" or "ReadOnlyObservableCollection" && type.IsIn("ObjectModel", "Collections", "System");

    private SequenceModel OfState(SequenceModel model) => !isState ? model : model with
    {
        IsOwned = !model.IsValueType && model.Kind is not (SequenceKind.ImmutableList or SequenceKind.ImmutableHashSet or SequenceKind.ImmutableSortedSet or SequenceKind.ImmutableQueue or SequenceKind.ImmutableStack or SequenceKind.FrozenSet),
        IsCompared = model.IsSet,
    };

    private MapModel OfState(MapModel model) => !isState ? model : model with
    {
        IsOwned = model.Kind is not (MapKind.Immutable or MapKind.ImmutableSorted or MapKind.Frozen),
        IsCompared = true,
    };
}
