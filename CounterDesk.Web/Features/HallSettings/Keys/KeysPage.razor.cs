using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Keys;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>
/// The hall's keys: the security administrator sees what each is good for and what hangs on it, makes new ones, takes
/// one back, and exports the ring.
/// </summary>
public sealed partial class KeysPage(
    KeyDesk desk, KeyWithdrawing withdrawing, Rekeying rekeying, CurrentClerk currentClerk, DeskBrowser browser, TimeProvider time,
    IStringLocalizer<KeysText> text) : LivePage(time, TimeSpan.FromSeconds(5))
{
    private Clerk _clerk = null!;
    private KeyListing? _listing;
    private Drawer _drawer;
    private string? _chosen;
    private KeyKind? _asked;

    // What a second person is asked about.
    private PendingWithdrawal? _waiting;
    private Answer? _answer;
    private bool _isBusy;

    // What stands in the way, as the middle part of its words' names.
    private string? _stop;

    private enum Drawer
    {
        How,
        Key,
        Export,
    }

    private ListedSigningKey? Chosen =>
        _drawer is Drawer.Key ? _listing?.Signing.FirstOrDefault(key => key.Id == _chosen) : null;

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await base.OnInitializedAsync();

        // Until it is done once, the page begins with it.
        _drawer = _listing?.Export.State is KeyExportState.NotYet ? Drawer.Export : Drawer.How;
    }

    protected override async Task ReadAsync()
    {
        _listing = await desk.ListAsync(Leaving);
        _waiting = await withdrawing.FindOwnAsync(_clerk, Leaving);
        if (withdrawing.TakeEnded(_clerk) is { } ended)
        {
            (_answer, _drawer, _chosen) = (AnswerOf(ended), Drawer.How, null);
        }
    }

    private async Task OpenAsync(Drawer drawer)
    {
        (_drawer, _answer) = (drawer, null);
        await FocusAsync();
    }

    private async Task ChooseAsync(string id)
    {
        _chosen = id;
        await OpenAsync(Drawer.Key);
    }

    private async Task CloseAsync()
    {
        var left = _drawer is Drawer.Export ? "[data-action=export]" : $"[data-key-id='{_chosen}']";
        (_drawer, _chosen) = (Drawer.How, null);
        await browser.FocusAsync(left);
    }

    private Task RenewAsync()
    {
        var kind = _asked!.Value;
        _asked = null;
        return DoAsync(async () =>
        {
            await (kind is KeyKind.Signing
                ? desk.RotateAsync(_clerk, Leaving)
                : desk.RenewEncryptionAsync(_clerk, Leaving));
            _answer = new($"Renewed{kind}", Outcome.Pass, text[$"Renewed_{kind}"], text[$"Renewed_{kind}_Next"]);
        });
    }

    private Task WithdrawAsync(KeyWithdrawal withdrawal) => DoAsync(async () =>
    {
        var id = _chosen!;
        _answer = await withdrawing.AskAsync(id, withdrawal, _clerk, Leaving) switch
        {
            null => new("Gone", Outcome.Warn, text["Gone", id], text["Gone_Next"]),
            { Request.AskedBy: var asker } when asker != _clerk.Id =>
                new("Asked", Outcome.Wait, text["Asked_Title", id], text["Asked_Body", KeyWithdrawalAddresses.Area]),
            _ => null,
        };
        (_drawer, _chosen) = (Drawer.How, null);
    });

    private Task TakeBackAsync() =>
        DoAsync(() => withdrawing.TakeBackAsync(_waiting!.Request.Id, _clerk, Leaving));

    private Answer AnswerOf(EndedWithdrawal ended)
    {
        var id = ended.Pending.Request.KeyId;
        return ended.End switch
        {
            WithdrawalEnd.Withdrawn => new(
                "Withdrawn", Outcome.Pass, text["Withdrawn", id],
                text["Withdrawn_Next", ended.Copies] + text["Ended_By", ended.Second!]),
            WithdrawalEnd.Declined => new(
                "Declined", Outcome.Fail, text["Declined", id], text["Declined_Next"] + text["Ended_By", ended.Second!]),
            WithdrawalEnd.Expired => new("Expired", Outcome.Unknown, text["Expired", id], text["Expired_Next"]),
            WithdrawalEnd.TakenBack => new("TakenBack", Outcome.None, text["TakenBack", id], text["TakenBack_Next"]),
            WithdrawalEnd.KeyChanged => new("Changed", Outcome.Warn, text["Changed", id], text["Changed_Next"]),
        };
    }

    private async Task DoAsync(Func<Task> action)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await action();
            _stop = null;
        }
        catch (AuditUnavailableException)
        {
            (_stop, _answer) = ("Log", null);
        }
        catch (Exception exception) when (
            exception is KeyRingException or IOException or UnauthorizedAccessException)
        {
            (_stop, _answer) = ("Ring", null);
        }
        finally
        {
            _isBusy = false;
        }

        await LookAsync();
        await FocusAsync();
    }

    // What had focus may be gone: on to what came of it, or to what is to be done next.
    private Task FocusAsync()
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(
            _stop is not null ? "[data-stop] h1" : _answer is null ? "[data-drawer] h2" : "[data-answer]");
    }

    /// <summary>What came of the last thing that was done.</summary>
    private sealed record Answer(string Key, Outcome Outcome, string Title, string Words);
}
