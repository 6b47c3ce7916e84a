using DomainFx.Postgres.Connections;
using Npgsql;

namespace DomainFx.Postgres.Reading;

/// <summary>Reads the position up to which every event is visible.</summary>
internal sealed class HeadStatement(StoreSession session) : IDisposable
{
    private readonly NpgsqlCommand _command = session.Database.Command(session.Connection, $"SELECT {session.Database.Schema}.head_v1()");

    public async ValueTask<long> ReadAsync(CancellationToken cancellationToken)
    {
        await session.PrepareAsync(_command, cancellationToken).ConfigureAwait(false);
        using var rows = await _command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await rows.ReadAsync(cancellationToken).ConfigureAwait(false);
        return rows.GetInt64(0);
    }

    public void Dispose() => _command.Dispose();
}
