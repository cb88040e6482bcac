using System.Collections.Immutable;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Accounts;

/// <summary>
/// Who has signed in here and is here now; whom the provider's names make; who is not let in. All of it is the security
/// administrator's.
/// </summary>
public sealed partial class AccountsPage(
    AccountDesk desk, AccountRules rules, CurrentClerk currentClerk, DeskBrowser browser, DeskClock clock,
    TimeProvider time, IStringLocalizer<AccountsText> text, IStringLocalizer<SharedText> shared)
    : LivePage(time, TimeSpan.FromSeconds(10))
{
    private Clerk _clerk = null!;
    private ImmutableArray<ListedAccount>? _accounts;
    private string _find = "";
    private string? _chosen;
    private Answer? _answer;

    // What stands in the way: the log.
    private string? _stop;
    private bool _isBusy;

    private IReadOnlyList<ListedAccount> Found =>
        [.. _accounts!.Value.Where(account => IsFound(account.Name) || IsFound(account.Number) || account.Id == _find.Trim())];

    // One that is not among them never signed in.
    private ListedAccount? Chosen => _accounts is { } accounts && _chosen is { } id
        ? accounts.FirstOrDefault(account => account.Id == id) ?? ListedAccount.OfStranger(id)
        : null;

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await base.OnInitializedAsync();
    }

    protected override async Task ReadAsync() => _accounts = await desk.ListAsync(_clerk, Leaving);

    private bool IsFound(string value) => value.Contains(_find.Trim(), StringComparison.OrdinalIgnoreCase);

    private Task ChooseAsync(string account)
    {
        (_chosen, _answer) = (account, null);
        return FocusAsync();
    }

    private Task OpenMappingAsync()
    {
        (_chosen, _answer) = (null, null);
        return FocusAsync();
    }

    private async Task CloseAsync()
    {
        var left = _chosen;
        _chosen = null;
        await browser.FocusAsync($"[data-account='{left}'] button");
    }

    private Task BlockAsync(BlockForm form) => DoAsync(async () =>
    {
        var name = Chosen!.Name;
        _answer = await desk.BlockAsync(_chosen!, form.Reason, form.UntilUtc, _clerk, Leaving) is { } fault
            ? new($"Block_{fault}", Outcome.Fail, text["Block_Refused"], text[$"Block_{fault}"])
            : new("Blocked", Outcome.Pass, text["Blocked", name], text["Blocked_Next"]);
    });

    private Task LiftAsync() => DoAsync(async () =>
        _answer = await desk.LiftAsync(_chosen!, _clerk, Leaving)
            ? new("Lifted", Outcome.Pass, text["Lifted", Chosen!.Name], text["Lifted_Next"])
            : new("Gone", Outcome.Void, text["Lift_Gone"], text["Lift_Gone_Next"]));

    private Task SignOutAsync() => DoAsync(async () =>
        _answer = new(
            "SignedOut", Outcome.Pass,
            text["SignedOut", Chosen!.Name, await desk.SignOutEverywhereAsync(_chosen!, _clerk, Leaving)],
            text["SignedOut_Next"]));

    private Task SaveAsync(RoleMapping mapping) => DoAsync(async () =>
        _answer = await desk.SaveMappingAsync(mapping, rules.Edition, _clerk, Leaving) switch
        {
            RoleMappingAnswer.Refused { Fault: var fault } => new(
                $"Mapping_{fault.Kind}", Outcome.Fail, text["Mapping_Refused"],
                text[$"Mapping_{fault.Kind}", fault.Name ?? "", NameOf(fault.Role), fault.Other is null ? "" : NameOf(fault.Other)]),
            RoleMappingAnswer.Saved => new("Mapping_Saved", Outcome.Pass, text["Mapping_Saved"], text["Mapping_Saved_Next"]),
            _ => new("Mapping_Overtaken", Outcome.Warn, text["Mapping_Overtaken"], text["Mapping_Overtaken_Next"]),
        });

    private string NameOf(string role) => shared[DeskRoles.TextKey(role)];

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
            (_stop, _answer) = ("log", null);
        }
        finally
        {
            _isBusy = false;
        }

        await LookAsync();
        await FocusAsync();
    }

    // On to what came of it, or to what was opened.
    private Task FocusAsync()
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(
            _stop is not null ? "[data-stop] h1" : _answer is null ? "[data-drawer] h2" : "[data-answer]");
    }

    /// <summary>What came of the last thing that was done.</summary>
    private sealed record Answer(string Key, Outcome Outcome, string Title, string Words);
}
