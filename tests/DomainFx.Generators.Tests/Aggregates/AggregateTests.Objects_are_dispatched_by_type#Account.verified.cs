//HintName: Account.cs
public override void Apply(global::Bank.Account aggregate, object @event, in global::DomainFx.EventContext context)
{
    switch (@event)
    {
        case global::Bank.AccountOpened e:
            aggregate.Apply(e);
            return;
        case global::Bank.Closed e:
            aggregate.Apply(e, context);
            return;
        default:
            throw NoHandler(@event);
    }
}
