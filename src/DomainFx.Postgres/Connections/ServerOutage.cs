namespace DomainFx.Postgres.Connections;

/// <summary>Whether the server is away, as far as one who works on it knows: there was no connection to be had, or the server was shutting down or a standby.
/// Anything else would have met that too.</summary>
internal sealed class ServerOutage
{
    public bool IsOn { get; private set; }

    public void Told(bool isOn) => IsOn = isOn;
}
