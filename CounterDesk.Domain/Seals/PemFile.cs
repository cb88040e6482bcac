using System.Security.Cryptography;
using System.Text;

namespace CounterDesk.Domain.Seals;

/// <summary>What a file in PEM or DER holds.</summary>
internal static class PemFile
{
    private const string Begin = "-----BEGIN";

    /// <summary>DER as it is, or each part of PEM.</summary>
    /// <exception cref="TrustStoreException">The PEM is broken.</exception>
    public static List<ReadOnlyMemory<byte>> PartsOf(TrustFile file)
    {
        var text = Encoding.ASCII.GetString(file.Bytes.Span);
        return text.Contains(Begin, StringComparison.Ordinal) ? Parts(file.Name, text) : [file.Bytes];
    }

    private static List<ReadOnlyMemory<byte>> Parts(string fileName, string text)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            parts.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return parts.Count > 0 && !rest.Contains(Begin, StringComparison.Ordinal)
            ? parts
            : throw new TrustStoreException(fileName, $"{fileName} is broken PEM.");
    }
}
