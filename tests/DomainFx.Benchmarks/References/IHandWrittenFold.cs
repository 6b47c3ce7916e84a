using DomainFx.Stores;

namespace DomainFx.Benchmarks.References;

/// <summary>State that is folded from events. The loop is the fold's own: within it every call is direct.</summary>
internal interface IHandWrittenFold
{
    long Sum { get; }

    void Fold(object[] events);

    void Fold(EventPage page);
}
