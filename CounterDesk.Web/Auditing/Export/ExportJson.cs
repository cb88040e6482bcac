using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Auditing.Export;

/// <summary>What leaves the log as JSON: bytes in hexadecimal, times with all their digits, nothing that is null.</summary>
internal static class ExportJson
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Read by people and by programs, never by a browser as part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new HexConverter() },
    };

    private static readonly JsonSerializerOptions _indented = new(_json) { WriteIndented = true, NewLine = "\n" };

    /// <summary>On one line.</summary>
    public static string Write(AuditEntry entry) => Write(Of(entry));

    public static string Write(object value) => JsonSerializer.Serialize(value, _json);

    public static byte[] WriteBytes(object value) => JsonSerializer.SerializeToUtf8Bytes(value, _json);

    /// <summary>The proof of one entry, indented: people look into it.</summary>
    public static byte[] Write(EntryProof proof, Sm2PublicKey key) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Format = 1,
            Entry = Of(proof.Entry),
            Path = new { proof.Path.Leaf, proof.Path.Leaves, Beside = proof.Path.Hashes },
            Day = JsonDocument.Parse(AnchorFile.Write(proof.Day)).RootElement,
            AuditKey = Of(key),
        },
        _indented);

    public static object Of(Sm2PublicKey key) => new
    {
        curve = "sm2p256v1", userId = Sm2.UserId, point = Convert.ToHexStringLower(key.Point.Span),
        fingerprint = Convert.ToHexStringLower(Sm3.Hash(key.Point.Span)),
    };

    private static object Of(AuditEntry entry) => new
    {
        entry.Format, entry.Hall, entry.Sequence,
        AtUtc = entry.AtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        entry.Announcement, entry.Action, entry.Outcome, entry.Actor, entry.Role, entry.Counter, entry.Visit,
        entry.Purpose, entry.Basis, entry.Subject, entry.SubjectHash, entry.LicenseHash, entry.KindCode,
        entry.Details, entry.PreviousHash, entry.Hash,
    };

    private sealed class HexConverter : JsonConverter<byte[]>
    {
        public override byte[] Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Convert.ToHexStringLower(value));
    }
}
