using System.Diagnostics;
using System.Text.Json;
using DomainFx.Benchmarks.Command;
using DomainFx.Benchmarks.References.Purses;

namespace DomainFx.Benchmarks.References.PostgresStore;

/// <summary>An event as it is to be stored.</summary>
internal sealed record NewEvent(string Type, byte[] Metadata, byte[] Data)
{
    public static NewEvent Of(PurseFilled filled, string userId)
    {
        var commandId = Guid.CreateVersion7().ToString();
        var metadata = new Metadata(commandId, commandId, userId, Activity.Current?.TraceId.ToString());
        return new NewEvent(
            "purse-filled",
            JsonSerializer.SerializeToUtf8Bytes(metadata, EventJsonContext.Default.Metadata),
            JsonSerializer.SerializeToUtf8Bytes(filled, EventJsonContext.Default.PurseFilled));
    }
}
