//HintName: Account.cs
public global::System.Threading.Tasks.Task<global::Bank.Account> LoadAsync(global::System.Threading.CancellationToken cancellationToken = default) => this._client.LoadAsync(cancellationToken);

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> LoadCommandAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Load(), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> LoadCommandAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Load(), options, cancellationToken);

public global::System.Threading.Tasks.Task<global::Bank.Account?> FindAsync(global::System.Threading.CancellationToken cancellationToken = default) => this._client.FindAsync(cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> FindAsync(string what, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Find(what), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> FindAsync(string what, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Find(what), options, cancellationToken);

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> SendAsync(global::DomainFx.ICommand<global::Bank.Account> command, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(command, options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> SendAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Send(), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> SendAsync(global::DomainFx.ICommand<global::Bank.Account> command, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(command, options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> SendAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Send(), options, cancellationToken);
