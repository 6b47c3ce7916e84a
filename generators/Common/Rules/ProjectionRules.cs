namespace DomainFx.Generators.Rules;

/// <summary>The ids of the rules on read models, projections and reactors. Each refusal of their parsers names one.</summary>
internal static class ProjectionRules
{
    public const string Shape = "DFX4001";
    public const string Name = "DFX4002";
    public const string NoKey = "DFX4003";
    public const string KeyOfStream = "DFX4004";
    public const string InlineKey = "DFX4005";
    public const string Handler = "DFX4006";
    public const string UnknownEvent = "DFX4007";
    public const string DuplicateHandler = "DFX4008";
    public const string NoHandler = "DFX4009";
    public const string Column = "DFX4010";
    public const string UnusedKeyOf = "DFX4011";
    public const string Constructor = "DFX4012";
    public const string Partition = "DFX4013";
}
