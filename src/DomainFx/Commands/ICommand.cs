using System.ComponentModel;

namespace DomainFx;

/// <summary>A command as a message. Generated for each <c>[Command]</c> method; send it with <c>SendAsync</c>.</summary>
/// <typeparam name="TAggregate">The aggregate that decides it.</typeparam>
public interface ICommand<TAggregate>
    where TAggregate : class, IAggregate
{
    /// <summary>The command's facts and codec.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Runtime.CommandContract Contract { get; }
}
