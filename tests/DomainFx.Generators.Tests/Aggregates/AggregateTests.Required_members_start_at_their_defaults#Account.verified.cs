//HintName: Account.cs
public override global::Bank.Account Create() => new() { Limit = default!, Owner = default! };
