namespace DomainFx.Generators.Rules;

/// <summary>
/// The ids of the rules on how declarations must look. They stand with the parsers, since each refusal names its rule: what the generator
/// declines is what the analyzer reports.
/// </summary>
internal static class ShapeRules
{
    public const string NameTaken = "DFX2001";
    public const string NameTakenInReference = "DFX2002";

    public const string AggregateNotPartial = "DFX2010";
    public const string AggregateNotSealed = "DFX2011";
    public const string AggregateGeneric = "DFX2012";
    public const string AggregateOutOfReach = "DFX2013";
    public const string AggregateConstructor = "DFX2014";
    public const string AggregateName = "DFX2015";
    public const string ClientName = "DFX2016";
    public const string AggregateId = "DFX2017";
    public const string ReservedMember = "DFX2018";
    public const string NoCreatingCommand = "DFX2019";

    public const string CommandSignature = "DFX2020";
    public const string CommandReturn = "DFX2021";
    public const string CommandCreatesTwice = "DFX2022";
    public const string DuplicateCommand = "DFX2023";
    public const string CommandAndEvent = "DFX2024";
    public const string ParameterByReference = "DFX2025";
    public const string Service = "DFX2026";
    public const string CommandData = "DFX2027";
    public const string ParametersCollide = "DFX2028";

    public const string EventMethodSignature = "DFX2030";
    public const string EventMethodReturn = "DFX2031";
    public const string EventWithoutName = "DFX2032";
    public const string DuplicateEventMethod = "DFX2033";
    public const string MissingEventMethod = "DFX2034";
    public const string DeletesInAggregate = "DFX2035";
    public const string EventOfForeignAssembly = "DFX2036";

    public const string EventName = "DFX2040";
    public const string EventVersion = "DFX2041";
    public const string ContractNotSealed = "DFX2042";
    public const string ContractGeneric = "DFX2043";
    public const string ContractMutable = "DFX2044";

    public const string UpcasterSignature = "DFX2050";
    public const string UpcasterSource = "DFX2051";
    public const string UpcasterVersion = "DFX2052";
    public const string DuplicateUpcaster = "DFX2053";
    public const string UpcasterGap = "DFX2054";

    public const string UnsupportedType = "DFX2060";
    public const string UnknownDerivedType = "DFX2061";
    public const string NotConstructible = "DFX2062";
    public const string JsonAttribute = "DFX2063";
    public const string JsonName = "DFX2064";
    public const string Converter = "DFX2065";
    public const string CodecOutOfReach = "DFX2066";
    public const string NotStored = "DFX2067";
    public const string DictionaryKey = "DFX2068";

    public const string SnapshotState = "DFX2070";
    public const string SnapshotInterval = "DFX2071";

    public const string NoEffect = "DFX2080";
    public const string SteppedAround = "DFX2090";
}
