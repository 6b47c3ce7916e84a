//HintName: Account.cs
public sealed record Add(string Reason, params long[] Amounts) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, params long[] amounts) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Add(reason, amounts));
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, long[] amounts, global::DomainFx.CommandOptions? options, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Add(reason, amounts), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, params long[] amounts) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Add(reason, amounts));
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, long[] amounts, global::DomainFx.CommandOptions? options, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Add(reason, amounts), options, cancellationToken);
