//HintName: Account.cs
public static global::Bank.AccountClient Konto(this global::DomainFx.IDomain domain, global::System.Guid id) =>
    new(domain.Aggregate<global::Bank.Account, global::System.Guid>(id));
