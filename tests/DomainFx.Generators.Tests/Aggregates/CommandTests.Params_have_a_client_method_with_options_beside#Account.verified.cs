//HintName: Account.cs
public sealed record Add(string Reason, params long[] Amounts) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Add>("account", "add")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new("reason", "amounts");

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Add command)
        {
            writer.Enter();
            writer.WriteString("{\"reason\":"u8, command.Reason);
            writer.WriteRaw(",\"amounts\":"u8);
            WriteAmounts(writer, command.Amounts);
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        public override Add Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Add Read(ref global::DomainFx.Serialization.JsonReader reader)
        {
            string reason = default!;
            long[] amounts = default!;
            ulong seen = 0;
            var state = 0;
            while (true)
            {
                switch (reader.NextProperty(Names, ref state))
                {
                    case 0:
                        reason = reader.ReadString();
                        seen |= 0x1UL;
                        continue;
                    case 1:
                        amounts = ReadAmounts(ref reader);
                        seen |= 0x2UL;
                        continue;
                    case global::DomainFx.Serialization.JsonReader.EndOfObject:
                        break;
                    default:
                        reader.Skip();
                        continue;
                }

                break;
            }

            if ((~seen & 0x3UL) != 0) throw reader.Missing(Names, ~seen & 0x3UL);
            return new Add(reason, amounts);
        }

        private static void WriteAmounts(global::DomainFx.Serialization.JsonWriter writer, long[] value)
        {
            if (value is null) writer.RefuseNull();
            writer.Enter();
            writer.WriteRaw("["u8);
            global::System.ReadOnlySpan<byte> separator = default;
            foreach (var item in value)
            {
                writer.WriteInt64(separator, item);
                separator = ","u8;
            }

            writer.WriteRaw("]"u8);
            writer.Leave();
        }

        private static long[] ReadAmounts(ref global::DomainFx.Serialization.JsonReader reader)
        {
            var items = new global::DomainFx.Serialization.JsonItems<long>();
            var first = true;
            while (reader.NextElement(ref first)) items.Add(reader.ReadInt64());
            return items.ToArray();
        }
    }
}

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, params long[] amounts) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Add(reason, amounts));
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, long[] amounts, global::DomainFx.CommandOptions? options, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Add(reason, amounts), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, params long[] amounts) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Add(reason, amounts));
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> AddAsync(string reason, long[] amounts, global::DomainFx.CommandOptions? options, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Add(reason, amounts), options, cancellationToken);
