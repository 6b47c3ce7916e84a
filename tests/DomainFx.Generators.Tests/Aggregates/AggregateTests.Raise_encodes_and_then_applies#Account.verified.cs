//HintName: Account.cs
private void Raise(global::Bank.AccountOpened @event)
{
    this.__state.Record(global::DomainFx.Generated.Bank.AccountOpenedContract.Instance, @event);
    this.Apply(@event);
    this.__state.Applied();
}
private void Raise(object @event) => throw new global::System.NotSupportedException("Account has no [Event] method for this event: add `[Event] private void Apply(TheEvent e)`.");
