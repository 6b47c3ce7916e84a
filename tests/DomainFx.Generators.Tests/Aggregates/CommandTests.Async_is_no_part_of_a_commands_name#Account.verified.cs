//HintName: Account.cs
public sealed record Approve() : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> ApproveAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Approve(), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> ApproveAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Approve(), options, cancellationToken);

return Accepted(aggregate.ApproveAsync());
