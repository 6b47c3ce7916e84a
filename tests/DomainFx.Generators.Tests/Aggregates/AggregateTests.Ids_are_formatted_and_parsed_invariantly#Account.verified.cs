//HintName: Account.cs
public override string FormatId(string id) => global::DomainFx.Runtime.AggregateIds.Format(id);
public override string ParseId(string text) => global::DomainFx.Runtime.AggregateIds.ParseText(text);

public override string FormatId(global::System.Guid id) => global::DomainFx.Runtime.AggregateIds.Format(id);
public override global::System.Guid ParseId(string text) => global::DomainFx.Runtime.AggregateIds.Parse<global::System.Guid>(text);

public override string FormatId(int id) => global::DomainFx.Runtime.AggregateIds.Format(id);
public override int ParseId(string text) => global::DomainFx.Runtime.AggregateIds.Parse<int>(text);

public override string FormatId(global::System.DateOnly id) => global::DomainFx.Runtime.AggregateIds.Format(id, "O");
public override global::System.DateOnly ParseId(string text) => global::DomainFx.Runtime.AggregateIds.Parse<global::System.DateOnly>(text);

public override string FormatId(global::Bank.Number id) => global::DomainFx.Runtime.AggregateIds.Format(id.Value);
public override global::Bank.Number ParseId(string text) => new(global::DomainFx.Runtime.AggregateIds.Parse<long>(text));

public override string FormatId(global::Bank.Text id) => global::DomainFx.Runtime.AggregateIds.Format((id ?? throw new global::System.ArgumentNullException(nameof(id))).Value);
public override global::Bank.Text ParseId(string text) => new(global::DomainFx.Runtime.AggregateIds.ParseText(text));

public override string FormatId(global::Bank.Isbn id) => global::DomainFx.Runtime.AggregateIds.Format(id);
public override global::Bank.Isbn ParseId(string text) => global::DomainFx.Runtime.AggregateIds.Parse<global::Bank.Isbn>(text);
