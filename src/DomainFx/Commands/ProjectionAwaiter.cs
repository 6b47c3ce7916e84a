using DomainFx.Projections;
using DomainFx.Runtime;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>Waits for the projections of a domain, by their classes.</summary>
internal sealed class ProjectionAwaiter(IReadOnlyList<ProjectionType> types, IEventStore store, TimeProvider time)
{
    // A store without projections is no fault until somebody waits.
    private readonly Lazy<ProjectionWaits> _waits = new(() => new ProjectionWaits(DomainRegistration.ProjectionsOf(store), time));

    /// <summary>Waits until a projection has handled the events up to a position; those of a command, or that at the position, must not have been set aside.</summary>
    public async Task WaitAsync(Type projection, long position, WaitedEvents? events, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(projection);
        var type = types.FirstOrDefault(type => type.ClrType == projection) ?? throw new InvalidOperationException(
            $"{projection} is no read model, projection or reactor of a registered module. Call the generated method of its assembly where the domain is described, for example domain.AddBank().");
        await _waits.Value.WaitAsync(type, position, events, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until projections have handled the events of a command.</summary>
    public async Task WaitAsync(IReadOnlyList<Type> projections, CommandResult result, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var events = new WaitedEvents(store, result);
        foreach (var projection in projections)
        {
            try
            {
                await WaitAsync(projection, result.Position, events, timeout - time.GetElapsedTime(start), cancellationToken).ConfigureAwait(false);
            }
            catch (ProjectionWaitException exception)
            {
                throw exception.During(result);
            }
        }
    }
}
