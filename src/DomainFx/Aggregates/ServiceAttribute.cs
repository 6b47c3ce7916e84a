namespace DomainFx;

/// <summary>Marks a command's parameter that is resolved from the container; all others are the command's data.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
