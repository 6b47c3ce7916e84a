using System.Diagnostics;
using Bank;
using DomainFx;
using DomainFx.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Watch;

var arguments = WatchArguments.Parse(args);
var builder = Host.CreateApplicationBuilder(arguments.Settings);
var connectionString = builder.Configuration.GetConnectionString("Bank") ?? "Data Source=bank.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddBank().UseSqlite(connectionString)
    : domain.AddBank().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = "bank" }));
builder.AddWatch<BankTraffic>(arguments);

using var host = builder.Build();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema bank");
if (arguments.IsWatching)
{
    await host.RunAsync();
    return;
}

// Every event carries the trace id of the activity in which it was raised.
using var activity = new Activity("bank-visit").Start();
var domain = host.Services.GetRequiredService<IDomain>();
await new BankVisit(domain, Console.Out).RunAsync();
await CatchUp.RunAsync(domain);
await new BankReport(domain, Console.Out).PrintAsync(BankVisit.AccountId);
