using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.CopyRegister;

/// <summary>
/// The hall's copies: a clerk finds what she printed today and any copy by its number; a supervisor sees the hall,
/// whose license has changed since, withdraws, and holds a day's numbers against the log.
/// </summary>
public sealed partial class CopyRegisterPage(
    RegisterDesk register, AdvanceDesk advance, WithdrawalDesk withdrawals, ReportDesk reportDesk, DayAccounts accounts, SheetDesk sheets,
    CurrentClerk currentClerk, DeskClock clock, DeskBrowser browser, IStringLocalizer<CopyRegisterText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    // The last numbers of the pages before this one, so that there is a way back.
    private readonly Stack<CopyNumber?> _trail = [];

    private Clerk _clerk = null!;
    private bool _isSupervisor;
    private RegisterQuestion _question = new();
    private RegisterSearch? _search;
    private IdentifierFault? _fault;
    private RegisterPage? _page;
    private ImmutableDictionary<RegisterState, int>? _counts;
    private ImmutableArray<string> _counters = [];
    private ChangedCopies? _changed;
    private RegisterCard? _card;
    private DayAccount? _account;
    private ImmutableArray<WaitingCopy>? _waiting;
    private int _waitingCount;
    private ImmutableArray<ReportRow>? _reports;
    private ImmutableArray<ReportLine> _cardReports = [];
    private int _openReports;
    private WithdrawnCopies? _withdrawn;
    private bool _isStopped;

    // While a reason is asked: for all copies of the license, or for the one.
    private bool? _withdraws;

    private DateOnly AccountedDay => _question.Day ?? clock.Today;

    private bool OffersChanged => _changed is { Copies: > 0 } && _question.State is not RegisterState.LicenseChanged;

    private string Scope => _isSupervisor
        ? text["Scope_Hall", _question.Day is { } day ? Day(day) : text["All_Days"].Value]
        : text["Scope_Counter", _clerk.Counter];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        _isSupervisor = _clerk.Roles.Contains(DeskRoles.Supervisor);
        _question = new() { Day = clock.Today };
        await LookAsync();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Reads what the list shows now. False when the log stopped it: then nothing was looked for.
    private async Task<bool> LookAsync()
    {
        try
        {
            _page = _search is null
                ? await register.ListAsync(_question, _clerk, _leaving.Token)
                : await register.SearchAsync(_question, _search, _clerk, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            (_search, _isStopped) = (null, true);
            return false;
        }

        _counts = _search is null && _question.Day is not null
            ? await register.CountAsync(_question, _clerk, _leaving.Token)
            : null;
        _waitingCount = await advance.CountAsync(_clerk, _leaving.Token);
        if (_isSupervisor)
        {
            _changed = await register.CountChangedAsync(_leaving.Token);
            _openReports = await reportDesk.CountOpenAsync(_leaving.Token);
            _counters = await register.CountersAsync(AccountedDay, _leaving.Token);
        }

        return true;
    }

    // What was looked for by name is narrowed with the rest; a number has nothing to be narrowed.
    private Task NarrowAsync(RegisterQuestion question)
    {
        (_question, _search) = (question, _search as RegisterSearch.Text);
        return BeginAsync();
    }

    private Task ChooseStateAsync(RegisterState? state) => NarrowAsync(_question with { State = state });

    private async Task ShowChangedAsync()
    {
        _search = null;
        await NarrowAsync(new() { State = RegisterState.LicenseChanged });
        await FocusAsync("[data-register] [data-row]");
    }

    private async Task BeginAsync()
    {
        (_card, _withdraws, _withdrawn, _account, _fault) = (null, null, null, null, null);
        _question = _question with { After = null };
        _trail.Clear();
        if (!await LookAsync())
        {
            await FocusAsync("[data-stop] h1");
        }
    }

    private async Task FindAsync(string typed)
    {
        var read = RegisterSearch.Read(typed);
        if (read is RegisterSearch.Unreadable(var fault))
        {
            _fault = fault;
            return;
        }

        _search = read;
        await BeginAsync();
        if (read is RegisterSearch.Number && _page is { Rows: [var only] })
        {
            await ChooseAsync(only.Number);
        }
    }

    private Task OlderAsync()
    {
        _trail.Push(_question.After);
        return TurnAsync(_page!.Rows[^1].Number);
    }

    private Task NewerAsync() => TurnAsync(_trail.Pop());

    private async Task TurnAsync(CopyNumber? after)
    {
        (_card, _question) = (null, _question with { After = after });
        await FocusAsync(await LookAsync() ? "[data-register] [data-row]" : "[data-stop] h1");
    }

    private async Task ChooseAsync(CopyNumber number)
    {
        (_withdraws, _withdrawn) = (null, null);
        await ReadCardAsync(number);
        await FocusAsync("[data-drawer] h2");
    }

    private Task CloseAsync()
    {
        var left = _card!.Copy.Number;
        _card = null;
        return FocusAsync($"[data-copy='{left}'] button");
    }

    private Task BeginWithdrawalAsync(bool all)
    {
        (_withdraws, _withdrawn) = (all, null);
        return FocusAsync("[data-drawer] h2");
    }

    private Task LeaveWithdrawalAsync()
    {
        _withdraws = null;
        return FocusAsync("[data-drawer] h2");
    }

    private async Task WithdrawAsync(Withdrawal withdrawal)
    {
        var number = _card!.Copy.Number;
        try
        {
            _withdrawn = _withdraws is true
                ? await withdrawals.WithdrawAllAsync(number, withdrawal, _clerk, _leaving.Token)
                : await withdrawals.WithdrawAsync(number, withdrawal, _clerk, _leaving.Token);
            _withdraws = null;
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
            await FocusAsync("[data-stop] h1");
            return;
        }

        await LookAsync();
        await ReadCardAsync(number);
        await FocusAsync("[data-withdrawn]");
    }

    private async Task ReadCardAsync(CopyNumber number)
    {
        _card = await register.ReadAsync(number, _leaving.Token);
        _cardReports = _isSupervisor ? await reportDesk.ReadAsync(number, _clerk, _leaving.Token) : [];
    }

    private async Task ShowWaitingAsync()
    {
        _waiting = await advance.ListAsync(_clerk, _leaving.Token);
        await FocusAsync("[data-waiting-list] h2");
    }

    private Task CloseWaitingAsync()
    {
        _waiting = null;
        return FocusAsync(_waitingCount > 0 ? "[data-action=waiting]" : "h1");
    }

    // When somebody fetched it just now, the list says so by not having it.
    private async Task EndWaitingAsync((CopyNumber Number, VoidReason Reason) ended)
    {
        try
        {
            await advance.VoidAsync(ended.Number, ended.Reason, _clerk, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
            await FocusAsync("[data-stop] h1");
            return;
        }

        _card = null;
        await LookAsync();
        await ShowWaitingAsync();
    }

    private async Task ShowReportsAsync()
    {
        _reports = await reportDesk.ListAsync(_clerk, _leaving.Token);
        await FocusAsync("[data-report-list] h2");
    }

    private Task CloseReportsAsync()
    {
        _reports = null;
        return FocusAsync("[data-action=reports]");
    }

    private async Task ReplyAsync(ReportReply reply)
    {
        try
        {
            await reportDesk.ReplyAsync(_card!.Copy.Number, reply, _clerk, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
            await FocusAsync("[data-stop] h1");
            return;
        }

        _openReports = await reportDesk.CountOpenAsync(_leaving.Token);
        _reports = _reports is null ? null : await reportDesk.ListAsync(_clerk, _leaving.Token);
        await ReadCardAsync(_card.Copy.Number);
        await FocusAsync("[data-reports]");
    }

    private async Task AccountAsync()
    {
        _account = await accounts.OfAsync(AccountedDay, _leaving.Token);
        await FocusAsync("[data-account] h2");
    }

    // When one was used meanwhile, the account shows what is missing now.
    private async Task ExplainAsync((SheetGap Gap, string Note) said)
    {
        try
        {
            await sheets.ExplainAsync(_account!.Day, said.Gap, said.Note, _clerk, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
            await FocusAsync("[data-stop] h1");
            return;
        }

        _account = await accounts.OfAsync(_account.Day, _leaving.Token);
        await FocusAsync("[data-account] h2");
    }

    private Task CloseAccountAsync()
    {
        _account = null;
        return FocusAsync("[data-action=account]");
    }

    // What had focus may be gone.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(selector);
    }
}
