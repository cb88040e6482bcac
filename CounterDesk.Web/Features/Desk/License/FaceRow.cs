using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>Why a value is covered until somebody gives a reason to see it.</summary>
public enum MaskReason
{
    OfAnotherPerson,

    /// <summary>And left out of copies: what a disability certificate certifies is sensitive too, and shown.</summary>
    Sensitive,

    /// <summary>Left out of copies, so that the matter at hand does not need it either.</summary>
    NotUsual,
}

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
               let mask = MaskOf(opened.Kind?.FindField(value.Key))
               select new FaceRow(value.Key, value.Value, mask, ComparedBy(opened, value.Key)),
        ];
    }

    /// <summary>Whether a holder is somebody whom the face covers, whom the record must not name either.</summary>
    public static bool IsCovered(ImmutableArray<FaceRow> rows, string text) => rows.Any(row =>
        row.Mask is not null && HolderName.Fold(row.Value) == HolderName.Fold(text));

    private static MaskReason? MaskOf(FaceField? field) => field switch
    {
        { IsOfAnotherPerson: true } => MaskReason.OfAnotherPerson,
        { Sensitivity: Sensitivity.Sensitive, IsPrintedByDefault: false } => MaskReason.Sensitive,
        { IsPrintedByDefault: false } => MaskReason.NotUsual,
        _ => null,
    };

    private static ComparedItem? ComparedBy(OpenLicense opened, string key) =>
        opened.Report.Face?.Items.FirstOrDefault(item => item.Name == key);
}
