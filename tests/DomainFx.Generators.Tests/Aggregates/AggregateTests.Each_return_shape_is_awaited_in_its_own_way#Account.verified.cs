//HintName: Account.cs
public override global::System.Threading.Tasks.ValueTask<global::DomainFx.Outcome> DecideAsync(
    global::Bank.Account aggregate, global::DomainFx.ICommand<global::Bank.Account> command, global::DomainFx.CommandContext context,
    global::System.IServiceProvider services, global::System.Threading.CancellationToken cancellationToken)
{
    switch (command)
    {
        case global::Bank.AccountCommands.A:
            aggregate.A();
            return new(global::DomainFx.Outcome.Accepted);
        case global::Bank.AccountCommands.B:
            return new(aggregate.B());
        case global::Bank.AccountCommands.C:
            return Accepted(aggregate.C());
        case global::Bank.AccountCommands.D:
            return new(aggregate.D());
        case global::Bank.AccountCommands.E:
            return Accepted(aggregate.E());
        case global::Bank.AccountCommands.F:
            return aggregate.F();
        default:
            throw NoCommand(command);
    }
}
