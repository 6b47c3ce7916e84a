using System.Globalization;

namespace DomainFx.Testing.Conformance;

/// <summary>Assertions whose messages read on after "But ".</summary>
internal static class Expect
{
    public static void That(bool condition, string otherwise)
    {
        if (!condition) throw new ExpectationException(otherwise);
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ExpectationException($"{what} is {Show(actual)}, where {Show(expected)} was expected.");
    }

    public static void InOrder<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual, string what)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            Equal(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"item {i} of {what}"));
        Equal(expected.Count, actual.Count, $"the number of {what}");
    }

    public static void Bytes(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string what)
    {
        if (expected.SequenceEqual(actual)) return;
        var same = expected.CommonPrefixLength(actual);
        throw new ExpectationException(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} came back changed: {actual.Length} bytes where {expected.Length} were stored, different from byte {same} on."));
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<ValueTask> action, string what)
        where TException : Exception
    {
        try
        {
            await action().ConfigureAwait(false);
        }
        catch (TException exception)
        {
            return exception;
        }
        catch (Exception exception) when (exception is not ExpectationException)
        {
            throw new ExpectationException($"{what} threw {exception.GetType().Name} ({exception.Message}), where {typeof(TException).Name} was expected.", exception);
        }

        throw new ExpectationException($"{what} threw nothing, where {typeof(TException).Name} was expected.");
    }

    public static async Task<TException> ThrowsAsync<TException, TResult>(Func<ValueTask<TResult>> action, string what)
        where TException : Exception
    {
        object? result = null;
        var exception = await ThrowsAsync<TException>(Wrapped, what).ConfigureAwait(false);
        return exception;

        async ValueTask Wrapped()
        {
            result = await action().ConfigureAwait(false);
            (result as IDisposable)?.Dispose();
            throw new ExpectationException($"{what} answered {Show(result)}, where {typeof(TException).Name} was expected.");
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
