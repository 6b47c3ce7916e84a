//HintName: Account.cs
partial class Account : global::DomainFx.IAggregate<global::Bank.Account, string>, global::DomainFx.IRaises<global::Bank.AccountOpened>
{
    [global::System.CodeDom.Compiler.GeneratedCode("DomainFx.Generators", "1.0")]
    private readonly global::DomainFx.Runtime.AggregateState<string> __state = new("account", "domain.Account(id).RaiseAsync(…)");
