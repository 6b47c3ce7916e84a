//HintName: Account.cs
public sealed record Tag(string Options, string CancellationToken, int This, string TagValue) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TagAsync(string options, string cancellationToken, int @this, string tag, global::DomainFx.CommandOptions? commandOptions = null, global::System.Threading.CancellationToken commandCancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Tag(options, cancellationToken, @this, tag), commandOptions, commandCancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TagAsync(string options, string cancellationToken, int @this, string tag, global::DomainFx.CommandOptions? commandOptions = null, global::System.Threading.CancellationToken commandCancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Tag(options, cancellationToken, @this, tag), commandOptions, commandCancellationToken);
