using System.Globalization;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.OpenVisits;

/// <summary>A supervisor says which rule she opens for a visit, why and for how long, and goes to sign in once more.</summary>
public sealed partial class BreakGlassPage(
    BreakGlassDesk desk, VisitDesk visits, CurrentClerk current, NavigationManager navigation, DeskBrowser browser,
    IOptions<BreakGlassOptions> options, IStringLocalizer<BreakGlassText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Visit? _visit;
    private BreakGlassRule? _rule;
    private string _reason = "";
    private string _minutes = "";
    private string? _refusal;
    private bool _isRead;
    private bool _isStopped;

    [Parameter]
    public Guid Id { get; set; }

    private int Most => options.Value.MostMinutes;

    private IReadOnlyList<Choice<BreakGlassRule>> Rules =>
        [.. Enum.GetValues<BreakGlassRule>().Select(rule => new Choice<BreakGlassRule>(rule, text[$"Rule_{rule}"], text[$"Rule_{rule}_Note"]))];

    private string? ReasonFault => BreakGlassOpening.FindReasonFault(_reason) is { } fault
        ? text[$"Reason_{fault}", BreakGlassOpening.FewestLetters, BreakGlassOpening.MaxTextLength].Value
        : null;

    private int? Minutes =>
        int.TryParse(_minutes.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes >= 1 && minutes <= Most
            ? minutes
            : null;

    private string? MinutesFault => Minutes is null ? text["Minutes_Fault", Most].Value : null;

    private string? Missing => _rule is null ? text["Which_Missing"].Value : ReasonFault ?? MinutesFault;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _minutes = options.Value.Minutes.ToString(CultureInfo.InvariantCulture);
        _visit = (await visits.ListOpenAsync(_leaving.Token)).FirstOrDefault(visit => visit.Id == Id);
        _isRead = true;
    }

    private async Task OpenAsync()
    {
        try
        {
            var request = new BreakGlassRequest(Id, _rule!.Value, _reason, Minutes!.Value);
            var start = await desk.BeginAsync(request, await current.GetAsync(), _leaving.Token);
            (_refusal, _isStopped) = (start.Refusal, false);
            if (start.Intent is { } intent)
            {
                navigation.NavigateTo(BreakGlassAddresses.BeginOf(intent), forceLoad: true);
                return;
            }
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }

        StateHasChanged();
        await browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "h1");
    }
}
