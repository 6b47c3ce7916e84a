//HintName: Account.cs
public override void Apply(global::Bank.Account aggregate, in global::DomainFx.Stores.EventView stored)
{
    switch (stored.TypeName)
    {
        case "account-opened":
            aggregate.Apply(global::DomainFx.Generated.Bank.AccountOpenedContract.Decode(stored.SchemaVersion, stored.Data), stored.Context);
            return;
        case "renamed":
        case "title-changed":
            aggregate.On(global::DomainFx.Generated.Bank.RenamedContract.Decode(stored.SchemaVersion, stored.Data));
            return;
        default:
            throw new global::DomainFx.Runtime.UnreadableSchemaVersionException(0);
    }
}
