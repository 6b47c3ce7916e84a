namespace DomainFx.Generators.Aggregates;

/// <summary>What a <c>[Command]</c> method returns.</summary>
internal enum CommandReturn
{
    Void,
    Outcome,
    Task,
    TaskOfOutcome,
    ValueTask,
    ValueTaskOfOutcome,
}
