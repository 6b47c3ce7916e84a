using DomainFx;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TaskBoard;

var builder = Host.CreateApplicationBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("TaskBoard") ?? "Data Source=taskboard.db";
builder.Services.AddDomainFx(domain => domain
    .AddTaskBoard()
    .UseSqlite(connectionString));

using var host = builder.Build();
Console.WriteLine($"Store: SQLite, {connectionString}, in {Environment.CurrentDirectory}");
await new BoardTour(host.Services.GetRequiredService<IDomain>(), Console.Out).RunAsync();
