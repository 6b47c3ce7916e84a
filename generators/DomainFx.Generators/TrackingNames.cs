namespace DomainFx.Generators;

/// <summary>The steps of the pipelines that tests look at.</summary>
internal static class TrackingNames
{
    public const string Aggregates = nameof(Aggregates);
    public const string Events = nameof(Events);
    public const string ReadModels = nameof(ReadModels);
    public const string Projections = nameof(Projections);
    public const string Codecs = nameof(Codecs);
    public const string Refused = nameof(Refused);
    public const string Module = nameof(Module);
    public const string Lock = nameof(Lock);
}
