using DomainFx;
using Watch;

namespace TaskBoard;

/// <summary>A team that takes on tasks, hands them over and completes them.</summary>
internal sealed class BoardTraffic(IDomain domain, RequestCount count) : Traffic(count)
{
    private const int FirstNumber = 1_001;
    private const int Tasks = 40;

    private static readonly string[] Team = ["Ann", "Bo", "Cy", "Dee"];

    protected override async Task SendOneAsync(CancellationToken cancellationToken)
    {
        var id = new TaskId(FirstNumber + Random.Shared.Next(Tasks));
        var task = domain.Task(id);
        var assigned = await task.Try.AssignAsync(Team[Random.Shared.Next(Team.Length)], cancellationToken: cancellationToken);
        if (assigned.Status is CommandStatus.NotFound) await task.Try.CreateAsync($"Paint door {id.Value}", cancellationToken: cancellationToken);
        else if (Random.Shared.Next(50) == 0) await task.Try.CompleteAsync(cancellationToken: cancellationToken);
    }
}
