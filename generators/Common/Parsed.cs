namespace DomainFx.Generators;

/// <summary>What a parser made of a type: a model, or its name where it was refused.</summary>
/// <param name="Model">The model; null where the type was refused.</param>
/// <param name="Refused">The type's name from <c>global::</c> where it was refused.</param>
internal sealed record Parsed<TModel>(TModel? Model, string? Refused)
    where TModel : class, IEquatable<TModel>;
