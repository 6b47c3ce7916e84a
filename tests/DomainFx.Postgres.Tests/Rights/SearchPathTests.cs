using DomainFx.Postgres.Tests.Servers;
using Npgsql;

namespace DomainFx.Postgres.Tests.Rights;

/// <summary>A function that acts with its owner's rights does not look for anything in its caller's search path.</summary>
public sealed class SearchPathTests(SharedServer server)
{
    [Fact]
    public async Task All_functions_that_act_as_their_owner_have_a_path_of_their_own()
    {
        await using var roles = await Roles.CreateAsync(server.ConnectionString);
        await using var connection = await roles.ConnectAsAsync(roles.Writer);
        await using var command = new NpgsqlCommand(
            roles.Named(
                """
                SELECT coalesce(string_agg(p.proname, ' ' ORDER BY p.proname), '') FROM pg_proc AS p
                WHERE p.pronamespace = '{schema}'::regnamespace AND p.prosecdef AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c = 'search_path=pg_catalog, pg_temp')
                """),
            connection);
        Assert.Equal("", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
