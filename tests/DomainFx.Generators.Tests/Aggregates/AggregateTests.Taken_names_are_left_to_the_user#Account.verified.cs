//HintName: Account.cs
partial class Account : global::DomainFx.IAggregate<global::Bank.Account, string>, global::DomainFx.IRaises<global::Bank.AccountOpened>
{
    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0")]
    private readonly global::DomainFx.Runtime.AggregateState<string> __state = new("account", "domain.Account(id).RaiseAsync(…)");

    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    global::DomainFx.Runtime.AggregateState global::DomainFx.IAggregate.State => this.__state;

    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    string global::DomainFx.IAggregate<global::Bank.Account, string>.Id => this.__state.Id;

    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    static global::DomainFx.Runtime.AggregateType<global::Bank.Account, string> global::DomainFx.IAggregate<global::Bank.Account, string>.Type => __Type.Instance;

    /// <summary>Encodes the event and applies it at once: later lines see the new state.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    void global::DomainFx.IRaises<global::Bank.AccountOpened>.Raise(global::Bank.AccountOpened @event)
    {
        this.__state.Record(global::DomainFx.Generated.Bank.AccountOpenedContract.Instance, @event);
        this.Apply(@event);
        this.__state.Applied();
    }

    /// <summary>Catches events that the aggregate has no <c>[Event]</c> method for.</summary>
    [global::System.Obsolete("Account has no [Event] method for this event: add `[Event] private void Apply(TheEvent e)`.", error: true, DiagnosticId = "DFX2034", UrlFormat = "https://github.com/domainfx/domainfx/blob/main/analyzers/rules/{0}.md")]
    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
    private void Raise(object @event) => throw new global::System.NotSupportedException("Account has no [Event] method for this event: add `[Event] private void Apply(TheEvent e)`.");

    /// <summary>Rejects the command by value.</summary>
    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    private static global::DomainFx.Outcome Reject(string code, string message) => global::DomainFx.Outcome.Reject(code, message);

    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0"), global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage, global::System.Diagnostics.DebuggerNonUserCode]
    private sealed class __Type : global::DomainFx.Runtime.AggregateType<global::Bank.Account, string>
    {
        public static readonly __Type Instance = new();

        public override string Category => "account";

        public override global::System.Collections.Generic.IReadOnlyList<global::DomainFx.Runtime.EventContract> Events { get; } =
        [
            global::DomainFx.Generated.Bank.AccountOpenedContract.Instance,
        ];

        public override global::System.Collections.Generic.IReadOnlyList<global::DomainFx.Runtime.CommandContract> Commands { get; } =
        [
            global::Bank.AccountCommands.Raise.__Contract,
            global::Bank.AccountCommands.Reject.__Contract,
        ];

        public override global::Bank.Account Create() => new();

        public override void Apply(global::Bank.Account aggregate, in global::DomainFx.Stores.EventView stored)
        {
            switch (stored.TypeName)
            {
                case "account-opened":
                    aggregate.Apply(global::DomainFx.Generated.Bank.AccountOpenedContract.Decode(stored.SchemaVersion, stored.Data));
                    return;
                default:
                    throw new global::DomainFx.Runtime.UnreadableSchemaVersionException(0);
            }
        }

        public override void Apply(global::Bank.Account aggregate, object @event, in global::DomainFx.EventContext context)
        {
            switch (@event)
            {
                case global::Bank.AccountOpened e:
                    aggregate.Apply(e);
                    return;
                default:
                    throw NoHandler(@event);
            }
        }

        public override global::System.Threading.Tasks.ValueTask<global::DomainFx.Outcome> DecideAsync(
            global::Bank.Account aggregate, global::DomainFx.ICommand<global::Bank.Account> command, global::DomainFx.CommandContext context,
            global::System.IServiceProvider services, global::System.Threading.CancellationToken cancellationToken)
        {
            switch (command)
            {
                case global::Bank.AccountCommands.Raise message:
                    aggregate.Raise(message.Amount);
                    return new(global::DomainFx.Outcome.Accepted);
                case global::Bank.AccountCommands.Reject message:
                    return new(aggregate.Reject(message.Reason));
                default:
                    throw NoCommand(command);
            }
        }

        public override string FormatId(string id) => global::DomainFx.Runtime.AggregateIds.Format(id);

        public override string ParseId(string text) => global::DomainFx.Runtime.AggregateIds.ParseText(text);
    }
}
