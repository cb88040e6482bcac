using System.Collections.Immutable;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.External.Printers;

/// <summary>
/// What was sent, and what the printer says of it until it has ended. A machine's word is never a tick.
/// </summary>
public sealed partial class JobLines(
    DeskClock clock, TimeProvider time, IStringLocalizer<PrinterText> text) : ComponentBase, IDisposable
{
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _leaving = new();
    private SendOutcome? _followed;
    private CancellationTokenSource? _following;
    private JobReport? _job;
    private ImmutableArray<PrinterTrouble> _troubles = [];
    private DateTimeOffset _sentAt;
    private DateTimeOffset _toldAt;

    [Parameter, EditorRequired]
    public required IppPrinter Printer { get; set; }

    /// <summary>Sent, or not known. Another one is followed instead of the one before.</summary>
    [Parameter, EditorRequired]
    public required SendOutcome Sent { get; set; }

    /// <summary>Told whenever the job is at another place.</summary>
    [Parameter]
    public EventCallback<JobReport> OnJob { get; set; }

    private string SentKey => Sent switch
    {
        SendOutcome.Sent { WasThere: true } => "Sent_WasThere",
        SendOutcome.Sent { IsAnswerLost: true } => "Sent_AnswerLost",
        SendOutcome.Sent => "Sent",
        _ => "Sent_Unknown",
    };

    private Outcome Look => _job is { HasFailed: true } or { State: JobState.Stopped } ? Outcome.Warn : Outcome.Wait;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        _following?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Sent, _followed))
        {
            return;
        }

        _followed = Sent;
        _job = (Sent as SendOutcome.Sent)?.Job;
        _troubles = [];
        _sentAt = _toldAt = clock.Now;
        _following?.Cancel();
        _following?.Dispose();
        _following = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        _ = FollowAsync(_following.Token);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(_pace, time);
        try
        {
            while (_job is { HasEnded: false } job && await timer.WaitForNextTickAsync(cancellationToken))
            {
                var answer = await Printer.FollowAsync(job.Id, cancellationToken);
                await InvokeAsync(() => ShowAsync(answer));
                if (answer is JobAnswer.NotTold { Trouble: PrinterTrouble.JobForgotten })
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The clerk has left, or another job is followed.
        }
    }

    private async Task ShowAsync(JobAnswer answer)
    {
        if (_leaving.IsCancellationRequested)
        {
            return;
        }

        if (answer is JobAnswer.Told(var job, var troubles))
        {
            var isElsewhere = job != _job;
            (_job, _troubles) = (job, troubles);
            if (isElsewhere)
            {
                _toldAt = clock.Now;
                await OnJob.InvokeAsync(job);
            }
        }
        else
        {
            _troubles = [((JobAnswer.NotTold)answer).Trouble];
        }

        StateHasChanged();
    }
}
