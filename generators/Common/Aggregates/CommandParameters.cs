using DomainFx.Generators.Codecs;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DomainFx.Generators.Aggregates;

/// <summary>The parameters of a <c>[Command]</c> method.</summary>
internal sealed class CommandParameters
{
    private CommandParameters()
    {
    }

    public List<ParameterModel> All { get; } = [];

    public bool UseServices { get; private set; }

    /// <summary>Null where one was refused.</summary>
    public static CommandParameters? Parse(INamedTypeSymbol type, IMethodSymbol method, string message, CodecParser codecs, Refusals refusals)
    {
        var parameters = new CommandParameters();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            // The compiler has said what it is about.
            if (parameter.Type.TypeKind is TypeKind.Error) return null;
            if (parameters.Problem(parameter, message, codecs) is { } problem)
            {
                refusals.Add(problem.Rule, parameter, $"Parameter '{parameter.Name}' of command '{method.Name}' of '{type.Name}' {problem.Reason}.");
                return null;
            }

            if (parameters.All.Count > 0 && parameters.All[parameters.All.Count - 1] is { Source: ParameterSource.Data, Slot: null } data)
            {
                if (codecs.Slot(parameter, parameter.Type) is not { } slot) return null;
                parameters.All[parameters.All.Count - 1] = data with { Slot = slot };
            }
        }

        return parameters;
    }

    private (string Rule, string Reason)? Problem(IParameterSymbol parameter, string message, CodecParser codecs)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return (ShapeRules.ParameterByReference, "is passed by reference, and a message has nothing to give back; pass it by value");

        AttributeData? service = null;
        string? key = null;
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass.IsDomainFx(KnownNames.Service)) service = attribute;
            else if (attribute.AttributeClass is { Name: "FromKeyedServicesAttribute" } keyed && keyed.IsIn("DependencyInjection", "Extensions", "Microsoft"))
                key = attribute.ConstructorArguments is { Length: 1 } arguments ? arguments[0].ToCSharpString() : "null";
        }

        ParameterSource source = SourceOf(parameter, service is not null);
        if (service is not null && source is ParameterSource.Context or ParameterSource.Cancellation)
            return (ShapeRules.Service, "is marked [Service], but the executor gives it in any case; remove [Service]");
        if (service is not null && IsData(parameter.Type))
            return (ShapeRules.Service, $"is marked [Service], but '{parameter.Type.Name}' is data, which no container gives; remove [Service]");
        if (key is not null && service is null) return (ShapeRules.Service, "has a service key but is no service; add [Service]");
        if (source is ParameterSource.Data && codecs.IsOfNoForm(parameter))
            return (ShapeRules.Service, $"is a '{parameter.Type.Name}', which no message can carry; add [Service] if the container gives it, or list the types that it may be with [JsonDerivedType]");
        if (source is ParameterSource.Data) return AddData(parameter, message);

        UseServices |= service is not null;
        All.Add(new ParameterModel { Name = parameter.Name, Type = TypeText.OfNotNull(parameter.Type), Source = source, ServiceKey = key });
        return null;
    }

    private static ParameterSource SourceOf(IParameterSymbol parameter, bool isService)
    {
        if (parameter.Type.IsDomainFx("CommandContext")) return ParameterSource.Context;
        if (parameter.Type is { Name: "CancellationToken" } && parameter.Type.IsIn("Threading", "System")) return ParameterSource.Cancellation;
        if (!isService) return ParameterSource.Data;
        return parameter.NullableAnnotation is NullableAnnotation.Annotated ? ParameterSource.OptionalService : ParameterSource.Service;
    }

    private (string Rule, string Reason)? AddData(IParameterSymbol parameter, string message)
    {
        if (parameter.Type is { TypeKind: TypeKind.Interface, Name: var name } && parameter.Type.IsDomainFx(name) || parameter.Type.IsDomainFx("EventContext"))
            return (ShapeRules.CommandData, $"is a {parameter.Type.Name}, which is no data of a message; remove it");
        if (Unreachable(parameter.Type) is { } hidden)
            return (ShapeRules.CommandData, $"holds '{hidden.Name}', which is private, so no message outside can carry it; make it internal or public");

        string property = Identifiers.Pascal(parameter.Name);
        if (property == message || RecordMembers.Contain(property)) property += "Value";
        foreach (ParameterModel other in All)
        {
            if (string.Equals(other.Property, property, StringComparison.OrdinalIgnoreCase))
                return (ShapeRules.ParametersCollide, $"and '{other.Name}' would be one property of the message; give them names that differ in more than case and underscores");
        }

        All.Add(new ParameterModel
        {
            Name = parameter.Name,
            Type = TypeText.Of(parameter.Type),
            Source = ParameterSource.Data,
            Property = Identifiers.Escape(property),
            Default = DefaultValues.Of(parameter),
            IsParams = parameter.IsParams,
        });
        return null;
    }

    private static bool IsData(ITypeSymbol type) =>
        type.IsValueType || type.SpecialType is SpecialType.System_String || type is IArrayTypeSymbol || type.DomainFxAttribute(KnownNames.EventType) is not null;

    private static INamedTypeSymbol? Unreachable(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return Unreachable(array.ElementType);
            case INamedTypeSymbol { SpecialType: SpecialType.None } named:
                if (!named.IsReachableInAssembly()) return named;
                foreach (ITypeSymbol argument in named.TypeArguments)
                {
                    if (Unreachable(argument) is { } hidden) return hidden;
                }

                return null;
            default:
                return null;
        }
    }
}
