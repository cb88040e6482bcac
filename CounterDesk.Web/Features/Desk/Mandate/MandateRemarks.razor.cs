using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>What few letters have: a list of licenses, or an end before their last day.</summary>
public sealed partial class MandateRemarks(LicenseKindCatalog kinds, IStringLocalizer<MandateText> text) : MandatePart
{
    [Parameter, EditorRequired]
    public required MandateQuestion Question { get; set; }

    private IReadOnlyList<Choice<MandateEnd>> Ends =>
        [.. Enum.GetValues<MandateEnd>().Select(end => new Choice<MandateEnd>(end, text.Of(Question, $"End_{end}")))];

    // What the matter needs stands first; a letter may list more.
    private IEnumerable<LicenseKind> Listed =>
        kinds.All.OrderByDescending(kind => Question.Item?.Kinds.Contains(kind.Code) is true)
            .Take(VisitMandate.MaxKinds);

    private Task MarkAsync(LicenseKind kind, ChangeEventArgs change) => SetAsync(() =>
        _ = change.Value is true ? Entry.Kinds.Add(kind.Code) : Entry.Kinds.Remove(kind.Code));
}
