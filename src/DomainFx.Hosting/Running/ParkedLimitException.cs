using System.Globalization;

namespace DomainFx.Hosting.Running;

/// <summary>More events would be set aside than may be.</summary>
internal sealed class ParkedLimitException(int limit) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"More than {limit} events would be parked. Correct the handler, then retry the parked events; ProjectionOptions.MaxParked says how many there may be."));
