using DomainFx;
using DomainFx.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orders;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Orders") ?? "Data Source=orders.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddOrders().UseSqlite(connectionString)
    : domain.AddOrders().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = "orders" }));

using var host = builder.Build();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema orders");
await new OrdersTour(host.Services.GetRequiredService<IDomain>(), TimeProvider.System, Console.Out).RunAsync();
