using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Lock;

/// <summary>Writes the shapes of an assembly's contracts into a constant, where the build finds them in the compiled assembly. It costs nothing at run time.</summary>
internal static class LockEmitter
{
    public static void Emit(SourceProductionContext output, string text)
    {
        if (text.Length == 0) return;

        SourceWriter writer = SourceWriter.StartFile();
        using (writer.Block($"namespace {GeneratedNames.Root}"))
        {
            writer.Line("/// <summary>What the build writes into domainfx.lock.json.</summary>");
            writer.Line(GeneratedAttributes.Generated);
            using (writer.Block("internal static class DomainFxLock"))
                writer.Line($"public const string Text = {Identifiers.Literal(text)};");
        }

        output.AddSource("DomainFx.Lock.g.cs", writer.ToSourceText());
    }
}
