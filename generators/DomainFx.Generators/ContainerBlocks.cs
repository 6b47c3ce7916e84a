namespace DomainFx.Generators;

/// <summary>Opens the namespace and the containing types of a type again.</summary>
internal sealed class ContainerBlocks : IDisposable
{
    private readonly Stack<SourceWriter.BlockEnd> _open = new();

    private ContainerBlocks()
    {
    }

    /// <summary>Opens a namespace, or nothing for the global one.</summary>
    public static ContainerBlocks OpenNamespace(SourceWriter writer, string space)
    {
        var blocks = new ContainerBlocks();
        if (space.Length > 0) blocks._open.Push(writer.Block($"namespace {GeneratedNames.Escape(space)}"));
        return blocks;
    }

    /// <summary>Opens everything around a type.</summary>
    public static ContainerBlocks OpenAround(SourceWriter writer, TypeName type)
    {
        ContainerBlocks blocks = OpenNamespace(writer, type.Namespace);
        foreach (ContainingType container in type.Containers) blocks._open.Push(writer.Block($"partial {container.Keyword} {container.Name}"));
        return blocks;
    }

    public void Dispose()
    {
        while (_open.Count > 0) _open.Pop().Dispose();
    }
}
