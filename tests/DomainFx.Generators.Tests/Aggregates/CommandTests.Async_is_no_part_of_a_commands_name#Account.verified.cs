//HintName: Account.cs
public sealed record Approve() : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Approve>("account", "approve")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new();

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Approve command)
        {
            writer.Enter();
            writer.WriteRaw("{}"u8);
            writer.Leave();
        }

        public override Approve Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Approve Read(ref global::DomainFx.Serialization.JsonReader reader)
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

            return new Approve();
        }
    }
}

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> ApproveAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Approve(), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> ApproveAsync(global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Approve(), options, cancellationToken);

return Accepted(aggregate.ApproveAsync());
