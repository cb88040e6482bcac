using CounterDesk.Domain.Visits;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Features.Desk.Closing;
using CounterDesk.Web.Features.Desk.Consent;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Features.Desk.Identity;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Features.Desk.Mandate;
using CounterDesk.Web.Features.Desk.Purpose;
using CounterDesk.Web.Features.Desk.Results;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>One visit at its address. The visit says which step it is at, and that step's page is shown.</summary>
public sealed partial class VisitPage(
    VisitDesk desk, DeskLock locks, VisitContents contents, VisitChanges changes, OpenBreakGlass opened, CurrentClerk currentClerk,
    DeskClock clock, IStringLocalizer<DeskText> text)
    : ComponentBase, IDisposable
{
    // Every step's page takes the state by this name.
    private const string StateParameter = nameof(PurposeStep.State);

    private VisitState? _state;
    private Dictionary<string, object> _parameters = [];

    [Parameter]
    public Guid Id { get; set; }

    public void Dispose()
    {
        contents.Wiped -= OnWiped;
        contents.Heard -= OnHeard;
        changes.Changed -= OnVisitChanged;
        opened.Changed -= OnOpened;
        _state?.Dispose();
    }

    protected override void OnInitialized()
    {
        contents.Wiped += OnWiped;
        contents.Heard += OnHeard;
        changes.Changed += OnVisitChanged;
        opened.Changed += OnOpened;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_state?.Id == Id)
        {
            return;
        }

        _state?.Dispose();
        _state = new VisitState(Id, await currentClerk.GetAsync(), desk, contents, clock);
        _state.Changed += OnChanged;
        _parameters = new() { [StateParameter] = _state };
        await _state.EnterAsync();
    }

    private static Type PageOf(VisitStep step, VisitContent content) => step switch
    {
        VisitStep.License or VisitStep.Copy when content.License is null => typeof(FetchAgainStep),
        VisitStep.Identity => typeof(IdentityStep),
        VisitStep.Purpose when content.Fetch is not null => typeof(FetchStep),
        VisitStep.Purpose => typeof(PurposeStep),
        VisitStep.Mandate => typeof(MandateStep),
        VisitStep.Consent => typeof(ConsentStep),
        VisitStep.Results => typeof(ResultsStep),
        VisitStep.License => typeof(LicenseStep),
        VisitStep.Copy => typeof(CopyStep),
        VisitStep.Closing => typeof(ClosingStep),
    };

    private static string TimeOf(DateTime? utc) =>
        utc is { } time ? DeskClock.MinuteOf(time) : "";

    // What stood in place of the step is left with it.
    private Task<bool> GoToAsync(VisitStep step)
    {
        _state!.Content.LeaveLooked();
        return _state.GoToAsync(step);
    }

    private Task<bool> BringAsync() =>
        _state!.DoAsync(cancellationToken => locks.BringAsync(Id, _state.Clerk, cancellationToken));

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    // The applicant has answered, or another window has done something: what this page did itself it sees anyway.
    private void OnVisitChanged(VisitChange change)
    {
        if (change.Visit == Id && _state is { IsBusy: false } state && state.Visit?.Version != change.Version)
        {
            _ = InvokeAsync(state.EnterAsync);
        }
    }

    // A supervisor has opened a rule, or it holds again.
    private void OnOpened(Guid visit)
    {
        if (visit == Id && _state is { IsBusy: false } state)
        {
            _ = InvokeAsync(state.EnterAsync);
        }
    }

    private void OnHeard(Guid visit)
    {
        if (visit == Id)
        {
            OnChanged();
        }
    }

    // The background job, or another window, has ended the visit: what is still on this screen goes too.
    private void OnWiped(Guid visit)
    {
        if (visit == Id && _state is { IsBusy: false } state)
        {
            _ = InvokeAsync(state.EnterAsync);
        }
    }
}
