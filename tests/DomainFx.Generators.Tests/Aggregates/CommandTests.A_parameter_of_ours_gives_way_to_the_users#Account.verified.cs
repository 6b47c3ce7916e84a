//HintName: Account.cs
public sealed record Tag(string Options, string CancellationToken, int This, string TagValue) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Tag>("account", "tag")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new("options", "cancellationToken", "this", "tagValue");

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Tag command)
        {
            writer.Enter();
            writer.WriteString("{\"options\":"u8, command.Options);
            writer.WriteString(",\"cancellationToken\":"u8, command.CancellationToken);
            writer.WriteInt64(",\"this\":"u8, command.This);
            writer.WriteString(",\"tagValue\":"u8, command.TagValue);
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        public override Tag Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Tag Read(ref global::DomainFx.Serialization.JsonReader reader)
        {
            string options = default!;
            string cancellationToken = default!;
            int @this = default;
            string tagValue = default!;
            ulong seen = 0;
            var state = 0;
            while (true)
            {
                switch (reader.NextProperty(Names, ref state))
                {
                    case 0:
                        options = reader.ReadString();
                        seen |= 0x1UL;
                        continue;
                    case 1:
                        cancellationToken = reader.ReadString();
                        seen |= 0x2UL;
                        continue;
                    case 2:
                        @this = reader.ReadInt32();
                        seen |= 0x4UL;
                        continue;
                    case 3:
                        tagValue = reader.ReadString();
                        seen |= 0x8UL;
                        continue;
                    case global::DomainFx.Serialization.JsonReader.EndOfObject:
                        break;
                    default:
                        reader.Skip();
                        continue;
                }

                break;
            }

            if ((~seen & 0xFUL) != 0) throw reader.Missing(Names, ~seen & 0xFUL);
            return new Tag(options, cancellationToken, @this, tagValue);
        }
    }
}

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TagAsync(string options, string cancellationToken, int @this, string tag, global::DomainFx.CommandOptions? commandOptions = null, global::System.Threading.CancellationToken commandCancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Tag(options, cancellationToken, @this, tag), commandOptions, commandCancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TagAsync(string options, string cancellationToken, int @this, string tag, global::DomainFx.CommandOptions? commandOptions = null, global::System.Threading.CancellationToken commandCancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Tag(options, cancellationToken, @this, tag), commandOptions, commandCancellationToken);
