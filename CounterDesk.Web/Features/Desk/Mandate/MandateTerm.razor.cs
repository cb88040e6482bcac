using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>From which day to which; what was typed is written out, so that a slip of a digit is seen.</summary>
public sealed partial class MandateTerm(IStringLocalizer<MandateText> text) : MandatePart
{
    [Parameter, EditorRequired]
    public required DateOnly Today { get; set; }

    /// <summary>Stands below the two days.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IReadOnlyList<Choice<NoEndAnswer>> NoEnds =>
        [.. Enum.GetValues<NoEndAnswer>().Select(answer => new Choice<NoEndAnswer>(
            answer, text[$"NoEnd_{answer}"], Off: Entry.HasLastDay))];

    private string? Backwards =>
        Find(Entry.From) is { } from && VisitMandate.FindTermFault(from, Find(Entry.Last), false) is TermFault.Backwards
            ? text["Fault_Backwards"].Value
            : null;

    private DateOnly? Find(string typed) => TypedDay.TryParse(typed, Today.Year, out var day) ? day : null;

    private string HintOf(string typed) => Find(typed) is { } day ? text.Day(day) : text["Day_Hint"];

    private string? FaultOf(string typed) =>
        Find(typed) is null && !TypedDay.IsBegun(typed) ? text["Fault_Day"].Value : null;
}
