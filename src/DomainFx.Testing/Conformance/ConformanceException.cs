namespace DomainFx.Testing.Conformance;

/// <summary>A store broke a rule of the contract.</summary>
public sealed class ConformanceException : Exception
{
    internal ConformanceException(ConformanceCase broken, string problem, Exception innerException)
        : base($"{broken.Name}: {broken.Description}\nBut {problem}", innerException) => Case = broken;

    /// <summary>The case that the store failed.</summary>
    public ConformanceCase Case { get; }
}
