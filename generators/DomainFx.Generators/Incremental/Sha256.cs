using System.Security.Cryptography;
using System.Text;

namespace DomainFx.Generators.Incremental;

/// <summary>Hashes that two different texts never share.</summary>
internal static class Sha256
{
    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
