//HintName: Account.cs
public sealed record Tune(int Number = -1, long Big = -9223372036854775808, double Ratio = double.NaN, float Part = 1.5F, decimal Price = 2.50M, bool On = true, char Grade = '\'', string Text = "a\"\n", global::System.DayOfWeek Day = (global::System.DayOfWeek)(5), global::System.DayOfWeek? Perhaps = (global::System.DayOfWeek)(1), int? None = default, global::System.Guid Id = default) : global::DomainFx.ICommand<global::Bank.Account>
{
    [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
    internal static readonly global::DomainFx.Runtime.CommandContract __Contract = new __Codec();

    global::DomainFx.Runtime.CommandContract global::DomainFx.ICommand<global::Bank.Account>.Contract => __Contract;

    private sealed class __Codec() : global::DomainFx.Runtime.CommandContract<Tune>("account", "tune")
    {
        private static readonly global::DomainFx.Serialization.JsonNames Names = new("number", "big", "ratio", "part", "price", "on", "grade", "text", "day", "perhaps", "none", "id");

        public override void Write(global::DomainFx.Serialization.JsonWriter writer, Tune command)
        {
            writer.Enter();
            writer.WriteInt64("{\"number\":"u8, command.Number);
            writer.WriteInt64(",\"big\":"u8, command.Big);
            writer.WriteDouble(",\"ratio\":"u8, command.Ratio);
            writer.WriteSingle(",\"part\":"u8, command.Part);
            writer.WriteDecimal(",\"price\":"u8, command.Price);
            writer.WriteBoolean(",\"on\":"u8, command.On);
            writer.WriteChar(",\"grade\":"u8, command.Grade);
            writer.WriteString(",\"text\":"u8, command.Text);
            writer.WriteRaw(",\"day\":"u8);
            global::DomainFx.Generated.System.DayOfWeekCodec.Write(writer, command.Day);
            if (command.Perhaps is { } perhaps)
            {
                writer.WriteRaw(",\"perhaps\":"u8);
                global::DomainFx.Generated.System.DayOfWeekCodec.Write(writer, perhaps);
            }
            else
            {
                writer.WriteNull(",\"perhaps\":"u8);
            }
            if (command.None is { } none)
            {
                writer.WriteInt64(",\"none\":"u8, none);
            }
            else
            {
                writer.WriteNull(",\"none\":"u8);
            }
            writer.WriteGuid(",\"id\":"u8, command.Id);
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        public override Tune Read(global::System.ReadOnlySpan<byte> json)
        {
            var reader = new global::DomainFx.Serialization.JsonReader(json);
            var command = Read(ref reader);
            reader.End();
            return command;
        }

        private static Tune Read(ref global::DomainFx.Serialization.JsonReader reader)
        {
            int number = -1;
            long big = -9223372036854775808;
            double ratio = double.NaN;
            float part = 1.5F;
            decimal price = 2.50M;
            bool on = true;
            char grade = '\'';
            string text = "a\"\n";
            global::System.DayOfWeek day = (global::System.DayOfWeek)(5);
            global::System.DayOfWeek? perhaps = (global::System.DayOfWeek)(1);
            int? none = default;
            global::System.Guid id = default;
            var state = 0;
            while (true)
            {
                switch (reader.NextProperty(Names, ref state))
                {
                    case 0:
                        number = reader.ReadInt32();
                        continue;
                    case 1:
                        big = reader.ReadInt64();
                        continue;
                    case 2:
                        ratio = reader.ReadDouble();
                        continue;
                    case 3:
                        part = reader.ReadSingle();
                        continue;
                    case 4:
                        price = reader.ReadDecimal();
                        continue;
                    case 5:
                        on = reader.ReadBoolean();
                        continue;
                    case 6:
                        grade = reader.ReadChar();
                        continue;
                    case 7:
                        text = reader.ReadString();
                        continue;
                    case 8:
                        day = global::DomainFx.Generated.System.DayOfWeekCodec.Read(ref reader);
                        continue;
                    case 9:
                        perhaps = reader.TryReadNull() ? default(global::System.DayOfWeek?) : global::DomainFx.Generated.System.DayOfWeekCodec.Read(ref reader);
                        continue;
                    case 10:
                        none = reader.TryReadNull() ? default(int?) : reader.ReadInt32();
                        continue;
                    case 11:
                        id = reader.ReadGuid();
                        continue;
                    case global::DomainFx.Serialization.JsonReader.EndOfObject:
                        break;
                    default:
                        reader.Skip();
                        continue;
                }

                break;
            }

            return new Tune(number, big, ratio, part, price, on, grade, text, day, perhaps, none, id);
        }
    }
}

public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TuneAsync(int number = -1, long big = -9223372036854775808, double ratio = double.NaN, float part = 1.5F, decimal price = 2.50M, bool on = true, char grade = '\'', string text = "a\"\n", global::System.DayOfWeek day = (global::System.DayOfWeek)(5), global::System.DayOfWeek? perhaps = (global::System.DayOfWeek)(1), int? none = default, global::System.Guid id = default, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.SendAsync(new global::Bank.AccountCommands.Tune(number, big, ratio, part, price, on, grade, text, day, perhaps, none, id), options, cancellationToken);
public global::System.Threading.Tasks.Task<global::DomainFx.CommandResult> TuneAsync(int number = -1, long big = -9223372036854775808, double ratio = double.NaN, float part = 1.5F, decimal price = 2.50M, bool on = true, char grade = '\'', string text = "a\"\n", global::System.DayOfWeek day = (global::System.DayOfWeek)(5), global::System.DayOfWeek? perhaps = (global::System.DayOfWeek)(1), int? none = default, global::System.Guid id = default, global::DomainFx.CommandOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default) =>
    this._client.TrySendAsync(new global::Bank.AccountCommands.Tune(number, big, ratio, part, price, on, grade, text, day, perhaps, none, id), options, cancellationToken);
