using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>The copy of the open license: drawn, looked at, printed, and answered for by who sees the paper.</summary>
public sealed partial class CopyStep(
    CopyDesk copies, CopyRecall recall, HallPrinters printers, DeskBrowser browser, IStringLocalizer<CopyStepText> text)
    : StepPage(browser)
{
    private static readonly CopyLook _plain = new(CopyEdition.Standard, HasEnglish: false);

    private GlyphReport? _gate;
    private bool _isAccepted;
    private bool _isForbidden;
    private bool _mayComeOut;

    private IppPrinter? Printer => field ??= printers.Find(State.Clerk.Counter);

    private OpenLicense License => State.Content.License!;

    private VerificationReport Report => License.Report;

    // Null when nobody knows the item: then the recipient is asked about.
    private bool? ItemAccepts => License.Needed?.Item.AcceptsNotInForce;

    private bool IsRefusedByItem =>
        ItemAccepts is false && Report.MayPrint is PrintPermission.CopyMarkedNotInForce;

    private CopyOnScreen? Shown => State.Content.Copy;

    // What the register says of the copy on the screen.
    private RegisteredCopy? Registered =>
        State.Summary.Copies.FirstOrDefault(copy => copy.Number == Shown?.Copy.Number);

    // What the person needs. What a clerk chose once at this visit need not be chosen again.
    private CopyLook UsualLook => State.Summary.Copies is [.., var last] && last.Look != _plain
        ? last.Look
        : new(Visit.Edition.ForCopies(), Visit.Needs.HasFlag(VisitNeeds.OtherLanguage));

    private CopyStage Stage =>
        Registered is { State: CopyState.Void } ? CopyStage.Void
        : Registered is not null ? CopyStage.Ready
        : _gate is not null ? CopyStage.GlyphMissing
        : _isForbidden ? CopyStage.Refused
        : Report.MayPrint switch
        {
            PrintPermission.Nothing => CopyStage.Refused,
            _ when IsRefusedByItem => CopyStage.Refused,
            PrintPermission.CopyMarkedNotInForce when !(ItemAccepts ?? _isAccepted) => CopyStage.AskingRecipient,
            _ => CopyStage.Preparing,
        };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender && Stage is CopyStage.Preparing)
        {
            await PrepareAsync();
        }
    }

    private Task AcceptAsync()
    {
        _isAccepted = true;
        return PrepareAsync();
    }

    private Task PrepareAsync() => PrepareAsync(Registered?.Look ?? UsualLook);

    private async Task PrepareAsync(CopyLook look)
    {
        _gate = null;
        _mayComeOut = false;
        var request = new CopyRequest(State.Id, State.Clerk, License)
        {
            AskedFor = (State.Content.Search?.Query as LicenseQuery.ByHolder)?.Code,
            AcceptsNotInForce = _isAccepted,
            Replaces = Registered?.Number,
            Edition = look.Edition,
            HasEnglish = look.HasEnglish,
        };
        await State.DoAsync(async cancellationToken => Show(await copies.PrepareAsync(request, cancellationToken)));
        FocusAfterRender("h1");
    }

    private void Show(PreparedCopy prepared)
    {
        switch (prepared)
        {
            case PreparedCopy.Ready ready:
                State.Content.Show(new CopyOnScreen(ready.Copy, ready.Pdf));
                State.Content.Prove(ready.Receipt, ActionOf(ready.Copy.Form));
                break;
            case PreparedCopy.GateRefused(var report):
                _gate = report;
                break;
            case PreparedCopy.NotAllowed:
                _isForbidden = true;
                break;
        }
    }

    private static AuditAction ActionOf(CopyForm form) => form switch
    {
        CopyForm.CertifiedCopy or CopyForm.MarkedCopy => AuditAction.CopyReserved,
        CopyForm.InformationSheet => AuditAction.InformationSheetMade,
    };

    private Task<bool> RecordSendingAsync()
    {
        var number = Registered!.Number;
        return State.DoAsync(async cancellationToken => State.Content.Prove(
            await copies.RecordSendingAsync(number, State.Clerk, cancellationToken), AuditAction.CopySent));
    }

    private async Task<SendOutcome?> SendAsync()
    {
        var (number, pdf) = (Registered!.Number, Shown!.Pdf);
        SendOutcome? outcome = null;
        await State.DoAsync(async cancellationToken =>
        {
            var sent = await copies.SendAsync(number, pdf, Printer!, State.Clerk, cancellationToken);
            State.Content.Prove(sent.Receipt, AuditAction.CopySent);
            outcome = sent.Outcome;
        });
        return outcome;
    }

    // One number is one handing-over: that of the sheet nobody printed is void, and the new one names it.
    private async Task ChangeLookAsync(CopyLook look)
    {
        var number = Registered!.Number;
        if (await State.AnswerAsync(copies, number, PrintOutcome.DidNotComeOut) && !await MayComeOutAsync(number))
        {
            await PrepareAsync(look);
        }
    }

    private async Task AnswerAsync(PrintOutcome outcome)
    {
        var number = Registered!.Number;
        var isRecorded = await State.AnswerAsync(copies, number, outcome);
        if (isRecorded && outcome is PrintOutcome.CameOutWell)
        {
            State.Content.LeaveCopy();
            await State.GoToAsync(VisitStep.Closing);
        }

        FocusAfterRender("h1");
        if (isRecorded && outcome is not PrintOutcome.CameOutWell)
        {
            StateHasChanged();
            await MayComeOutAsync(number);
        }
    }

    private async Task<bool> MayComeOutAsync(CopyNumber number) =>
        _mayComeOut = await recall.MayComeOutAsync(number, CancellationToken.None);

    private Task<bool> BackAsync() => State.GoToAsync(VisitStep.License);
}
