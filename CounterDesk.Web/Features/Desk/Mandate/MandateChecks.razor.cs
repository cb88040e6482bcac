using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>What the mandate is worth, requirement by requirement; what is not in order stands first.</summary>
public sealed partial class MandateChecks(LicenseKindCatalog kinds, IStringLocalizer<MandateText> text) : ComponentBase
{
    private bool _isOpen;

    /// <summary>Null while something is missing.</summary>
    [Parameter]
    public VisitMandate? Mandate { get; set; }

    [Parameter, EditorRequired]
    public required MandateQuestion Question { get; set; }

    private static string? SayOf(MandateReport report) =>
        report.HasEnded ? "Say_Ended" : report.Stands is MandateAnswer.NotFulfilled ? "Say_NotFulfilled" : null;

    private static Outcome OutcomeOf(MandateAnswer answer) => answer switch
    {
        MandateAnswer.Fulfilled => Outcome.Pass,
        MandateAnswer.NotFulfilled => Outcome.Fail,
        MandateAnswer.CouldNotBeTold => Outcome.Unknown,
    };

    private string Why(MandateResult result, VisitMandate mandate, MandateReport report) => result.Reason switch
    {
        MandateReason.InPersonOnly => text["Reason_InPersonOnly", Question.Item!.InPersonReason!],
        MandateReason.NotYet => text["Reason_NotYet", text.Day(mandate.From)],
        MandateReason.Over => text["Reason_Over", text.Day(mandate.LastDay!.Value)],
        MandateReason.TooLong => text["Reason_TooLong", Question.LongestMonths],
        MandateReason.Ended => text["Reason_Ended", text.Of(Question, $"End_{mandate.KnownEnd}")],
        MandateReason.KindsLeftOut => text["Reason_KindsLeftOut", NamesOf(report.LeftOut)],
        var reason => text.Of(Question, $"Reason_{reason}"),
    };

    private string NamesOf(IEnumerable<string> codes) =>
        string.Join(text["Between"], codes.Select(code => KindNames.NameOf(kinds.Find(code), code)));
}
