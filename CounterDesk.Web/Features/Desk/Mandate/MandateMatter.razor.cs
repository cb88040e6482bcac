using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>
/// What the letter is for. Before an item is chosen its words are written down, and read against it later.
/// </summary>
public sealed partial class MandateMatter(IStringLocalizer<MandateText> text) : MandatePart
{
    [Parameter, EditorRequired]
    public required MandateQuestion Question { get; set; }

    private IReadOnlyList<Choice<MatterAnswer>> Matters =>
    [
        new(MatterAnswer.ThisItem, text["Matter_ThisItem", Question.Item!.Name]),
        new(MatterAnswer.OtherWords, text["Matter_OtherWords"]),
    ];

    private IReadOnlyList<Choice<CoversAnswer>> Covers =>
        [.. Enum.GetValues<CoversAnswer>().Select(
            answer => new Choice<CoversAnswer>(answer, text[$"Covers_{answer}"]))];
}
