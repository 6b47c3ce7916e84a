using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DomainFx.Runtime;
using DomainFx.Serialization;
using DomainFx.Stores;

namespace DomainFx.Commands;

/// <summary>Turns what a caller sent into a request: fixes the command's id, its key and the events' metadata.</summary>
internal sealed class CommandRequests(DomainOptions options)
{
    private readonly Func<CommandOptions?>? _ambient = options.AmbientOptions;

    /// <summary>Makes the request of one command.</summary>
    /// <exception cref="ArgumentException">The command cannot be encoded, or an option is malformed.</exception>
    public CommandRequest<TAggregate> Make<TAggregate>(StreamId stream, ICommand<TAggregate> command, CommandOptions? options, Activity? caller)
        where TAggregate : class, IAggregate
    {
        var contract = command.Contract;
        if (options?.CommandId == Guid.Empty) throw new ArgumentException("A command id must not be empty.", nameof(options));
        if (options?.ExpectedVersion < 0) throw new ArgumentException("An expected version is the number of events that the caller saw; it cannot be negative.", nameof(options));
        var commandId = options?.CommandId ?? UniqueId.Unordered();
        return new CommandRequest<TAggregate>
        {
            Stream = stream,
            Command = command,
            Contract = contract,
            CommandId = commandId,
            Key = options?.CommandId is null ? null : new CommandKey(commandId, Fingerprint(contract, command)),
            ExpectedVersion = options?.ExpectedVersion,
            Metadata = MetadataFlow.Compose(options, _ambient?.Invoke(), commandId, caller),
        };
    }

    // Stable over processes and versions of the runtime: it is stored.
    private static long Fingerprint(CommandContract contract, object command)
    {
        using var writer = new JsonWriter();
        writer.Write(Encoding.UTF8.GetBytes(contract.Name));
        writer.Write("\n"u8);
        var start = writer.Length;
        try
        {
            contract.WriteObject(writer, command);
        }
        catch (JsonFormatException exception)
        {
            var path = JsonPath.At(writer.Written[start..], exception.Position - start);
            throw new ArgumentException($"Command '{contract.Name}' of '{contract.Aggregate}' cannot be encoded, so its id cannot be remembered. {exception.Message} At {path}.", nameof(command), exception);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(writer.Written, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
