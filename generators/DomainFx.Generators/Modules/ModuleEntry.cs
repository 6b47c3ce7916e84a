using DomainFx.Generators.Aggregates;
using DomainFx.Generators.Events;

namespace DomainFx.Generators.Modules;

/// <summary>What the module needs to know of one aggregate or event: little, so that most edits leave it as it is.</summary>
/// <param name="StoredName">The category or event name, to sort by.</param>
/// <param name="Expression">Its type object, as C#; null where no code outside its container can name it.</param>
/// <param name="UsedModules">The modules that it uses, from <c>global::</c>.</param>
internal sealed record ModuleEntry(string StoredName, string? Expression, EquatableArray<string> UsedModules)
{
    public static ModuleEntry Of(EventModel model) =>
        new(model.StoredName, model.Type.IsReachable ? GeneratedNames.Beside(model.Type, "Contract") + ".Instance" : null, model.UsedModules);

    public static ModuleEntry Of(AggregateModel model) =>
        new(model.Category, $"global::DomainFx.Runtime.AggregateTypes.Of<{model.Type.FullName}, string>()", model.UsedModules);
}
