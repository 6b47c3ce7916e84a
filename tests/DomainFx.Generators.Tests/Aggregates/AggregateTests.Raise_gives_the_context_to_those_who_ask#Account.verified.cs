//HintName: Account.cs
private void Raise(global::Bank.AccountOpened @event)
{
    this.__state.Record(global::DomainFx.Generated.Bank.AccountOpenedContract.Instance, @event);
    this.Apply(@event, this.__state.Context);
    this.__state.Applied();
}
