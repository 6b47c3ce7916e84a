using System.Globalization;
using DomainFx.Generators.Codecs;
using DomainFx.Generators.Events;

namespace DomainFx.Generators.Lock;

/// <summary>
/// What the lock records of a contract, made of the models that its codec is generated from: what both would tell of it is the same.
/// Types that are the same in JSON have one form, so that turning a list into an array, or a string into a wrapper of one, is no change.
/// </summary>
internal static class ContractShape
{
    public static LockedContract Of(EventModel model)
    {
        Dictionary<string, CodecModel> codecs = model.Codecs.ToDictionary(static codec => codec.Name.FullName, StringComparer.Ordinal);
        var types = new SortedDictionary<string, LockedType>(StringComparer.Ordinal);
        var root = (ObjectCodecModel)codecs[model.Codec];
        // Codecs are complete where an event was not refused, and each is visited once.
        foreach (CodecModel codec in model.Codecs)
        {
            if (codec != root && Of(codec) is { } type) types[FormText.Name(codec.Type)] = type;
        }

        return new LockedContract
        {
            Key = new(model.StoredName, model.Version),
            Type = FormText.Name(model.Type.FullName),
            FormerNames = new(model.FormerNames, StringComparer.Ordinal),
            Shape = Of(root)!,
            Types = types,
        };
    }

    private static LockedType? Of(CodecModel codec) => codec switch
    {
        EnumCodecModel model => new LockedType { Members = Members(model) },
        ObjectCodecModel model => new LockedType
        {
            Discriminator = model.Polymorphism?.Discriminator,
            Derived = Derived(model.Polymorphism),
            Properties = model.Object is { } content ? Properties(content) : null,
        },
        // A wrapper is what it wraps.
        _ => null,
    };

    private static SortedDictionary<string, string> Members(EnumCodecModel model)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (EnumMemberModel member in model.Members)
        {
            members[member.JsonName] = model.IsSigned
                ? unchecked((long)member.Value).ToString(CultureInfo.InvariantCulture)
                : member.Value.ToString(CultureInfo.InvariantCulture);
        }

        return members;
    }

    private static SortedDictionary<string, string> Derived(PolymorphismModel? polymorphism)
    {
        var derived = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DerivedModel type in polymorphism?.Derived ?? default) derived[type.Tag?.Trim('"') ?? ""] = FormText.Name(type.Type);
        return derived;
    }

    private static SortedDictionary<string, LockedProperty> Properties(ObjectModel content)
    {
        var properties = new SortedDictionary<string, LockedProperty>(StringComparer.Ordinal);
        foreach (MemberModel member in content.Members) properties[member.JsonName] = new(FormText.Of(member.Slot), member.IsRequired, DefaultOf(member));
        return properties;
    }

    private static string? DefaultOf(MemberModel member) =>
        member.KeepsDefault ? "as initialized" :
        member.Default is null or "default" or "default!" ? null : member.Default.Replace("global::", "");
}
