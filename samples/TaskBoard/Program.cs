using DomainFx;
using DomainFx.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TaskBoard;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("TaskBoard") ?? "Data Source=taskboard.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddTaskBoard().UseSqlite(connectionString)
    : domain.AddTaskBoard().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = "taskboard" }));

using var host = builder.Build();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema taskboard");
await new BoardTour(host.Services.GetRequiredService<IDomain>(), Console.Out).RunAsync();
