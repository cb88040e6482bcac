using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>One field of the face as the source has it, beside what the file says.</summary>
public sealed record FaceRow(string Key, string Value, MaskReason? Mask, ComparedItem? Compared)
{
    /// <summary>In the order of the kind; what the kind does not know comes last.</summary>
    public static ImmutableArray<FaceRow> Of(OpenLicense opened)
    {
        var places = (opened.Kind?.Fields ?? []).Index().ToDictionary(field => field.Item.Key, field => field.Index);
        return
        [
            .. from value in opened.License.Face
               where value.Value.Length > 0
               orderby places.GetValueOrDefault(value.Key, int.MaxValue)
               let mask = opened.Revealed.Contains(value.Key) ? null : opened.Mask.Of(value.Key)
               select new FaceRow(value.Key, value.Value, mask, ComparedBy(opened, value.Key)),
        ];
    }

    /// <summary>Whether a holder is somebody whom the face covers, whom the record must not name either.</summary>
    public static bool IsCovered(ImmutableArray<FaceRow> rows, string text) => rows.Any(row =>
        row.Mask is not null && HolderName.Fold(row.Value) == HolderName.Fold(text));

    private static ComparedItem? ComparedBy(OpenLicense opened, string key) =>
        opened.Report.Face?.Items.FirstOrDefault(item => item.Name == key);
}
