using System.Globalization;
using System.Text;

namespace DomainFx.Serialization;

/// <summary>Finds the JSON path of a byte. Only failures ask for it, so the codecs keep no path while they work.</summary>
internal static class JsonPath
{
    /// <summary>The path of the value that holds, or begins at, the byte at <paramref name="position"/>; as far as the JSON can be followed.</summary>
    public static string At(ReadOnlySpan<byte> json, int position)
    {
        var frames = new Stack<Frame>();
        var end = Math.Clamp(position, 0, json.Length);
        for (var index = 0; index < end; index++)
        {
            switch (json[index])
            {
                case (byte)'{':
                    frames.Push(new Frame { AwaitsName = true });
                    break;
                case (byte)'[':
                    frames.Push(new Frame { IsArray = true });
                    break;
                case (byte)'}' or (byte)']' when frames.Count > 0:
                    frames.Pop();
                    break;
                case (byte)',' when frames.TryPeek(out var frame):
                    frame.Next();
                    break;
                case (byte)'"':
                    var text = json[(index + 1)..];
                    var length = StringLength(text);
                    if (frames.TryPeek(out var owner) && owner.AwaitsName) owner.Enter(Encoding.UTF8.GetString(text[..length]));
                    index += length + 1;
                    break;
            }
        }

        return Render(frames);
    }

    private static int StringLength(ReadOnlySpan<byte> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == (byte)'"') return index;
            if (text[index] == (byte)'\\') index++;
        }

        return text.Length;
    }

    private static string Render(Stack<Frame> frames)
    {
        var path = new StringBuilder("$");
        foreach (var frame in frames.Reverse())
        {
            if (frame.IsArray) path.Append(CultureInfo.InvariantCulture, $"[{frame.Index}]");
            else if (frame.Name is { } name && name.All(char.IsLetterOrDigit)) path.Append('.').Append(name);
            else if (frame.Name is not null) path.Append("['").Append(frame.Name).Append("']");
        }

        return path.ToString();
    }

    private sealed class Frame
    {
        public bool IsArray { get; init; }

        public bool AwaitsName { get; set; }

        public int Index { get; private set; }

        public string? Name { get; private set; }

        public void Enter(string name)
        {
            Name = name;
            AwaitsName = false;
        }

        public void Next()
        {
            Index++;
            Name = null;
            AwaitsName = !IsArray;
        }
    }
}
