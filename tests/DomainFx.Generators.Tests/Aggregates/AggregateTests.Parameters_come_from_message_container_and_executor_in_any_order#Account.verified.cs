//HintName: Account.cs
public override global::System.Threading.Tasks.ValueTask<global::DomainFx.Outcome> DecideAsync(
    global::Bank.Account aggregate, global::DomainFx.ICommand<global::Bank.Account> command, global::DomainFx.CommandContext context,
    global::System.IServiceProvider services, global::System.Threading.CancellationToken cancellationToken)
{
    switch (command)
    {
        case global::Bank.AccountCommands.Check message:
            return Accepted(aggregate.Check(cancellationToken, message.Reason, global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<global::System.IDisposable>(services), context, global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetService<global::System.IDisposable>(services), global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.GetRequiredKeyedService<global::System.IDisposable>(services, "eu"), message.Amount));
        default:
            throw NoCommand(command);
    }
}
