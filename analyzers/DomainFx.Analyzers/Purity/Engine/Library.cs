using Microsoft.CodeAnalysis;

namespace DomainFx.Analyzers.Purity.Engine;

/// <summary>What the framework's own types do with the objects that they are given. Judged by declaring type, then by name.</summary>
internal static class Library
{
    private static readonly HashSet<string> Mutators = new(StringComparer.Ordinal)
    {
        "Add", "AddAfter", "AddBefore", "AddFirst", "AddLast", "AddOrUpdate", "AddRange", "And", "Append", "AppendFormat", "AppendJoin", "AppendLine",
        "Clear", "Dequeue", "DequeueEnqueue", "DrainToImmutable", "Enqueue", "EnqueueDequeue", "EnqueueRange", "ExceptWith", "GetOrAdd", "Insert",
        "InsertRange", "IntersectWith", "LeftShift", "Move", "MoveToImmutable", "Not", "Or", "Pop", "Push", "PushRange", "Remove", "RemoveAll", "RemoveAt",
        "RemoveFirst", "RemoveLast", "RemoveRange", "RemoveWhere", "Replace", "Reset", "Restart", "Reverse", "RightShift", "Set", "SetAll", "SetAt", "SetByIndex",
        "SetItem", "SetValue", "Sort", "Start", "Stop", "SymmetricExceptWith", "Take", "TryAdd", "TryDequeue", "TryEnqueue", "TryPop", "TryPopRange", "TryRemove",
        "TryTake", "TryUpdate", "UnionWith", "Xor", "MoveNext",
    };

    private static readonly HashSet<string> Copies = new(StringComparer.Ordinal)
    {
        "Array", "Enumerable", "Queryable", "ImmutableArray", "ImmutableList", "ImmutableHashSet", "ImmutableDictionary", "ImmutableSortedDictionary",
        "ImmutableSortedSet", "ImmutableQueue", "ImmutableStack", "FrozenSet", "FrozenDictionary",
    };

    /// <summary>Whether an instance method changes its instance.</summary>
    public static bool Mutates(IMethodSymbol method) =>
        !method.IsStatic && Mutators.Contains(method.Name) && IsMutable(method.ContainingType);

    /// <summary>Whether a method of this name may change its instance.</summary>
    public static bool MayMutate(string name) => Mutators.Contains(name);

    /// <summary>Whether a method compares elements as to their order.</summary>
    public static bool Orders(IMethodSymbol method) =>
        method.Name is "Sort" or "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" or "Min" or "Max" or "MinBy" or "MaxBy" or "BinarySearch" or "Compare"
        || method.ContainingType.Name is "SortedSet" or "SortedDictionary" or "SortedList" or "PriorityQueue";

    /// <summary>Whether a method compares elements as to whether they are equal.</summary>
    public static bool Equates(IMethodSymbol method) =>
        method.Name is "Distinct" or "DistinctBy" or "Contains" or "IndexOf" or "LastIndexOf" or "Remove" or "Union" or "UnionBy" or "Intersect" or "IntersectBy" or "Except" or "ExceptBy" or "SequenceEqual"
            or "GroupBy" or "GroupJoin" or "Join" or "ToHashSet" or "ToDictionary" or "ToLookup" or "CountBy" or "AggregateBy" or "Equals"
        || method.ContainingType.Name is "HashSet" or "Dictionary" or "ConcurrentDictionary";

    /// <summary>Whether a method makes text of what it is given.</summary>
    public static bool Tells(IMethodSymbol method) =>
        method.Name is "Join" or "Concat" or "Format" or "Append" or "AppendLine" or "AppendJoin" or "AppendFormat" or "Insert" or "Write" or "WriteLine"
        && method.ContainingType.Name is "String" or "StringBuilder" or "TextWriter" or "Console" or "StringWriter";

    /// <summary>The types whose values a method looks at: the keys, where it has some.</summary>
    public static IEnumerable<ITypeParameterSymbol> Looked(IMethodSymbol method)
    {
        IEnumerable<ITypeParameterSymbol> all = method.TypeParameters.Concat(method.ContainingType.TypeParameters);
        return all.Any(static parameter => parameter.Name == "TKey") ? all.Where(static parameter => parameter.Name == "TKey") : all;
    }

    /// <summary>Which argument a method changes, by its ordinal; −1 for none.</summary>
    public static int Changed(IMethodSymbol method) => Named(method) is >= 0 and var ordinal ? ordinal : Filled(method);

