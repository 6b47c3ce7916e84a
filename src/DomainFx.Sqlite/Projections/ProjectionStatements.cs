using System.Text;
using DomainFx.Projections;
using DomainFx.Sqlite.Connections;

namespace DomainFx.Sqlite.Projections;

/// <summary>What the statements of the projections' tables have in common.</summary>
internal static class ProjectionStatements
{
    /// <summary>Binds the first three parameters.</summary>
    public static SqliteStatement BindKey(this SqliteStatement statement, ProjectionKey key) => statement.Bind(1, key.Name).Bind(2, key.Version).Bind(3, key.Rebuild);

    /// <summary>Binds a text, or null.</summary>
    public static SqliteStatement BindText(this SqliteStatement statement, int parameter, string? text) =>
        text is null ? statement.BindNull(parameter) : statement.BindText(parameter, Encoding.UTF8.GetBytes(text));
}
