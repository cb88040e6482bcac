using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What of a page is not drawn, or not as the file has it.</summary>
public sealed partial class PageNotes(IStringLocalizer<LicenseText> text) : ComponentBase
{
    [Parameter, EditorRequired]
    public required LicensePage Page { get; set; }

    private int Count => Page.LeftOut.Values.Sum();

    private string Summary => (Count, Page.LeftOut.IsEmpty) switch
    {
        (> 0, _) => text["Missing_Count", Count],
        (_, false) => text["Missing_Some"],
        _ => text["Missing_Otherwise"],
    };

    private List<string> Lines =>
    [
        .. from omission in Page.LeftOut
           let what = text[$"Omission_{omission.Key}"].Value
           select omission.Value > 0 ? text["Missing_Item", what, omission.Value].Value : what,
        .. Said(Page.ImagesNotOnScreen > 0, "Page_ImagesNotOnScreen", Page.ImagesNotOnScreen),
        .. Said(!Page.MissingCharacters.IsEmpty, "Page_MissingCharacters", Listed(Page.MissingCharacters)),
        .. Said(!Page.ReplacedFonts.IsEmpty, "Page_Fonts", Listed(Page.ReplacedFonts)),
        .. Said(Page.FlattenedShadings > 0, "Page_Shadings", Page.FlattenedShadings),
    ];

    private IEnumerable<string> Said(bool isSo, string key, object argument) => isSo ? [text[key, argument]] : [];

    private string Listed<T>(IEnumerable<T> things) => string.Join(text["Rows_Separator"], things);
}
