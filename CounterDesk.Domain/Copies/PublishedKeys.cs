using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// The public keys of a hall as it publishes them at <c>/.well-known/counterdesk/keys</c>, and as a receiver keeps them
/// to check copies without a network. docs/copy-code.md describes the JSON.
/// </summary>
public sealed record PublishedKeys(DateTime PublishedAtUtc, ImmutableArray<PublicCopyKey> Keys)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new KeyFile(PublishedAtUtc, [.. Keys.Select(KeyEntry.Of)]), _json);

    /// <summary>False when the bytes are not a file of keys as we write it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out PublishedKeys? keys)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(json, _json);
            keys = file is { Keys: not null } ? new(file.Published, [.. file.Keys.Select(ToKey)]) : null;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            keys = null;
        }

        return keys is not null;
    }

    private static PublicCopyKey ToKey(KeyEntry? entry)
    {
        var (id, point) = (Convert.FromHexString(entry?.Kid ?? ""), Convert.FromHexString(entry?.Point ?? ""));
        return entry is not null && id.Length == CopyKey.IdLength && point.Length == Sm2PublicKey.PointLength
            && Enum.IsDefined((CoseAlgorithm)entry.Alg)
            ? new([.. id], [.. point], entry.ValidFrom, entry.Withdrawn) { Algorithm = (CoseAlgorithm)entry.Alg }
            : throw new FormatException("Not a key of a copy.");
    }

    private sealed record KeyFile(DateTime Published, KeyEntry?[]? Keys);

    private sealed record KeyEntry(string? Kid, int Alg, string? Point, DateTime ValidFrom, DateTime? Withdrawn)
    {
        public static KeyEntry Of(PublicCopyKey key) => new(
            Convert.ToHexString(key.Id.AsSpan()), (int)key.Algorithm, Convert.ToHexString(key.Point.AsSpan()),
            key.ValidFromUtc, key.WithdrawnAtUtc);
    }
}
