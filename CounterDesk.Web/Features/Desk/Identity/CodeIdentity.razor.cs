using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.ShownCodes;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>
/// An e-license code on a phone, which the counter's scanner types; its source says whose it is, and the clerk compares.
/// What was scanned leaves the page before anybody is asked.
/// </summary>
public sealed partial class CodeIdentity(
    ShownCodeDesk codes, PartyDesk parties, IOptions<ShownCodeOptions> options, DeskClock clock,
    IStringLocalizer<IdentityText> text) : ComponentBase, IDisposable
{
    private string _scanned = "";
    private int _round;
    private ShownCodeTrouble? _trouble;
    private ReadIdentity? _read;
    private string _readAt = "";
    private bool _isAsking;
    private bool _isRevealed;
    private bool _hasLeft;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required Party Party { get; set; }

    [Parameter]
    public FaceAnswer? Face { get; set; }

    [Parameter]
    public EventCallback<FaceAnswer?> FaceChanged { get; set; }

    /// <summary>Told whose the code is; null when nobody could say, and as soon as another one is scanned.</summary>
    [Parameter]
    public EventCallback<ReadIdentity?> OnRead { get; set; }

    private ShownCodeTrouble? Trouble => codes.IsSetUp ? _trouble : ShownCodeTrouble.NotSetUp;

    private bool IsOfEnterprise => Party.Role is PartyRole.Enterprise;

    private string StateName => _isAsking ? "asking" : _read is not null ? "read" : Trouble?.ToString() ?? "idle";

    public void Dispose() => _hasLeft = true;

    private string WordsOf(ShownCodeTrouble trouble) =>
        trouble is ShownCodeTrouble.AnotherKind && IsOfEnterprise ? $"{trouble}_Enterprise" : $"{trouble}";

    private static Outcome OutcomeOf(ShownCodeTrouble trouble) => trouble switch
    {
        ShownCodeTrouble.AnotherKind or ShownCodeTrouble.AnotherParty or ShownCodeTrouble.AnotherPerson
            or ShownCodeTrouble.NotInForce => Outcome.Fail,
        ShownCodeTrouble.NotSetUp or ShownCodeTrouble.NotACode or ShownCodeTrouble.Silent or ShownCodeTrouble.Garbled
            or ShownCodeTrouble.ForceUntold or ShownCodeTrouble.Declined or ShownCodeTrouble.Unknown or ShownCodeTrouble.Expired or ShownCodeTrouble.Used => Outcome.Unknown,
    };

    private async Task AskAsync(string scanned)
    {
        if (State.IsBusy)
        {
            return;
        }

        (_scanned, _round, _trouble, _read, _isRevealed, _isAsking) = ("", _round + 1, null, null, false, true);
        await OnRead.InvokeAsync(null);
        ShownCodeReading? reading = null;
        string? token = scanned;
        await State.DoAsync(async cancellationToken => reading = token is null
            ? null
            : await codes.ResolveAsync(State.Id, State.Clerk, Party.Id, token, cancellationToken));

        // What could not be recorded is tried again with a new code: nothing holds on to this one.
        (token, _isAsking) = (null, false);
        if (!_hasLeft)
        {
            await TakeAsync(reading);
        }
    }

    private Task TakeAsync(ShownCodeReading? reading)
    {
        _trouble = (reading as ShownCodeReading.NotRead)?.Trouble;
        if (reading is ShownCodeReading.Read(var holder))
        {
            (_read, _readAt) = (new(IdentityMethod.ShownCode, holder), DeskClock.SecondOf(clock.Now.UtcDateTime));
        }

        return OnRead.InvokeAsync(_read);
    }

    private async Task RevealAsync() => _isRevealed = await State.DoAsync(cancellationToken =>
        parties.RecordRevealAsync(State.Id, State.Clerk, Party.Id, cancellationToken));
}
