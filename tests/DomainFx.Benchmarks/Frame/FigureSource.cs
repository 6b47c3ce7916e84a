namespace DomainFx.Benchmarks.Frame;

/// <summary>A figure that is made only if it is asked for.</summary>
internal sealed record FigureSource(string Name, Func<Figure> Make);
