using DomainFx.Stores;
using DomainFx.Stores.Coalescing;

namespace DomainFx.Tests.Stores.Coalescing;

/// <summary>A batch that a sink was given. A member's name is the text of its first event's data.</summary>
internal sealed class SinkBatch
{
    private readonly TaskCompletionSource _outcome = new();
    private readonly PendingAppend[] _members;

    public SinkBatch(IReadOnlyList<PendingAppend> members)
    {
        _members = [.. members];
        Names = [.. members.Select(member => Appends.NameOf(member.Appends[0]))];
        ThreadId = Environment.CurrentManagedThreadId;
    }

    public string[] Names { get; }

    /// <summary>The thread that the sink was called on.</summary>
    public int ThreadId { get; }

    public Task Outcome => _outcome.Task;

    /// <summary>The data of a member as it is now.</summary>
    public string DataOf(int member) => Appends.NameOf(_members[member].Appends[0]);

    /// <summary>Settles one member with a failure of its own.</summary>
    public SinkBatch Fail(string name, Exception failure)
    {
        _members[Array.IndexOf(Names, name)].Fail(failure);
        return this;
    }

    /// <summary>Puts one member off.</summary>
    public SinkBatch PutOff(string name)
    {
        _members[Array.IndexOf(Names, name)].IsPutOff = true;
        return this;
    }

    /// <summary>Completes the batch: each member's version is its place in the batch, from 1.</summary>
    public void Complete()
    {
        for (var i = 0; i < _members.Length; i++)
        {
            for (var stream = 0; stream < _members[i].Results.Length; stream++)
                _members[i].Results[stream] = new AppendResult(StreamVersion: i + 1, Position: stream + 1, IsDuplicate: false);
        }

        _outcome.SetResult();
    }

    public void Throw(Exception failure) => _outcome.SetException(failure);
}
