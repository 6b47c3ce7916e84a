namespace DomainFx.Generators.Codecs;

/// <summary>Opens what generated classes stand in: the generated namespace, or the type's own containers where nobody else can name it.</summary>
internal readonly struct CodecBlock : IDisposable
{
    private readonly SourceWriter _writer;
    private readonly int _depth;

    private CodecBlock(SourceWriter writer, int depth)
    {
        _writer = writer;
        _depth = depth;
    }

    /// <summary>Opens the class of a codec.</summary>
    public static CodecBlock Open(SourceWriter writer, CodecName name)
    {
        int depth = OpenScope(writer, name.Type)._depth;
        writer.Line(GeneratedAttributes.SteppedThrough);
        writer.Line(GeneratedAttributes.Hidden);
        Begin(writer, $"{(name.Type.IsReachable ? "internal" : "private")} static class {name.Name}", ref depth);
        return new CodecBlock(writer, depth);
    }

    /// <summary>Opens what stands around a class that is generated for a type.</summary>
    public static CodecBlock OpenScope(SourceWriter writer, TypeName type)
    {
        int depth = 0;
        if (type.IsReachable)
        {
            Begin(writer, $"namespace {GeneratedNames.SpaceOf(type)}", ref depth);
            return new CodecBlock(writer, depth);
        }

        if (type.Namespace.Length > 0) Begin(writer, $"namespace {GeneratedNames.Escape(type.Namespace)}", ref depth);
        foreach (ContainingType container in type.Containers) Begin(writer, $"partial {container.Keyword} {container.Name}", ref depth);
        return new CodecBlock(writer, depth);
    }

    public void Dispose()
    {
        for (int index = 0; index < _depth; index++)
        {
            _writer.Outdent();
            _writer.Line("}");
        }
    }

    private static void Begin(SourceWriter writer, string header, ref int depth)
    {
        writer.Line(header);
        writer.Line("{");
        writer.Indent();
        depth++;
    }
}
