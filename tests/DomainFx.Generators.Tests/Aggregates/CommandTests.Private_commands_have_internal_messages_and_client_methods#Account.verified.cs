//HintName: Account.cs
internal sealed record Inner(int X) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

internal global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> InnerAsync(int x, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Inner(x), options, cancellationToken);
internal global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> InnerAsync(int x, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Inner(x), options, cancellationToken);
