using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>The entries behind a number of the report, without anybody's name.</summary>
public sealed partial class EntriesPage(
    ReportEntries entries, CurrentClerk current, LicenseKindCatalog kinds, IStringLocalizer<DailyReportText> text,
    IStringLocalizer<AuditWords> words) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    // Where the pages before this one began, so that there is a way back.
    private readonly Stack<long?> _trail = [];

    private ReportEntryQuestion? _question;
    private ReportEntryPage? _page;
    private bool _isStopped;

    /// <summary>As the address has it: 2026-03-18.</summary>
    [Parameter, EditorRequired]
    public required string Date { get; set; }

    /// <summary>The name of a <see cref="ReportFigure"/>.</summary>
    [Parameter, EditorRequired]
    public required string Figure { get; set; }

    /// <summary>The code of a kind of license; all kinds without.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    private string Back => ReportWords.TryReadDay(Date, out var day) ? ReportWords.Address(day) : "/reports";

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _question = ReportWords.TryReadDay(Date, out var day)
            && Enum.TryParse<ReportFigure>(Figure, out var figure) && Enum.IsDefined(figure)
                ? new(day, figure, Kind is { Length: > 0 } ? Kind : null)
                : null;
        _trail.Clear();
        await LookAsync();
    }

    private async Task LookAsync()
    {
        if (_question is not { } question)
        {
            return;
        }

        try
        {
            _isStopped = false;
            _page = await entries.FindAsync(question, await current.GetAsync(), _leaving.Token);
        }
        catch (AuditUnavailableException)
        {
            (_isStopped, _page) = (true, null);
        }
    }

    private Task OlderAsync()
    {
        _trail.Push(_question!.Before);
        return TurnAsync(_page!.Before);
    }

    private Task NewerAsync() => TurnAsync(_trail.Pop());

    private Task TurnAsync(long? before)
    {
        _question = _question! with { Before = before };
        return LookAsync();
    }

    private string Word(string kind, string name) =>
        words[$"{kind}_{name}"] is { ResourceNotFound: false } word ? word : name;
}
