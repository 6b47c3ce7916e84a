using DomainFx.Stores;
using Microsoft.Extensions.Logging;

namespace DomainFx.Commands;

/// <summary>What the executors of one domain share.</summary>
internal sealed record DomainContext(
    IEventStore Store, EventRegistry Events, DomainOptions Options, IServiceProvider? Services, SnapshotWriter Snapshots, ProjectionAwaiter Projections, InlineModels? Inline, ILogger Logger);
