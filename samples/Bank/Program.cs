using System.Diagnostics;
using Bank;
using DomainFx;
using DomainFx.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Bank") ?? "Data Source=bank.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddBank().UseSqlite(connectionString)
    : domain.AddBank().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = "bank" }));

using var host = builder.Build();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema bank");

// Every event carries the trace id of the activity in which it was raised.
using var activity = new Activity("bank-visit").Start();
await new BankVisit(host.Services.GetRequiredService<IDomain>(), Console.Out).RunAsync();
