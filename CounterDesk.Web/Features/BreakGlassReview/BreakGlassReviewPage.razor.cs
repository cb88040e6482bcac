using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.BreakGlassReview;

/// <summary>What supervisors opened and what was done under it, for the auditor who says whether it was in order.</summary>
public sealed partial class BreakGlassReviewPage(
    BreakGlassReviews reviews, CurrentClerk current, DeskBrowser browser, IStringLocalizer<BreakGlassReviewText> text)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ImmutableArray<OpeningToReview>? _all;
    private BreakGlassReviewFault? _fault;

    // The opening that the fault is about.
    private Guid? _faultOf;
    private bool _isReviewed;
    private bool _isStopped;

    private IReadOnlyList<OpeningToReview> Waiting => [.. _all?.Where(one => one.Opening.Finding is null) ?? []];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => DoAsync(_ => Task.CompletedTask);

    private async Task ReviewAsync(OpeningToReview one, (BreakGlassFinding Finding, string Note) review)
    {
        await DoAsync(async auditor =>
        {
            _fault = await reviews.ReviewAsync(one.Opening.Id, review.Finding, review.Note, auditor, _leaving.Token);
            (_faultOf, _isReviewed) = (one.Opening.Id, _fault is null);
        });
        StateHasChanged();
        await browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "h1");
    }

    private async Task DoAsync(Func<Clerk, Task> what)
    {
        (_fault, _faultOf, _isReviewed) = (null, null, false);
        try
        {
            var auditor = await current.GetAsync();
            await what(auditor);
            _all = await reviews.ListAsync(auditor, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            (_all, _isStopped) = (null, true);
        }
    }
}
