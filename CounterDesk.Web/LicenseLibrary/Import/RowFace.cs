using System.Collections.Immutable;
using System.Text.Json;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>Reads the face of a license: one JSON object, whose names are keys, labels or aliases of the kind's fields.</summary>
internal static class RowFace
{
    private const int MaxTextLength = 64 * 1024;
    private const int MaxKeyLength = 64;

    /// <summary>How a finding names a field of the face.</summary>
    public static string Field(string key) => $"{MetadataItem.Face.Key}.{key}";

    public static ImmutableArray<FaceValue> Read(RowValues values, LicenseKind? kind)
    {
        var text = kind is null
            ? values.Text(MetadataItem.Face, MaxTextLength)
            : values.Required(MetadataItem.Face, MaxTextLength);
        if (text is null || Parse(values, text, kind) is not { } face)
        {
            return [];
        }

        foreach (var fault in kind is null ? [] : FaceRules.FindFaults(kind, face))
        {
            Report(values, fault, kind!.FindField(fault.Key) is { IsUnconfirmed: true });
        }

        return face;
    }

    private static ImmutableArray<FaceValue>? Parse(RowValues values, string text, LicenseKind? kind)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return
                [
                    .. from property in document.RootElement.EnumerateObject()
                       let value = ReadValue(values, property, kind)
                       where value is not null
                       select value,
                ];
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // No JSON, or half of a surrogate pair written as an escape.
        }

        values.Refuse(MetadataItem.Face.Key, ImportReason.NotAnObject);
        return null;
    }

    private static FaceValue? ReadValue(RowValues values, JsonProperty property, LicenseKind? kind)
    {
        var field = kind?.FindField(property.Name.Trim());
        var key = field?.Key ?? property.Name.Trim();
        var value = property.Value.ValueKind is JsonValueKind.Null ? "" : property.Value.ToString().Trim();
        if (key.Length is 0 or > MaxKeyLength || RowValues.FindFault(key, MaxKeyLength) is not null
            || property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            values.Refuse(MetadataItem.Face.Key, ImportReason.NotAText);
            return null;
        }

        if (RowValues.FindFault(value, FaceRules.MaxValueLength) is { } fault)
        {
            values.Refuse(Field(key), fault);
            return null;
        }

        return value.Length is 0 ? null
            : field is { Type: FaceFieldType.Date } && FaceDate.TryParse(value, out var date) ? new FaceValue(key, FaceDate.Write(date))
            : new FaceValue(key, value);
    }

    // A field that the kind does not have is kept as it is: nothing is lost, and nothing of it is printed. A rule that was
    // found in no binding text is no reason to leave a license out.
    private static void Report(RowValues values, FaceFault fault, bool isUnconfirmed)
    {
        if (fault.Reason is FaceFaultReason.UnknownField)
        {
            values.Remark(Field(fault.Key), ImportReason.UnknownField);
        }
        else if (isUnconfirmed && IsOfRule(fault.Reason))
        {
            values.Remark(Field(fault.Key), ReasonFor(fault.Reason));
        }
        else
        {
            values.Refuse(Field(fault.Key), ReasonFor(fault.Reason));
        }
    }

    private static ImportReason ReasonFor(FaceFaultReason reason) => Enum.Parse<ImportReason>(reason.ToString());

    private static bool IsOfRule(FaceFaultReason reason) => reason is FaceFaultReason.MalformedNumber
        or FaceFaultReason.NotAllowed or FaceFaultReason.DisagreesWithNumber or FaceFaultReason.DisagreesWithPart
        or FaceFaultReason.DatesReversed or FaceFaultReason.TermNotOfKind;
}
