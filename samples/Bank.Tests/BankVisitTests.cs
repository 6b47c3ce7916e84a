namespace Bank.Tests;

/// <summary>What the sample's program does, on a database file.</summary>
public class BankVisitTests
{
    [Fact]
    public async Task The_first_visit_ends_with_balance_1300_and_version_3()
    {
        await using var bank = new TemporaryBank();

        var said = await VisitAsync(bank);

        Assert.Contains("acc-1 opened with 1000", said, StringComparison.Ordinal);
        Assert.Contains("Read back: balance 1300, version 3, Active", said, StringComparison.Ordinal);
        Assert.Contains("Withdrawing 1301 is Rejected: Insufficient funds (account.insufficient-funds)", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_visit_goes_on_with_the_account()
    {
        await using var bank = new TemporaryBank();
        await VisitAsync(bank);
        await bank.ReopenAsync();

        var said = await VisitAsync(bank);

        Assert.Contains("acc-1 exists already, at version 3", said, StringComparison.Ordinal);
        Assert.Contains("Read back: balance 1600, version 5, Active", said, StringComparison.Ordinal);
    }

    private static async Task<string> VisitAsync(TemporaryBank bank)
    {
        await using var output = new StringWriter();
        await new BankVisit(bank.Domain, output).RunAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
