using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Modules;

/// <summary>Writes the module of an assembly and the method that adds it.</summary>
internal static class ModuleEmitter
{
    public static void Emit(SourceProductionContext output, ModuleModel model)
    {
        if (model.Events.IsEmpty && model.Aggregates.IsEmpty) return;

        SourceWriter writer = SourceWriter.StartFile();
        output.AddSource($"{model.Name}.Module.g.cs", writer.ToSourceText());
    }
}
