using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.Auditing.Search;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>
/// The auditor's desk: whether the log is whole, and where not; entries found and followed. What she reads is announced,
/// and recorded before she sees it.
/// </summary>
public sealed partial class AuditSearchPage(
    AuditReader search, ProofKeeper proofs, EntryProofs entryProofs, CurrentClerk current, DeskClock clock, DeskBrowser browser,
    IStringLocalizer<AuditSearchText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    // Where the pages before this one began, so that there is a way back.
    private readonly Stack<long?> _trail = [];

    private Clerk _auditor = null!;
    private AuditStanding? _standing;
    private ImmutableArray<PlacedEntry> _broken;
    private ImmutableArray<AuditActor> _actors = [];
    private AuditQuestion _question = new();
    private AuditPage? _page;
    private AuditEntry? _chosen;
    private ImmutableArray<PlacedEntry> _places = [];
    private AuditAnchor? _day;
    private long? _progress;
    private bool _isUnreadable;
    private bool _isStopped;
    private bool _hasUnreadableRow;

    private string Scope => _standing?.BeganAtUtc is { } began
        ? text["Scope", DeskClock.At(began).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]
        : "";

    private bool ShowsDay => _question.From is null || _question.From != _question.To;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _auditor = await current.GetAsync();
        _question = new() { From = clock.Today, To = clock.Today };
        await DoAsync(async () =>
        {
            await ReadStandingAsync();
            _actors = await search.FindActorsAsync(_auditor, _leaving.Token);
            await LookAsync();
        });
    }

    private static string Number(long sequence) => sequence.ToString("N0", CultureInfo.InvariantCulture);

    private async Task ReadStandingAsync()
    {
        _standing = await proofs.ReadAsync(_leaving.Token);
        _broken = StandingBanner.FaultOf(_standing) is { Sequence: { } sequence, Kind: not nameof(AuditFaultKind.Unreadable) }
            ? await search.ReadPlaceAsync(sequence, _auditor, _leaving.Token)
            : [];
    }

    private async Task LookAsync() => _page = await search.FindAsync(_question, _auditor, _leaving.Token);

    private async Task ProveAsync()
    {
        _progress = 0;
        var progress = new Progress<long>(read =>
        {
            _progress = read;
            _ = InvokeAsync(StateHasChanged);
        });
        await DoAsync(async () =>
        {
            await proofs.ProveWholeAsync(_auditor, progress, _leaving.Token);
            await ReadStandingAsync();
        });
        _progress = null;
        await FocusAsync("[data-standing]");
    }

    private async Task NarrowAsync(AuditQuestion question)
    {
        (_question, _isUnreadable) = (question with { Before = null }, false);
        (_chosen, _page) = (null, null);
        _trail.Clear();
        await DoAsync(LookAsync);
        if (_isStopped)
        {
            await FocusAsync("[data-stop] h1");
        }
    }

    private async Task FindAsync(string typed)
    {
        if (typed.Trim().Length is 0)
        {
            await NarrowAsync(_question with { Term = null });
        }
        else if (AuditTerm.Read(typed) is { } term)
        {
            // Whoever follows somebody means all days.
            await NarrowAsync(_question with { Term = term, From = null, To = null, FromTime = null, ToTime = null });
        }
        else
        {
            _isUnreadable = true;
        }
    }

    private Task FollowAsync(AuditQuestion question) => NarrowAsync(question);

    private Task OlderAsync()
    {
        _trail.Push(_question.Before);
        return TurnAsync(_page!.Before);
    }

    private Task NewerAsync() => TurnAsync(_trail.Pop());

    private async Task TurnAsync(long? before)
    {
        (_chosen, _question) = (null, _question with { Before = before });
        await DoAsync(LookAsync);
        await FocusAsync("[data-entries] [data-row]");
    }

    private async Task ChooseAsync(AuditEntry entry)
    {
        await DoAsync(async () =>
        {
            _places = await search.ReadPlaceAsync(entry.Sequence, _auditor, _leaving.Token);
            _day = await entryProofs.FindDayAsync(entry.Sequence, _auditor, _leaving.Token);
            _chosen = entry;
        });
        await FocusAsync("[data-drawer] h2");
    }

    private Task CloseAsync()
    {
        var left = _chosen!.Sequence;
        _chosen = null;
        return FocusAsync($"[data-entry='{left}'] button");
    }

    private async Task DoAsync(Func<Task> act)
    {
        try
        {
            (_isStopped, _hasUnreadableRow) = (false, false);
            await act();
        }
        catch (Exception exception) when (AuditProver.IsUnreadableRow(exception))
        {
            (_hasUnreadableRow, _page, _chosen) = (true, null, null);
        }
        catch (AuditUnavailableException)
        {
            (_isStopped, _page, _chosen) = (true, null, null);
        }
    }

    // What had focus may be gone.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : selector);
    }
}
