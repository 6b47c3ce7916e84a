using DomainFx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orders;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Orders") ?? "Data Source=orders.db";
builder.Services.AddDomainFx(domain => domain
    .AddOrders()
    .UseSqlite(connectionString));

using var host = builder.Build();
Console.WriteLine($"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}");
await new OrdersTour(host.Services.GetRequiredService<IDomain>(), TimeProvider.System, Console.Out).RunAsync();
