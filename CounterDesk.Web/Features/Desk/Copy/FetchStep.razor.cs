using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>
/// A copy made ahead for whoever has come to fetch it: printed now unless it was, and handed out once she has said that
/// she has it.
/// </summary>
public sealed partial class FetchStep(
    FetchDesk fetching, CopyDesk copies, CopyRecall recall, HallPrinters printers, VisitPaperDesk papers,
    DeskBrowser browser, IStringLocalizer<CopyStepText> text, IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private WaitingCopy? _found;
    private bool _isLooked;
    private bool _isSentHere;
    private bool _mayComeOut;
    private FetchFault? _fault;
    private ReceiptWay? _receipt;

    private IppPrinter? Printer => field ??= printers.Find(State.Clerk.Counter);

    private RegisteredCopy Copy => _found!.Copy;

    private CopyNumber Number => State.Content.Fetch!.Number;

    private FetchStage Stage =>
        !_isLooked || State.Content.Fetch is null ? FetchStage.Looking
        : _found is not { Copy.State: CopyState.Waiting } ? FetchStage.Over
        : Copy.IsPaperWaiting ? FetchStage.HandingOut
        : Copy.IsAsked && !_isSentHere ? FetchStage.Asking
        : FetchStage.Printing;

    private string Over => _found switch
    {
        { Copy.State: CopyState.Printed } => "HandedOut",
        { Copy.VoidFor: VoidReason.NotFetched } => "NotFetched",
        _ => "Void",
    };

    private IReadOnlyList<Choice<ReceiptWay>> Receipts =>
    [
        .. Enum.GetValues<ReceiptWay>().Select(
            way => new Choice<ReceiptWay>(way, text[$"Receipt_{way}"], text[$"Receipt_{way}_Note"])),
    ];

    protected override async Task OnInitializedAsync() => await LookAsync();

    private async Task LookAsync()
    {
        if (State.Content.Fetch is { } shown)
        {
            _found = await fetching.FindAsync(shown.Number, CancellationToken.None);
            _isLooked = true;
        }
    }

    private async Task<bool> RecordSendingAsync()
    {
        var number = Number;
        SentCopy? sent = null;
        await State.DoAsync(async cancellationToken =>
            sent = Prove(await copies.RecordSendingAsync(number, State.Clerk, cancellationToken)));
        await FollowAsync(sent);
        return sent is SentCopy.Went;
    }

    private async Task<SendOutcome?> SendAsync()
    {
        var (number, pdf) = (Number, State.Content.Fetch!.Pdf!);
        SentCopy? sent = null;
        await State.DoAsync(async cancellationToken =>
            sent = Prove(await copies.SendAsync(number, pdf, Printer!, State.Clerk, cancellationToken)));
        await FollowAsync(sent);
        return (sent as SentCopy.Went)?.Outcome;
    }

    private SentCopy Prove(SentCopy sent)
    {
        if (sent is SentCopy.Went(_, var went))
        {
            State.Content.Prove(went, AuditAction.CopySent);
        }

        return sent;
    }

    // Where it was not sent, somebody has answered for it in another window or its time is over: the register says so.
    private async Task FollowAsync(SentCopy? sent)
    {
        _isSentHere |= sent is SentCopy.Went;
        await LookAsync();
        StateHasChanged();
    }

    private async Task AnswerAsync(PrintAnswer answer)
    {
        var number = Number;
        if (await State.AnswerAsync(copies, number, answer))
        {
            // On paper it needs no file; void it has none.
            State.Content.Show(new FetchOnScreen(number, null));
            await LookAsync();
            _mayComeOut = answer.Outcome is not PrintOutcome.CameOutWell
                && await recall.MayComeOutAsync(number, CancellationToken.None);
        }

        FocusAfterRender(State.Taken is null ? "h1" : "[data-field=sheets]");
        StateHasChanged();
    }

    private Task<bool> DrawSlipAsync() => State.DoAsync(_ =>
    {
        papers.ShowHandOutSlip(Visit, Copy, _found!.Kept, State.Clerk);
        return Task.CompletedTask;
    });

    private async Task HandOutAsync()
    {
        var (number, receipt) = (Number, _receipt!.Value);
        var isDone = await State.DoAsync(async cancellationToken =>
            _fault = await fetching.HandOutAsync(State.Id, State.Clerk, number, receipt, cancellationToken));
        if (isDone && _fault is null)
        {
            await LeaveAsync();
            return;
        }

        await LookAsync();
        FocusAfterRender("h1");
    }

    // Whoever has come for several gets the others; with nothing left the visit ends.
    private async Task LeaveAsync()
    {
        var isHandedOut = State.Summary.Copies.Any(copy => copy.HandedOutVisit == State.Id);
        State.Content.LeaveFetch();
        var left = await fetching.ListAsync(Visit, CancellationToken.None);
        await State.GoToAsync(isHandedOut && left.IsEmpty ? VisitStep.Closing : VisitStep.Purpose);
    }
}
