using DomainFx;
using DomainFx.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;
using TaskBoard;
using Watch;

var arguments = WatchArguments.Parse(args);
var builder = Host.CreateApplicationBuilder(arguments.Settings);
var connectionString = builder.Configuration.GetConnectionString("TaskBoard") ?? "Data Source=taskboard.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddTaskBoard().UseSqlite(connectionString)
    : domain.AddTaskBoard().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = "taskboard" }));
builder.AddWatch<BoardTraffic>(arguments);

using var host = builder.Build();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema taskboard");
if (arguments.IsWatching)
{
    await host.RunAsync();
    return;
}

var domain = host.Services.GetRequiredService<IDomain>();
await new BoardTour(domain, Console.Out).RunAsync();
await CatchUp.RunAsync(domain);
AnsiConsole.Write(await BoardTable.ReadAsync(domain));
