using System.Globalization;
using DomainFx.Generators.Aggregates;
using Microsoft.CodeAnalysis;

namespace DomainFx.Generators.Projections;

/// <summary>Writes the generated part of a projection or a reactor.</summary>
internal static class ProjectionEmitter
{
    private const string EventView = "in global::DomainFx.Stores.EventView stored";

    public static void Emit(SourceProductionContext output, ProjectionModel model)
    {
        SourceWriter writer = SourceWriter.StartFile();
        string name = model.Type.FullName;
        using (ContainerBlocks.OpenAround(writer, model.Type))
        using (writer.Block($"partial class {Identifiers.Escape(model.Type.Name)} : global::DomainFx.IProjection<{name}>"))
        {
            writer.Line(GeneratedAttributes.SteppedThrough);
            writer.Line($"static global::DomainFx.Runtime.HandlerProjectionType<{name}> global::DomainFx.IProjection<{name}>.Type => __Type.Instance;");
            writer.Line();
            writer.Line(GeneratedAttributes.SteppedThrough);
            using (writer.Block($"private sealed class __Type : global::DomainFx.Runtime.HandlerProjectionType<{name}>"))
            {
                writer.Line("public static readonly __Type Instance = new();");
                writer.Line();
                writer.Line($"public override string Name => {Identifiers.Literal(model.Name)};");
                writer.Line();
                writer.Line($"public override int Version => {model.Version.ToString(CultureInfo.InvariantCulture)};");
                writer.Line();
                writer.Line($"public override bool IsReactor => {(model.Kind is ProjectionKind.Reactor ? "true" : "false")};");
                writer.Line();
                TableEmitter.WriteEventTypes(writer, model.Handlers.Select(static handler => handler.Event));
                writer.Line();
                writer.Line($"public override {name} Create(global::System.IServiceProvider services) => new({string.Join(", ", model.Services.Select(ServiceOf))});");
                writer.Line();
                if (model.IsPartitioned) WritePartition(writer, model);
                WriteHandle(writer, model);
            }
        }

        output.AddSource($"{model.Type.HintName}.Projection.g.cs", writer.ToSourceText());
    }

    private static string ServiceOf(string type) => $"global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<{type}>(services)";

    private static void WritePartition(SourceWriter writer, ProjectionModel model)
    {
        writer.Line("public override bool IsPartitioned => true;");
        writer.Line();
        using (writer.Block($"public override object? GetPartition({EventView})"))
        using (writer.Block("switch (stored.TypeName)"))
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (ProjectionHandlerModel handler in model.Handlers)
            {
                if (!RowDispatchEmitter.WriteCases(writer, handler.Event, seen)) continue;
                writer.Line($"    return {(handler.IsPartitionOfContext ? "stored" : RowDispatchEmitter.Decode(handler.Event))}.{Identifiers.Escape(handler.PartitionProperty!)};");
            }

            writer.Line("default:");
            writer.Line("    return null;");
        }

        writer.Line();
    }

    private static void WriteHandle(SourceWriter writer, ProjectionModel model)
    {
        writer.Line($"public override global::System.Threading.Tasks.ValueTask HandleAsync({model.Type.FullName} instance, {EventView},");
        using (writer.Block("    global::System.Data.Common.DbTransaction? transaction, global::System.Threading.CancellationToken cancellationToken)"))
        using (writer.Block("switch (stored.TypeName)"))
        {
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (ProjectionHandlerModel handler in model.Handlers)
            {
                if (!RowDispatchEmitter.WriteCases(writer, handler.Event, seen)) continue;
                string call = $"{(handler.IsStatic ? model.Type.FullName : "instance")}.{handler.Method}({string.Join(", ", handler.Parameters.Select(parameter => ArgumentOf(parameter.Argument, handler)))})";
                writer.Line(handler.Return switch { CommandReturn.Task => $"    return new({call});", CommandReturn.ValueTask => $"    return {call};", _ => $"    {call};" });
                if (handler.Return is CommandReturn.Void) writer.Line("    return default;");
            }

            writer.Line("default:");
            writer.Line("    throw new global::DomainFx.Runtime.UnreadableSchemaVersionException(0);");
        }
    }

    private static string ArgumentOf(ProjectionArgument argument, ProjectionHandlerModel handler) => argument switch
    {
        ProjectionArgument.Event => RowDispatchEmitter.Decode(handler.Event),
        ProjectionArgument.Context => "stored.ProjectionContext",
        ProjectionArgument.Transaction => "transaction!",
        _ => "cancellationToken",
    };
}
