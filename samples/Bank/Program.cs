using System.Diagnostics;
using Bank;
using DomainFx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Bank") ?? "Data Source=bank.db";
builder.Services.AddDomainFx(domain => domain
    .AddBank()
    .UseSqlite(connectionString));

using var host = builder.Build();
Console.WriteLine($"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}");

// Every event carries the trace id of the activity in which it was raised.
using var activity = new Activity("bank-visit").Start();
await new BankVisit(host.Services.GetRequiredService<IDomain>(), Console.Out).RunAsync();
