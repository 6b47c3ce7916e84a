using System.Collections.Immutable;
using DomainFx.Generators.Rules;
using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Shape;

/// <summary>The rules on how a declaration must look: DFX2xxx.</summary>
internal static class ShapeDescriptors
{
    private const string Category = "DomainFx.Shape";

    public static readonly DiagnosticDescriptor NameTaken = new(
        ShapeRules.NameTaken, "Two types claim one name", "'{0}' and '{1}' both claim {2}: give one of them another", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Stored names belong to one type of an assembly each; nothing is generated for types that share one.", RuleHelp.Link(ShapeRules.NameTaken), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor NameTakenInReference = new(
        ShapeRules.NameTakenInReference, "A referenced assembly claims the name too", "'{0}' and '{1}' of '{2}' both claim {3}: give one of them another, or never register both modules in one program", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Two modules that claim one stored name cannot be registered in one program.", RuleHelp.Link(ShapeRules.NameTakenInReference), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor AggregateNotPartial = new(
        ShapeRules.AggregateNotPartial, "An aggregate is not partial", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The generator adds the other part of an aggregate: identity, dispatch, Raise.", RuleHelp.Link(ShapeRules.AggregateNotPartial));

    public static readonly DiagnosticDescriptor AggregateNotSealed = new(
        ShapeRules.AggregateNotSealed, "An aggregate is no sealed class", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An aggregate is a sealed class with an identity of its own.", RuleHelp.Link(ShapeRules.AggregateNotSealed));

    public static readonly DiagnosticDescriptor AggregateGeneric = new(
        ShapeRules.AggregateGeneric, "An aggregate is generic", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A stored category names one type only.", RuleHelp.Link(ShapeRules.AggregateGeneric));

    public static readonly DiagnosticDescriptor AggregateOutOfReach = new(
        ShapeRules.AggregateOutOfReach, "Generated code cannot reach an aggregate", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The client and the module of an aggregate stand outside of it.", RuleHelp.Link(ShapeRules.AggregateOutOfReach));

    public static readonly DiagnosticDescriptor AggregateConstructor = new(
        ShapeRules.AggregateConstructor, "An aggregate has no constructor without parameters", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "State is made from events alone.", RuleHelp.Link(ShapeRules.AggregateConstructor));

    public static readonly DiagnosticDescriptor AggregateName = new(
        ShapeRules.AggregateName, "An aggregate's name cannot be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The category is stored with every stream.", RuleHelp.Link(ShapeRules.AggregateName));

    public static readonly DiagnosticDescriptor ClientName = new(
        ShapeRules.ClientName, "A client's name is no C# name", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "ClientName becomes a method of IDomain.", RuleHelp.Link(ShapeRules.ClientName));

    public static readonly DiagnosticDescriptor AggregateId = new(
        ShapeRules.AggregateId, "An aggregate's id cannot be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An id has one text that it is stored as and read from.", RuleHelp.Link(ShapeRules.AggregateId));

    public static readonly DiagnosticDescriptor ReservedMember = new(
        ShapeRules.ReservedMember, "A member has a name that generated code uses", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Names that begin with two underscores are the generator's.", RuleHelp.Link(ShapeRules.ReservedMember));

    public static readonly DiagnosticDescriptor NoCreatingCommand = new(
        ShapeRules.NoCreatingCommand, "No command creates an aggregate", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Every command but a creating one expects a stream that is there.", RuleHelp.Link(ShapeRules.NoCreatingCommand));

    public static readonly DiagnosticDescriptor CommandSignature = new(
        ShapeRules.CommandSignature, "A command cannot be sent", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A command is an instance method that a message can call.", RuleHelp.Link(ShapeRules.CommandSignature));

    public static readonly DiagnosticDescriptor CommandReturn = new(
        ShapeRules.CommandReturn, "A command returns what nobody would see", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A command returns void, Outcome, or a task of them.", RuleHelp.Link(ShapeRules.CommandReturn));

    public static readonly DiagnosticDescriptor CommandCreatesTwice = new(
        ShapeRules.CommandCreatesTwice, "A command creates in two ways", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Creates expects no stream, CreatesIfMissing takes either.", RuleHelp.Link(ShapeRules.CommandCreatesTwice));

    public static readonly DiagnosticDescriptor DuplicateCommand = new(
        ShapeRules.DuplicateCommand, "Two commands of an aggregate have one name", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A message names one command.", RuleHelp.Link(ShapeRules.DuplicateCommand));

    public static readonly DiagnosticDescriptor CommandAndEvent = new(
        ShapeRules.CommandAndEvent, "A method is both command and event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A command decides, an event changes state.", RuleHelp.Link(ShapeRules.CommandAndEvent));

    public static readonly DiagnosticDescriptor ParameterByReference = new(
        ShapeRules.ParameterByReference, "A command's parameter is passed by reference", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A message has nothing to give back.", RuleHelp.Link(ShapeRules.ParameterByReference));

    public static readonly DiagnosticDescriptor Service = new(
        ShapeRules.Service, "A service is taken for data, or data for a service", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Parameters marked [Service] come from the container, all others from the message.", RuleHelp.Link(ShapeRules.Service));

    public static readonly DiagnosticDescriptor CommandData = new(
        ShapeRules.CommandData, "A command's parameter is no data of a message", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What a command is given must fit into a message that others can make.", RuleHelp.Link(ShapeRules.CommandData));

    public static readonly DiagnosticDescriptor ParametersCollide = new(
        ShapeRules.ParametersCollide, "Two parameters of a command become one property", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Parameters become the properties of the message.", RuleHelp.Link(ShapeRules.ParametersCollide));

    public static readonly DiagnosticDescriptor EventMethodSignature = new(
        ShapeRules.EventMethodSignature, "An [Event] method cannot be called", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An [Event] method is an instance method that takes one event.", RuleHelp.Link(ShapeRules.EventMethodSignature));

    public static readonly DiagnosticDescriptor EventMethodReturn = new(
        ShapeRules.EventMethodReturn, "An [Event] method returns something or is async", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An event changes state at once, and nobody sees what its method returns.", RuleHelp.Link(ShapeRules.EventMethodReturn));

    public static readonly DiagnosticDescriptor EventWithoutName = new(
        ShapeRules.EventWithoutName, "An event has no stored name", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A stored name must not hang on the name of a type.", RuleHelp.Link(ShapeRules.EventWithoutName));

    public static readonly DiagnosticDescriptor DuplicateEventMethod = new(
        ShapeRules.DuplicateEventMethod, "Two [Event] methods take one event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "One event changes the state of an aggregate in one place.", RuleHelp.Link(ShapeRules.DuplicateEventMethod));

    public static readonly DiagnosticDescriptor MissingEventMethod = new(
        ShapeRules.MissingEventMethod, "An event is raised that no [Event] method takes", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What is raised must change the state that the next decision is made on.", RuleHelp.Link(ShapeRules.MissingEventMethod));

    public static readonly DiagnosticDescriptor DeletesInAggregate = new(
        ShapeRules.DeletesInAggregate, "An aggregate deletes by an event", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Deletes is for the rows of read models.", RuleHelp.Link(ShapeRules.DeletesInAggregate));

    public static readonly DiagnosticDescriptor EventOfForeignAssembly = new(
        ShapeRules.EventOfForeignAssembly, "An event's assembly was built without DomainFx", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The contract of an event is generated where the event is declared.", RuleHelp.Link(ShapeRules.EventOfForeignAssembly));

    public static readonly DiagnosticDescriptor EventName = new(
        ShapeRules.EventName, "An event's name cannot be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "The stored name tells an event from others for good.", RuleHelp.Link(ShapeRules.EventName));

    public static readonly DiagnosticDescriptor EventVersion = new(
        ShapeRules.EventVersion, "A schema version is below 1", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Schema versions begin at 1.", RuleHelp.Link(ShapeRules.EventVersion));

    public static readonly DiagnosticDescriptor ContractNotSealed = new(
        ShapeRules.ContractNotSealed, "An event contract is no sealed type", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A stored event is of exactly one type.", RuleHelp.Link(ShapeRules.ContractNotSealed));

    public static readonly DiagnosticDescriptor ContractGeneric = new(
        ShapeRules.ContractGeneric, "An event contract is generic", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A stored name stands for one type.", RuleHelp.Link(ShapeRules.ContractGeneric));

    public static readonly DiagnosticDescriptor ContractMutable = new(
        ShapeRules.ContractMutable, "An event contract can be changed", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An event tells what has happened, and that does not change.", RuleHelp.Link(ShapeRules.ContractMutable));

    public static readonly DiagnosticDescriptor UpcasterSignature = new(
        ShapeRules.UpcasterSignature, "An upcaster has a wrong signature", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An upcaster is a static method from one contract to the next.", RuleHelp.Link(ShapeRules.UpcasterSignature));

    public static readonly DiagnosticDescriptor UpcasterSource = new(
        ShapeRules.UpcasterSource, "An upcaster takes no older version of its contract", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Versions of one contract share a stored name and an assembly.", RuleHelp.Link(ShapeRules.UpcasterSource));

    public static readonly DiagnosticDescriptor UpcasterVersion = new(
        ShapeRules.UpcasterVersion, "An upcaster does not lead to a higher version", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Upcasters lead upwards, so that none leads in a circle.", RuleHelp.Link(ShapeRules.UpcasterVersion));

    public static readonly DiagnosticDescriptor DuplicateUpcaster = new(
        ShapeRules.DuplicateUpcaster, "A contract has two upcasters", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Versions form a chain.", RuleHelp.Link(ShapeRules.DuplicateUpcaster));

    public static readonly DiagnosticDescriptor UpcasterGap = new(
        ShapeRules.UpcasterGap, "A schema version is made from no older one", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        "Events that are stored under an older version must lead to the latest one.", RuleHelp.Link(ShapeRules.UpcasterGap), WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        ShapeRules.UnsupportedType, "A type cannot be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What is stored has a form in JSON that leads back to the same value.", RuleHelp.Link(ShapeRules.UnsupportedType));

    public static readonly DiagnosticDescriptor UnknownDerivedType = new(
        ShapeRules.UnknownDerivedType, "Nothing tells which type to read back", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "An abstract type lists its derived types, each with a discriminator.", RuleHelp.Link(ShapeRules.UnknownDerivedType));

    public static readonly DiagnosticDescriptor NotConstructible = new(
        ShapeRules.NotConstructible, "A type cannot be read back", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What is stored is read through a constructor and properties.", RuleHelp.Link(ShapeRules.NotConstructible));

    public static readonly DiagnosticDescriptor JsonAttribute = new(
        ShapeRules.JsonAttribute, "An attribute of System.Text.Json is not supported", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Attributes of System.Text.Json are honoured, or refused.", RuleHelp.Link(ShapeRules.JsonAttribute));

    public static readonly DiagnosticDescriptor JsonName = new(
        ShapeRules.JsonName, "Two properties have one JSON name", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A name in JSON is one property.", RuleHelp.Link(ShapeRules.JsonName));

    public static readonly DiagnosticDescriptor Converter = new(
        ShapeRules.Converter, "A converter cannot be used", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A converter is a JsonConverter of exactly the type, with a public constructor.", RuleHelp.Link(ShapeRules.Converter));

    public static readonly DiagnosticDescriptor CodecOutOfReach = new(
        ShapeRules.CodecOutOfReach, "Generated code cannot reach a type to store it", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A private type is stored by code within its container.", RuleHelp.Link(ShapeRules.CodecOutOfReach));

    public static readonly DiagnosticDescriptor NotStored = new(
        ShapeRules.NotStored, "A public member would not be stored", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "What looks like data is stored, or says that it is not.", RuleHelp.Link(ShapeRules.NotStored));

    public static readonly DiagnosticDescriptor DictionaryKey = new(
        ShapeRules.DictionaryKey, "A dictionary's key cannot be a property's name", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Keys of a dictionary become the names of JSON properties.", RuleHelp.Link(ShapeRules.DictionaryKey));

    public static readonly DiagnosticDescriptor SnapshotState = new(
        ShapeRules.SnapshotState, "State that no snapshot can keep", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "A snapshot keeps every field of an aggregate, or none is taken.", RuleHelp.Link(ShapeRules.SnapshotState));

    public static readonly DiagnosticDescriptor SnapshotInterval = new(
        ShapeRules.SnapshotInterval, "A snapshot would never be taken", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Every is a number of events from 1.", RuleHelp.Link(ShapeRules.SnapshotInterval));

    public static readonly DiagnosticDescriptor NoEffect = new(
        ShapeRules.NoEffect, "An attribute has no effect", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
        "Attributes of DomainFx are looked at in certain places only.", RuleHelp.Link(ShapeRules.NoEffect));

    public static readonly DiagnosticDescriptor SteppedAround = new(
        ShapeRules.SteppedAround, "A name of generated code is taken", "{0}", Category, DiagnosticSeverity.Info, isEnabledByDefault: true,
        "Where a domain uses a name of ours, the generated member gives way.", RuleHelp.Link(ShapeRules.SteppedAround));

    /// <summary>What the parsers refuse, by the id that a refusal names.</summary>
    public static ImmutableDictionary<string, DiagnosticDescriptor> OfRefusals { get; } = new[]
    {
        AggregateNotPartial, AggregateNotSealed, AggregateGeneric, AggregateOutOfReach, AggregateConstructor, AggregateName, ClientName, AggregateId,
        ReservedMember, NoCreatingCommand, CommandSignature, CommandReturn, CommandCreatesTwice, DuplicateCommand, CommandAndEvent,
        ParameterByReference, Service, CommandData, ParametersCollide, EventMethodSignature, EventMethodReturn, EventWithoutName, DuplicateEventMethod,
        DeletesInAggregate, EventOfForeignAssembly, EventName, EventVersion, ContractNotSealed, ContractGeneric, ContractMutable, UpcasterSignature,
        UpcasterSource, UpcasterVersion, DuplicateUpcaster, UnsupportedType, UnknownDerivedType, NotConstructible, JsonAttribute, JsonName, Converter,
        CodecOutOfReach, NotStored, DictionaryKey, SnapshotState, SnapshotInterval,
    }.ToImmutableDictionary(static rule => rule.Id);
}
