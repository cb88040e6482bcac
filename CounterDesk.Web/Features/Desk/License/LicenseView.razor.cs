using System.Collections.Immutable;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The license itself: its pages, its face as fields and its record, or its seals.</summary>
public sealed partial class LicenseView(
    IStringLocalizer<LicenseText> text, IStringLocalizer<VerificationText> words) : ComponentBase
{
    private ViewPart? _part;

    private enum ViewPart
    {
        Page,
        Data,
        Seals,
    }

    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    [Parameter, EditorRequired]
    public required PagesAnswer Pages { get; set; }

    /// <summary>The visit that shows it.</summary>
    [Parameter, EditorRequired]
    public required Guid Visit { get; set; }

    [Parameter, EditorRequired]
    public required PageLook Look { get; set; }

    private bool HasPage => Pages is PagesAnswer.Shown or PagesAnswer.Pdf;

    // The page first, where there is one.
    private ViewPart Part => _part ?? (HasPage ? ViewPart.Page : ViewPart.Data);

    private ImmutableArray<FaceRow> Rows => FaceRow.Of(Opened);

    private ImmutableArray<SignatureReport> Seals => Opened.Report.File?.Signatures ?? [];

    private PrintPermission MayPrint => Opened.Report.MayPrint;

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

    private string Pressed(ViewPart part) => Part == part ? "true" : "false";
}
