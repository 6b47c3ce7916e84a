namespace DomainFx.Generators.Projections;

/// <summary>A <c>[KeyOf]</c> method.</summary>
/// <param name="Method">Its name, escaped.</param>
/// <param name="TakesContext">Whether it takes the <c>EventContext</c>.</param>
/// <param name="IsMany">Whether it returns keys instead of one.</param>
internal sealed record KeyOfModel(string Method, bool TakesContext, bool IsMany);
