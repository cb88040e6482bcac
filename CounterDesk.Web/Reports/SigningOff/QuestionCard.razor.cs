using System.Collections.Immutable;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>What supervisors ask the clerk who sits here, with a line to answer each.</summary>
public sealed partial class QuestionCard(
    ExceptionDesk desk, CurrentClerk current, IStringLocalizer<QuestionText> text, IStringLocalizer<ExceptionWords> words)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Dictionary<Guid, string> _answers = [];
    private readonly HashSet<Guid> _tried = [];
    private Clerk _clerk = null!;
    private ImmutableArray<OpenQuestion> _questions = [];
    private string? _said;

    public void Dispose()
    {
        desk.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await current.GetAsync();
        desk.Changed += OnChanged;
        await LookAsync();
    }

    private void OnChanged(DateOnly day) => _ = InvokeAsync(async () =>
    {
        await LookAsync();
        StateHasChanged();
    });

    private async Task LookAsync()
    {
        try
        {
            _questions = await desk.FindQuestionsAsync(_clerk, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private string AnswerTo(OpenQuestion question) => _answers.GetValueOrDefault(question.Decision, "");

    private string? FaultOf(OpenQuestion question) =>
        _tried.Contains(question.Decision) && ExceptionQuestion.FindAnswerFault(AnswerTo(question)) is { } fault
            ? text[fault.ToString()].Value
            : null;

    private async Task AnswerAsync(OpenQuestion question)
    {
        _tried.Add(question.Decision);
        if (FaultOf(question) is not null)
        {
            return;
        }

        try
        {
            _said = await desk.AnswerAsync(question.Decision, AnswerTo(question), _clerk, _leaving.Token) ? null : "Gone";
            await LookAsync();
        }
        catch (AuditUnavailableException)
        {
            _said = "Log";
        }
    }
}
