using System.Collections.Immutable;
using CounterDesk.Domain.Seals;
using CounterDesk.Web.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The license itself: its face as fields and its record, or its seals.</summary>
public sealed partial class LicenseView(
    IStringLocalizer<LicenseText> text, IStringLocalizer<VerificationText> words) : ComponentBase
{
    private bool _showsSeals;

    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    private ImmutableArray<FaceRow> Rows => FaceRow.Of(Opened);

    private ImmutableArray<SignatureReport> Seals => Opened.Report.File?.Signatures ?? [];

    private string Covered
    {
        get
        {
            var reasons = Rows.Select(row => row.Mask).OfType<MaskReason>().ToList();
            return reasons.Count is 0
                ? text["Masked_None"]
                : text[
                    "Masked_Note", reasons.Count,
                    Listed(reasons.Distinct().Order().Select(reason => text[$"Mask_{reason}"]))];
        }
    }

    private string Places => Opened.Report.Face?.Places.ToList() switch
    {
        null => "",
        [] => text["Found_Nothing"],
        var places => text["Found_In", Listed(places.Select(place => words[$"Place_{place}"]))],
    };

    private string Listed(IEnumerable<LocalizedString> things) => string.Join(text["Rows_Separator"], things);

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
