using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings;

/// <summary>Whom the hall trusts: the security administrator reads it, adds to it and takes out of it.</summary>
public sealed partial class TrustPage(
    TrustDesk desk, CurrentClerk currentClerk, DeskClock clock, DeskBrowser browser, IStringLocalizer<TrustText> text)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private TrustListing? _listing;
    private Answer? _answer;
    private string? _chosen;
    private TrustEntry? _asked;
    private bool _differs;
    private bool _stopped;

    // A new field for each file, or a browser would not tell that the same one was chosen again.
    private int _choice;

    private TrustEntry? Chosen => _listing?.Entries.FirstOrDefault(entry => entry.Key == _chosen);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await LookAsync();
    }

    private async Task LookAsync() => _listing = await desk.ListAsync(_leaving.Token);

    private TrustEntry[] Entries(bool areAnchors) =>
        [.. _listing!.Entries.Where(entry => entry.IsAnchor == areAnchors)];

    private async Task ChooseAsync(TrustEntry entry)
    {
        (_chosen, _differs, _answer) = (entry.Key, false, null);
        await FocusAsync();
    }

    private async Task CloseAsync()
    {
        var left = _chosen;
        (_chosen, _differs) = (null, false);
        await browser.FocusAsync($"[data-entry='{left}']");
    }

    private async Task OfferAsync(IBrowserFile file)
    {
        _choice++;
        if (file.Size > TrustDesk.MaxFileBytes)
        {
            _answer = new("TooLarge", Outcome.Fail, text["TooLarge"], text["TooLarge_Next"]);
            return;
        }

        var bytes = new byte[file.Size];
        await using (var stream = file.OpenReadStream(TrustDesk.MaxFileBytes, _leaving.Token))
        {
            await stream.ReadExactlyAsync(bytes, _leaving.Token);
        }

        await DoAsync(async () => Tell(await desk.OfferAsync(file.Name, bytes, _clerk, _leaving.Token)));
    }

    private void Tell(TrustIntake intake)
    {
        switch (intake)
        {
            case TrustIntake.Pending(var fingerprint):
                (_chosen, _answer, _differs) = (TrustEntry.KeyOf(TrustPart.Pending, fingerprint), null, false);
                break;
            case TrustIntake.ListTaken(var issuer, var madeAt):
                _answer = new("ListTaken", Outcome.Pass, text["ListTaken", issuer], text["ListTaken_Next", text.Age(madeAt, clock.Now)]);
                break;
            case TrustIntake.Refused(var why):
                _answer = new($"{why}", Outcome.Fail, text["Refused"], text[$"Refusal_{why}"]);
                break;
        }
    }

    private Task CompareAsync((string Group, string Letter) typed) => DoAsync(async () =>
    {
        var entry = Chosen!;
        var name = entry.Certificate.Facts.Name;
        var fingerprint = entry.Certificate.Fingerprint.Value;
        switch (await desk.CompareAsync(fingerprint, typed.Group, typed.Letter, _clerk, _leaving.Token))
        {
            case TrustComparison.Agrees:
                (_answer, _differs) = (new("Agrees", Outcome.Pass, text["Agrees", name], text["Agrees_Next"]), false);
                _chosen = TrustEntry.KeyOf(entry.IsAnchor ? TrustPart.Anchors : TrustPart.Intermediates, fingerprint);
                break;
            case TrustComparison.Differs:
                _differs = true;
                break;
            case TrustComparison.Gone:
                _answer = Gone(name);
                break;
        }
    });

    private Task RemoveAsync()
    {
        var entry = _asked!;
        _asked = null;
        return DoAsync(async () =>
        {
            var name = entry.Certificate.Facts.Name;
            _answer = await desk.RemoveAsync(entry, _clerk, _leaving.Token)
                ? new("Removed", Outcome.Pass, text["Removed", name], text["Removed_Next"])
                : Gone(name);
            _chosen = null;
        });
    }

    private Answer Gone(string name) => new("Gone", Outcome.Warn, text["Gone", name], text["Gone_Next"]);

    private async Task DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            _stopped = false;
        }
        catch (AuditUnavailableException)
        {
            (_stopped, _answer) = (true, null);
        }

        await LookAsync();
        await FocusAsync();
    }

    // What had focus may be gone: on to what came of it, or to what is to be done next.
    private Task FocusAsync()
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(
            _stopped ? "[data-stop] h1" : _differs ? "#group" : _answer is null ? "[data-drawer] h2" : "[data-answer]");
    }

    /// <summary>What came of the last thing that was done.</summary>
    private sealed record Answer(string Key, Outcome Outcome, string Title, string Words);
}
