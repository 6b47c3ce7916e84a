//HintName: Account.cs
public static class AccountAggregateCommands
{
    /// <inheritdoc cref="global::Bank.Account.Open"/>
    public sealed record Open() : global::DomainFx.ICommand<global::Bank.Account>
    {
        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { Creates = true };

        global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

        private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Open>("account", "open")
        {
            private static readonly global::DomainFx.Serialization.JsonNames Names = new();

            public override void Write(global::DomainFx.Serialization.JsonWriter writer, Open command)
            {
                writer.WriteRaw("{}"u8);
            }

            public override Open Read(global::System.ReadOnlySpan<byte> json)
            {
                var reader = new global::DomainFx.Serialization.JsonReader(json);
                var command = Read(ref reader);
                reader.End();
                return command;
            }

            private static Open Read(ref global::DomainFx.Serialization.JsonReader reader)
            {
                var state = 0;
                while (true)
                {
                    switch (reader.NextProperty(Names, ref state))
                    {
                        case global::DomainFx.Serialization.JsonReader.EndOfObject:
                            break;
                        default:
                            reader.Skip();
                            continue;
                    }

                    break;
                }

                return new Open();
            }
        }
    }
}
public sealed class AccountAggregateClient
{
    private readonly global::DomainFx.AggregateClient<global::Bank.Account, string> _client;
public static class AccountAggregateDomainExtensions
{
    /// <summary>The client of one <see cref="global::Bank.Account"/>.</summary>
    public static global::Bank.AccountAggregateClient Account(this global::DomainFx.IDomain domain, string id) =>
        new(domain.Aggregate<global::Bank.Account, string>(id));
}

public static class AccountAggregateCommands
{
    /// <inheritdoc cref="global::Bank.Account.Open"/>
    public sealed record Open() : global::DomainFx.ICommand<global::Bank.Account>
    {
        [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
        internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec() { Creates = true };

        global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

        private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Open>("account", "open")
        {
            private static readonly global::DomainFx.Serialization.JsonNames Names = new();

            public override void Write(global::DomainFx.Serialization.JsonWriter writer, Open command)
            {
                writer.WriteRaw("{}"u8);
            }

            public override Open Read(global::System.ReadOnlySpan<byte> json)
            {
                var reader = new global::DomainFx.Serialization.JsonReader(json);
                var command = Read(ref reader);
                reader.End();
                return command;
            }

            private static Open Read(ref global::DomainFx.Serialization.JsonReader reader)
            {
                var state = 0;
                while (true)
                {
                    switch (reader.NextProperty(Names, ref state))
                    {
                        case global::DomainFx.Serialization.JsonReader.EndOfObject:
                            break;
                        default:
                            reader.Skip();
                            continue;
                    }

                    break;
                }

                return new Open();
            }
        }
    }
}
public static class AccountAggregateDomainExtensions
{
    /// <summary>The client of one <see cref="global::Bank.Account"/>.</summary>
    public static global::Bank.AccountAggregateClient Account(this global::DomainFx.IDomain domain, string id) =>
        new(domain.Aggregate<global::Bank.Account, string>(id));
}
