//HintName: Account.cs
internal sealed record Inner(int X) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Inner>("account", "inner")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new("x");

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Inner command)
        {
            writer.Enter();
            writer.WriteInt64("{\"x\":"u8, command.X);
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        public override Inner Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Inner Read(ref global::DomainFx.Serialization.JsonReader reader)
        {
            int x = default;
            ulong seen = 0;
            var state = 0;
            while (true)
            {
                switch (reader.NextProperty(Names, ref state))
                {
                    case 0:
                        x = reader.ReadInt32();
                        seen |= 0x1UL;
                        continue;
                    case global::DomainFx.Serialization.JsonReader.EndOfObject:
                        break;
                    default:
                        reader.Skip();
                        continue;
                }

                break;
            }

            if ((~seen & 0x1UL) != 0) throw reader.Missing(Names, ~seen & 0x1UL);
            return new Inner(x);
        }
    }
}

internal global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> InnerAsync(int x, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Inner(x), options, cancellationToken);
internal global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> InnerAsync(int x, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Inner(x), options, cancellationToken);
