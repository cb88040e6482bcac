using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Asks for pages of changes and reads them. No document has this: the envelope is GB/T 36906's, the items of a license are
/// GB/T 36903's, and the rest is ours.
/// </summary>
internal static class NationalChanges
{
    // What of an upload to the national platform is known has the same name.
    private const string Operation = "cd_operation";
    private const string Published = "01";
    private const string StatusChanged = "02";
    private const string Withdrawn = "03";

    private const string ChangeNumber = "change_number";
    private const string FileContent = "file_content";

    public static JsonObject Ask(string? cursor, int pageSize)
    {
        var data = new JsonObject { ["pageSize"] = pageSize };
        if (cursor is not null)
        {
            data["cursor"] = cursor;
        }

        return data;
    }

    public static PlatformAnswer<FeedPage> Read(JsonElement data, PlatformSetup setup) =>
        JsonReply.WithText(data, "nextCursor", next =>
            next.Length > FeedPage.MaxCursorLength ? JsonReply.Fault<FeedPage>(AnswerFault.WrongValue, "nextCursor")
            : !data.TryGetProperty("hasMore", out var more) ? JsonReply.Fault<FeedPage>(AnswerFault.FieldMissing, "hasMore")
            : more.ValueKind is not (JsonValueKind.True or JsonValueKind.False) ? JsonReply.Fault<FeedPage>(AnswerFault.WrongType, "hasMore")
            : !data.TryGetProperty("changes", out var changes) ? JsonReply.Fault<FeedPage>(AnswerFault.FieldMissing, "changes")
            : changes.ValueKind is not JsonValueKind.Array ? JsonReply.Fault<FeedPage>(AnswerFault.WrongType, "changes")
            : new PlatformAnswer<FeedPage>.Answered(new(
                [.. changes.EnumerateArray().ToList().AsParallel().AsOrdered().Select(change => ReadOne(change, setup))],
                next, more.GetBoolean())));

    private static LicenseChange ReadOne(JsonElement change, PlatformSetup setup)
    {
        try
        {
            if (change.ValueKind is not JsonValueKind.Object)
            {
                return new LicenseChange.Refused(0, ChangeRefusal.NotARecord, null);
            }

            if (!long.TryParse(Text(change, ChangeNumber), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0)
            {
                return new LicenseChange.Refused(0, ChangeRefusal.NumberMissing, ChangeNumber);
            }

            return Text(change, Operation) switch
            {
                Published => ReadPublished(number, change, setup),
                StatusChanged => ReadStatus(number, change),
                Withdrawn => ReadIdentified(
                    number, change, identifier => new LicenseChange.StatusChanged(number, identifier, LicenseStatus.Withdrawn, null)),
                null => new LicenseChange.Refused(number, ChangeRefusal.FieldMissing, Operation),
                var other => new LicenseChange.Refused(number, ChangeRefusal.UnknownKind, Operation, JsonReply.CodeOf(other)),
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return new LicenseChange.Refused(0, ChangeRefusal.NotARecord, null);
        }
    }

    private static LicenseChange ReadPublished(long number, JsonElement change, PlatformSetup setup)
    {
        var values = LicenseRecords.ValuesOf(change, LicenseRecords.ItemOf)!;
        var reading = RowReader.Read(new ManifestRow(1, values), setup.Kinds, setup.Time.GetUtcNow().UtcDateTime);
        if (reading.License is not { } license)
        {
            var finding = reading.Refusals[0];
            return new LicenseChange.Refused(
                number, finding.Reason is ImportReason.Missing ? ChangeRefusal.FieldMissing : ChangeRefusal.WrongValue, finding.Field);
        }

        if (Text(change, FileContent) is not { } content)
        {
            return new LicenseChange.Published(number, license, null);
        }

        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var length)
            && SentFile.ReadBytes(bytes[..length]) is PlatformAnswer<LicenseFile>.Answered(var file)
                ? new LicenseChange.Published(number, license, file)
                : new LicenseChange.Refused(number, ChangeRefusal.NotAFile, FileContent);
    }

    private static LicenseChange ReadStatus(long number, JsonElement change) =>
        Text(change, MetadataItem.Status.Key) is not { } status
            ? new LicenseChange.Refused(number, ChangeRefusal.FieldMissing, MetadataItem.Status.Key)
        : RowValues.FindFault(status, License.MaxRawStatusLength) is not null
            ? new LicenseChange.Refused(number, ChangeRefusal.WrongValue, MetadataItem.Status.Key)
        : ReadIdentified(
            number, change, identifier => new LicenseChange.StatusChanged(number, identifier, StatusWords.Read(status), status));

    private static LicenseChange ReadIdentified(long number, JsonElement change, Func<LicenseIdentifier, LicenseChange> read) =>
        Text(change, MetadataItem.Identifier.Key) is not { } text
            ? new LicenseChange.Refused(number, ChangeRefusal.FieldMissing, MetadataItem.Identifier.Key)
        : text.Length > LicenseIdentifier.MaxLength || LicenseIdentifier.FindFaultFromSource(text) is not null
            ? new LicenseChange.Refused(number, ChangeRefusal.WrongValue, MetadataItem.Identifier.Key)
        : read(LicenseIdentifier.FromSource(text));

    private static string? Text(JsonElement change, string name) =>
        change.TryGetProperty(name, out var value) && value.ValueKind is (JsonValueKind.String or JsonValueKind.Number)
        && value.ToString().Trim() is { Length: > 0 } text
            ? text
            : null;
}
