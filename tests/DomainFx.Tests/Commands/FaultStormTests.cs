namespace DomainFx.Tests.Commands;

/// <summary>Three processes send commands to few streams while the store fails before and after appends, answers slowly, and conflicts arise on their own.
/// Every command that a caller repeats until it is answered is carried out exactly once.</summary>
public sealed class FaultStormTests : DomainTest
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 2)]
    [InlineData(4, 100)]
    public async Task Every_command_is_carried_out_exactly_once(int seed, int cachedAggregates)
    {
        var random = new Random(seed);
        var processes = Enumerable.Range(0, 3).Select(_ => NewDomain(options =>
        {
            options.CachedAggregates = cachedAggregates;
            options.MaxConflictRetries = 2;
            options.MaxAppendRepetitions = 1;
        })).ToArray();
        foreach (var stream in Streams) await Domain.Account(stream).OpenAsync(0);
        Store.BeforeAppend = _ => FaultAsync("lost on the way there");
        Store.AfterAppend = _ => FaultAsync("lost on the way back");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                var process = processes[(caller + i) % processes.Length];
                await RepeatUntilAnsweredAsync(process.Account(Streams[Next(Streams.Length)]), new CommandOptions { CommandId = Guid.NewGuid() });
            }
        })));

        Store.BeforeAppend = Store.AfterAppend = _ => Task.CompletedTask;
        var balances = await Task.WhenAll(Streams.Select(async stream => (await Domain.Account(stream).LoadAsync()).Balance));
        Assert.Equal(24 * 15, balances.Sum());

        int Next(int below)
        {
            lock (random) return random.Next(below);
        }

        Task FaultAsync(string fault) => Next(10) switch
        {
            0 => throw new EventStoreException(fault, isTransient: true),
            1 => Task.Delay(1),
            2 => Task.Run(() => { }),
            _ => Task.CompletedTask,
        };
    }

    private static readonly string[] Streams = ["x", "y", "z"];

    private static async Task RepeatUntilAnsweredAsync(AccountClient account, CommandOptions options)
    {
        while (true)
        {
            try
            {
                if ((await account.Try.DepositAsync(1, options)).IsAccepted) return;
            }
            catch (EventStoreException exception) when (exception.IsTransient)
            {
                // The outcome is unknown: the same command again.
            }
        }
    }
}
