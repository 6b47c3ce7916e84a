namespace DomainFx.Hosting.Tests.Model;

[Aggregate("account")]
public sealed partial class Account
{
    public long Balance { get; private set; }

    [Command(CreatesIfMissing = true)]
    public void Open(string city) => Raise(new AccountOpened(city, 0));

    [Command(CreatesIfMissing = true)]
    public void Deposit(long amount) => Raise(new Deposited(amount));

    [Command(CreatesIfMissing = true)]
    public void DepositWithNote(long amount, string text)
    {
        Raise(new Deposited(amount));
        Raise(new Noted(text));
    }

    [Command]
    public void Move(string to) => Raise(new Moved("", to));

    [Command]
    public void MoveBetween(string from, string to) => Raise(new Moved(from, to));

    [Command]
    public void Note(string text) => Raise(new Noted(text));

    [Command]
    public void Erase() => Raise(new Erased());

    [Event] private void Apply(AccountOpened e) => Balance = e.Balance;
    [Event] private void Apply(Deposited e) => Balance += e.Amount;
    [Event] private void Apply(Moved e) => _ = e;
    [Event] private void Apply(Erased e) => _ = e;
    [Event] private void Apply(Noted e) => _ = e;
}

[EventType("account-opened")]
public sealed record AccountOpened(string City, long Balance);

[EventType("deposited")]
public sealed record Deposited(long Amount);

[EventType("moved")]
public sealed record Moved(string From, string To);

[EventType("erased")]
public sealed record Erased;

/// <summary>What no projection handles.</summary>
[EventType("noted")]
public sealed record Noted(string Text);
