using System.Text.Json.Serialization;
using DomainFx;
using DomainFx.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orders;
using Watch;

var arguments = WatchArguments.Parse(args);
var builder = WebApplication.CreateBuilder(arguments.Settings);
var connectionString = builder.Configuration.GetConnectionString("Orders") ?? "Data Source=orders.db";
var postgres = builder.Configuration["DOMAINFX_POSTGRES"];
builder.Services.AddDomainFx(domain => _ = postgres is null
    ? domain.AddOrders().UseSqlite(connectionString)
    : domain.AddOrders().UsePostgres(new PostgresStoreOptions { ConnectionString = postgres, Schema = OrderList.Schema }));
builder.Services.AddSingleton(postgres is null ? OrderList.OnSqlite(connectionString) : OrderList.OnPostgres(postgres));
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
builder.AddWatch<OrderTraffic>(arguments);
// Beside another one on this machine its address is taken.
if (arguments.IsWorker) builder.WebHost.UseUrls("http://127.0.0.1:0");

await using var app = builder.Build();
app.MapOrders();
Console.WriteLine(postgres is null ? $"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}" : "Store: PostgreSQL, schema orders");
if (arguments.IsWatching)
{
    await app.RunAsync();
    return;
}

var domain = app.Services.GetRequiredService<IDomain>();
await new OrdersTour(domain, TimeProvider.System, Console.Out).RunAsync();
await CatchUp.RunAsync(domain);
await new OrderReport(app.Services.GetRequiredService<OrderList>(), Console.Out).PrintAsync();
