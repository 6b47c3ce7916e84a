using System.ComponentModel;

namespace DomainFx;

/// <summary>What every aggregate has, whatever its own members are called.</summary>
public interface IAggregate
{
    /// <summary>The aggregate's id as it is stored.</summary>
    string StreamKey => State.Stream.Id;

    /// <summary>The stream version that the state includes; 0 before the first event.</summary>
    long Version => State.Version;

    /// <summary>The framework's bookkeeping.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Runtime.AggregateState State { get; }
}
