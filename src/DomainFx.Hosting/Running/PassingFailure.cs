using System.Data.Common;
using System.Net;
using System.Net.Sockets;

namespace DomainFx.Hosting.Running;

/// <summary>Tells failures of the world outside, which pass, from those that an event causes each time.</summary>
internal static class PassingFailure
{
    public static bool Is(Exception exception) => exception switch
    {
        EventStoreException store => !store.IsRefusal,
        IOException or SocketException or TimeoutException or OperationCanceledException => true,
        HttpRequestException http => http.StatusCode is null or >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
        DbException database => database.IsTransient,
        _ => exception.InnerException is { } inner && Is(inner),
    };
}
