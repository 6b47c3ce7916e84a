using DomainFx;
using DomainFx.Testing;

namespace TaskBoard.Tests;

/// <summary>What holds for every domain, in a line each.</summary>
public class BoardContractTests
{
    [Fact]
    public Task Everything_that_is_stored_comes_back() => ContractTests.RoundTrip(domain => domain.AddTaskBoard()).VerifyAsync();

    [Fact]
    public Task What_was_stored_once_is_read_and_written_as_it_was() => ContractTests.GoldenFiles(domain => domain.AddTaskBoard()).VerifyAsync();

    [Fact]
    public Task Replay_equals_live() =>
        ContractTests.ReplayEqualsLive<BoardTask>(
            new BoardTaskCommands.Create("Paint the door"), new BoardTaskCommands.Assign("Ann"), new BoardTaskCommands.Complete()).VerifyAsync();
}
