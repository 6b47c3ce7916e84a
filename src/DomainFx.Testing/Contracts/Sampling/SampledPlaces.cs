using System.Reflection;

namespace DomainFx.Testing;

/// <summary>The types of parameters, properties and fields, with what they say of null. Kept, because asking is slow.</summary>
internal sealed class SampledPlaces
{
    private readonly NullabilityInfoContext _context = new();
    private readonly Dictionary<ICustomAttributeProvider, SampledType> _known = [];

    public SampledType Of(ParameterInfo parameter) => Known(parameter, () => new SampledType(parameter.ParameterType, _context.Create(parameter)));

    public SampledType Of(PropertyInfo property) => Known(property, () => new SampledType(property.PropertyType, _context.Create(property)));

    public SampledType Of(FieldInfo field) => Known(field, () => new SampledType(field.FieldType, _context.Create(field)));

    private SampledType Known(ICustomAttributeProvider place, Func<SampledType> ask)
    {
        if (!_known.TryGetValue(place, out var type)) _known.Add(place, type = ask());
        return type;
    }
}