    private static int Named(IMethodSymbol method)
    {
        if (!method.IsStatic && method.Name is not ("Shuffle" or "NextBytes" or "CopyTo" or "TryCopyTo" or "SetValue")) return -1;
        return (method.ContainingType.Name, method.Name) switch
        {
            ("Array", "Sort" or "Reverse" or "Clear" or "Fill") => 0,
            ("Array", "Copy" or "ConstrainedCopy") => method.Parameters.Length == 3 ? 1 : 2,
            ("Buffer", "BlockCopy") => 2,
            ("MemoryExtensions", "Sort" or "Reverse" or "Replace") => 0,
            ("MemoryExtensions", "CopyTo") => 1,
            ("CollectionExtensions", "AddRange" or "InsertRange" or "TryAdd" or "Remove") => 0,
            ("CollectionsMarshal", "SetCount" or "GetValueRefOrAddDefault") => 0,
            ("Random" or "RandomNumberGenerator", "Shuffle" or "NextBytes" or "Fill") => 0,
            ("FieldInfo" or "PropertyInfo", "SetValue") => 0,
            ("Buffer", "SetByte") or ("NativeMemory", "Fill" or "Clear") => 0,
            ("Buffer", "MemoryCopy") or ("NativeMemory", "Copy") or ("Marshal", "StructureToPtr") => 1,
            ("Marshal", "Copy") => method.Parameters[0].Type is IArrayTypeSymbol ? 2 : 1,
            ("Marshal", _) when method.Name.StartsWith("Write", StringComparison.Ordinal) => 0,
            ("Unsafe", "Write" or "WriteUnaligned" or "CopyBlock" or "CopyBlockUnaligned" or "Copy" or "InitBlock" or "InitBlockUnaligned") => 0,
            (_, "CopyTo" or "TryCopyTo") when !method.IsStatic => method.Parameters.Length > 1 && method.Parameters[0].Type.SpecialType is SpecialType.System_Int32 ? 1 : 0,
            _ => -1,
        };
    }

    // A span that can be written to is there to be, but for the methods that give another view of it.
    private static int Filled(IMethodSymbol method)
    {
        if (method is { Name: "GetBytes" or "GetChars", Parameters.Length: 5 }) return 3;
        if (method.ContainingType.Name is "MemoryExtensions" or "MemoryMarshal") return -1;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Type is { Name: "Span" or "Memory" }) return parameter.Ordinal;
        }

        return -1;
    }

    /// <summary>Whether what a member returns shows the same elements, not a copy: what is written there is written here.</summary>
    public static bool IsView(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Name is "AsSpan" or "AsMemory" or "AsReadOnly" or "AsEnumerable" or "Slice" or "GetViewBetween" or "AsRef" or "AsPointer" or "Cast" or "As"
            || method.ContainingType.Name is "MemoryMarshal" or "CollectionsMarshal" or "GCHandle" || method.MethodKind is MethodKind.Conversion
            || method is { Name: "Combine" or "Remove", ContainingType.Name: "Delegate" },
        IPropertySymbol property => property.Name is "Span" or "Memory" || property.ContainingType.Name is "Nullable" or "GCHandle" || IsNode(property.Type),
        _ => false,
    };

    /// <summary>Whether a type is that of a list's nodes, which are the list and no elements.</summary>
    public static bool IsNode(ITypeSymbol type) => type.Name == "LinkedListNode";

    /// <summary>Whether an object that is passed here is taken in itself, not its elements.</summary>
    public static bool TakesItself(IParameterSymbol parameter) =>
        parameter.OriginalDefinition.Type is ITypeParameterSymbol or { SpecialType: SpecialType.System_Object };

    /// <summary>Whether a constructor wraps what it is given.</summary>
    public static bool IsWrapper(INamedTypeSymbol type) =>
        type.Name is "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "Collection" or "ReadOnlyCollection" or "ReadOnlyDictionary" or "ReadOnlySet";

    /// <summary>Whether a method that names a type parameter only in its result takes the objects from its arguments.</summary>
    public static bool IsCast(IMethodSymbol method) => method.Name is "Cast" or "OfType" or "As" or "AsRef";

    /// <summary>Whether the methods of a type make new collections and leave those that they are given alone.</summary>
    public static bool Copy(INamedTypeSymbol type) => Copies.Contains(type.Name);

    public static bool IsTask(INamedTypeSymbol? type) => type is { Name: "Task" or "ValueTask" or "TaskAwaiter" or "ValueTaskAwaiter" };

    /// <summary>Whether objects of a library type can be changed by their own methods.</summary>
    public static bool IsMutable(ITypeSymbol type)
    {
        string space = type.ContainingNamespace is { IsGlobalNamespace: false } names ? names.ToString() : "";
        if (space.StartsWith("System.Collections.Immutable", StringComparison.Ordinal)) return type.Name == "Builder";
        if (space.StartsWith("System.Collections.Frozen", StringComparison.Ordinal) || type.Name.StartsWith("ReadOnly", StringComparison.Ordinal)) return false;
        if (space.StartsWith("System.Collections", StringComparison.Ordinal)) return true;
        if (type.Name is "StringBuilder" or "Stopwatch" or "Memory" or "Span" or "HashCode") return true;
        return IsCollection(type);
    }

    /// <summary>Whether a type is a collection that can be filled.</summary>
    public static bool IsCollection(ITypeSymbol type)
    {
        if (IsFillable(type)) return true;
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
        {
            if (IsFillable(implemented)) return true;
        }

        return false;
    }

    private static bool IsFillable(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface, Name: "ICollection" or "IList" or "IDictionary" or "ISet" or "IProducerConsumerCollection" };
}
