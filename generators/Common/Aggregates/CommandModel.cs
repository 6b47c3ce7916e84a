namespace DomainFx.Generators.Aggregates;

/// <summary>A <c>[Command]</c> method, its message and its client method.</summary>
internal sealed record CommandModel
{
    /// <summary>The method, escaped.</summary>
    public required string Method { get; init; }

    /// <summary>The command's name within the aggregate, for example <c>withdraw</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The message record, escaped.</summary>
    public required string Message { get; init; }

    /// <summary>The client's method.</summary>
    public required string ClientMethod { get; init; }

    public required CommandReturn Return { get; init; }

    public required CommandFacts Facts { get; init; }

    /// <summary>The accessibility of message and client method.</summary>
    public required string Accessibility { get; init; }

    /// <summary>In the method's order.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Whether the message carries anything.</summary>
    public bool HasData
    {
        get
        {
            foreach (ParameterModel parameter in Parameters)
            {
                if (parameter.Source is ParameterSource.Data) return true;
            }

            return false;
        }
    }
}
