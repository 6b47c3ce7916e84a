using Microsoft.Extensions.Logging;

namespace DomainFx.Faults.Child;

/// <summary>Writes what a worker has to say to the standard error, a line each.</summary>
internal sealed class LineLogger(string name) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Console.Error.WriteLine($"{name} {eventId.Id} {formatter(state, exception)} {exception?.GetType().Name} {exception?.Message}");
}
