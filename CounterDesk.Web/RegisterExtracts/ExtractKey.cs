using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// The two secrets that the check page needs where it runs alone: to know a check value, and to know that an extract is the
/// hall's. Both are derived for their one use; nothing else of the key ring follows from them.
/// </summary>
public sealed record ExtractKey(string Hall, byte[] CheckValues, byte[] Extracts)
{
    private const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] HashCheckValue(CopyNumber number, CheckValue value) =>
        Sm3.Hmac(CheckValues, Encoding.UTF8.GetBytes($"{number.Digits} {value.Value}"));

    public byte[] HashExtract(byte[] digest) => Sm3.Hmac(Extracts, digest);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new KeyFile(CurrentFormat, Hall, CheckValues, Extracts), _json);

    public static bool TryRead(byte[] file, [NotNullWhen(true)] out ExtractKey? key)
    {
        try
        {
            key = JsonSerializer.Deserialize<KeyFile>(file, _json) is
                {
                    Format: CurrentFormat, Hall: { } hall,
                    CheckValues: { Length: Sm3.HashLength } values, Extracts: { Length: Sm3.HashLength } extracts,
                }
                ? new(hall, values, extracts)
                : null;
        }
        catch (JsonException)
        {
            key = null;
        }

        return key is not null;
    }

    private sealed record KeyFile(int Format, string? Hall, byte[]? CheckValues, byte[]? Extracts);
}
