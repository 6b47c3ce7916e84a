//HintName: Account.cs
public sealed record Withdraw(long Amount, string? Note = default) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Withdraw>("account", "withdraw")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new("amount", "note");

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Withdraw command)
        {
            writer.Enter();
            writer.WriteInt64("{\"amount\":"u8, command.Amount);
            if (command.Note is { } note)
            {
                writer.WriteString(",\"note\":"u8, note);
            }
            else
            {
                writer.WriteNull(",\"note\":"u8);
            }
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        public override Withdraw Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Withdraw Read(ref global::DomainFx.Serialization.JsonReader reader)
        {
            long amount = default;
            string? note = default;
            ulong seen = 0;
            var state = 0;
            while (true)
            {
                switch (reader.NextProperty(Names, ref state))
                {
                    case 0:
                        amount = reader.ReadInt64();
                        seen |= 0x1UL;
                        continue;
                    case 1:
                        note = reader.TryReadNull() ? null : reader.ReadString();
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
            return new Withdraw(amount, note);
        }
    }
}
