using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
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
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>The copy of the open license: drawn, looked at, printed, and answered for by who sees the paper.</summary>
public sealed partial class CopyStep(
    CopyDesk copies, CopyRecall recall, HallPrinters printers, LookUp lookUp, VisitDesk desk, DeskBrowser browser,
    IStringLocalizer<CopyStepText> text)
    : StepPage(browser)
{
    private static readonly CopyLook _plain = new(CopyEdition.Standard, HasEnglish: false);

    private GlyphReport? _gate;
    private PreparedCopy.PrintedBefore? _before;
    private PreparedCopy.PrintedTooOften? _often;
    private ReprintAnswer? _again;

    // Has no answer and, since the program was started again or the license left, no file.
    private CopyNumber? _open;

    // It went to the printer, and its page has become too old to go there once more.
    private bool _isTooOldToRepeat;
    private GlyphConsent _glyphs = GlyphConsent.None;
    private CopyLook? _look;
    private ImmutableHashSet<BreakGlassRule> _goesPast = [];
    private bool _isAccepted;
    private bool _isForbidden;
    private bool _mayComeOut;

    private IppPrinter? Printer => field ??= printers.Find(State.Clerk.Counter);

    private OpenLicense License => State.Content.License!;

    private VerificationReport Report => License.Report;

    // Null when nobody knows the item: then the recipient is asked about.
    private bool? ItemAccepts => License.Needed?.Item.AcceptsNotInForce;

    private bool IsRefusedByItem =>
        ItemAccepts is false && Report.MayPrint is PrintPermission.CopyMarkedNotInForce
        && !_goesPast.Contains(BreakGlassRule.NotInForce);

    private CopyOnScreen? Shown => State.Content.Copy;

    // What the register says of the copy the page is about.
    private RegisteredCopy? Registered =>
        State.Summary.Copies.FirstOrDefault(copy => copy.Number == (Shown?.Copy.Number ?? _open));

    // The page before was too old, and this one was made in its place.
    private RegisteredCopy? Outdated => State.Summary.Copies.FirstOrDefault(
        copy => copy.Number == Registered?.Replaces && copy.VoidFor is VoidReason.PageTooOld);

    // What the person needs. What a clerk chose once at this visit need not be chosen again.
    private CopyLook UsualLook => State.Summary.Copies is [.., var last] && last.Look != _plain
        ? last.Look
        : new(Visit.Edition.ForCopies(), Visit.Needs.HasFlag(VisitNeeds.OtherLanguage));

    private CopyStage Stage =>
        Registered is { State: CopyState.Void } ? CopyStage.Void
        : Registered is not null && Shown is null ? CopyStage.AnsweringFirst
        : Registered is not null ? CopyStage.Ready
        : _before is not null ? CopyStage.PrintedBefore
        : _often is not null ? CopyStage.PrintedTooOften
        : _gate is not null ? CopyStage.GlyphMissing
        : _isForbidden ? CopyStage.Refused
        : License.Change is not null ? CopyStage.LicenseChanged
        : Report.MayPrint switch
        {
            PrintPermission.Nothing => CopyStage.Refused,
            _ when IsRefusedByItem => CopyStage.Refused,
            PrintPermission.CopyMarkedNotInForce when ItemAccepts is null && !_isAccepted => CopyStage.AskingRecipient,
            _ => CopyStage.Preparing,
        };

    // What is asked has focus; where nothing is, the heading.
    private string FirstFocus => Stage switch
    {
        CopyStage.PrintedBefore => "[data-field=again] input, [data-action=print-again]",
        CopyStage.AnsweringFirst => "[data-field=outcome] input",
        _ => "h1",
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

    private bool IsOpened(BreakGlassRule rule) => State.Opened.Any(opening => opening.Rule == rule);

    private Task GoPastAsync(BreakGlassRule rule)
    {
        (_goesPast, _isForbidden) = (_goesPast.Add(rule), false);
        return PrepareAsync();
    }

    private Task PrintAgainAsync(ReprintAnswer answer)
    {
        _again = answer;
        return PrepareAsync();
    }

    private Task PrepareAsync() => PrepareAsync(Registered?.Look ?? UsualLook);

    // Where the gate stopped another look, that one was asked for.
    private Task TryAgainAsync(GlyphConsent glyphs)
    {
        _glyphs = glyphs;
        return PrepareAsync(_look ?? UsualLook);
    }

    private async Task PrepareAsync(CopyLook look)
    {
        (_gate, _before, _often, _open, _look) = (null, null, null, null, look);
        (_mayComeOut, _isTooOldToRepeat) = (false, false);
        var request = new CopyRequest(State.Id, State.Clerk, License)
        {
            AskedFor = (State.Content.Search?.Query as LicenseQuery.ByHolder)?.Code,
            AcceptsNotInForce = _isAccepted,
            GoesPast = _goesPast,
            Again = _again,
            Edition = look.Edition,
            HasEnglish = look.HasEnglish,
            Glyphs = _glyphs,
        };
        await State.DoAsync(async cancellationToken => Show(await copies.PrepareAsync(request, cancellationToken)));
        FocusAfterRender(FirstFocus);
    }

    private void Show(PreparedCopy prepared)
    {
        switch (prepared)
        {
            case PreparedCopy.Ready ready:
                State.Content.Show(new CopyOnScreen(ready.Copy, ready.Pdf));
                State.Content.Prove(ready.Receipt, ActionOf(ready.Copy.Form));
                break;
            case PreparedCopy.GateRefused(var report, var receipt):
                _gate = report;
                State.Content.Prove(receipt, AuditAction.CopyRefused);
                break;
            case PreparedCopy.LicenseChanged:
                // The license says so by itself.
                break;
            case PreparedCopy.NotAllowed:
                (_isForbidden, _goesPast) = (true, []);
                break;
            case PreparedCopy.AnswerFirst(var open):
                _open = open;
                break;
            case PreparedCopy.PrintedBefore before:
                _before = before;
                break;
            case PreparedCopy.PrintedTooOften often:
                (_often, _goesPast) = (often, _goesPast.Remove(BreakGlassRule.PrintedTooOften));
                break;
        }
    }

    private static AuditAction ActionOf(CopyForm form) => form switch
    {
        CopyForm.CertifiedCopy or CopyForm.MarkedCopy => AuditAction.CopyReserved,
        CopyForm.InformationSheet => AuditAction.InformationSheetMade,
    };

    private async Task<bool> RecordSendingAsync()
    {
        var number = Registered!.Number;
        SentCopy? sent = null;
        await State.DoAsync(async cancellationToken =>
            sent = Prove(await copies.RecordSendingAsync(number, State.Clerk, cancellationToken)));
        await FollowAsync(sent);
        return sent is SentCopy.Went;
    }

    private async Task<SendOutcome?> SendAsync()
    {
        var (number, pdf) = (Registered!.Number, Shown!.Pdf);
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
        else if (sent is SentCopy.Refused(_, { } receipt))
        {
            State.Content.Prove(receipt, AuditAction.CopyOutdated);
        }

        return sent;
    }

    private async Task FollowAsync(SentCopy? sent)
    {
        switch ((sent as SentCopy.Refused)?.Fault)
        {
            case SendingFault.PageTooOld:
                await MakeAnewAsync();
                break;
            case SendingFault.PageTooOldToRepeat:
                _isTooOldToRepeat = true;
                StateHasChanged();
                break;
            case SendingFault.Answered:
                // In another window. What the register has is shown; of a good one nothing is left to do.
                if (Registered is { State: not CopyState.Void })
                {
                    State.Content.LeaveCopy();
                    await State.GoToAsync(VisitStep.Closing);
                }

                break;
            case null:
                break;
        }
    }

    // What the old page said was looked up as long ago: the source is asked once more before another is made.
    private async Task MakeAnewAsync()
    {
        var look = Registered!.Look;
        var isOpened = false;
        await State.DoAsync(async cancellationToken =>
        {
            var opened = await lookUp.OpenAsync(State.Id, State.Clerk, License.License.Identifier, cancellationToken);
            await desk.GoToAsync(State.Id, State.Clerk, VisitStep.Copy, cancellationToken);
            isOpened = opened is OpeningAnswer.Opened;
        });
        if (isOpened && Stage is CopyStage.Preparing)
        {
            await PrepareAsync(look);
        }

        FocusAfterRender("h1");
    }

    // One number is one handing-over: that of the sheet nobody printed is void, and the new one names it.
    private async Task ChangeLookAsync(CopyLook look)
    {
        var number = Registered!.Number;
        if (await State.AnswerAsync(copies, number, new(PrintOutcome.DidNotComeOut)) && !await MayComeOutAsync(number))
        {
            await PrepareAsync(look);
        }
    }

    // It lies in the store already: nothing is left to do but to go on.
    private EventCallback KeepAhead => Registered is { IsAhead: true }
        ? EventCallback.Factory.Create(this, async () =>
        {
            State.Content.LeaveCopy();
            await State.GoToAsync(VisitStep.Closing);
        })
        : default;

    private async Task AnswerAsync(PrintAnswer answer)
    {
        var number = Registered!.Number;
        var isRecorded = await State.AnswerAsync(copies, number, answer);
        if (isRecorded && answer.Outcome is PrintOutcome.CameOutWell)
        {
            _open = null;
            State.Content.LeaveCopy();
            await State.GoToAsync(VisitStep.Closing);
        }

        FocusAfterRender(State.Taken is null ? "h1" : "[data-field=sheets]");
        if (isRecorded && answer.Outcome is not PrintOutcome.CameOutWell)
        {
            StateHasChanged();
            await MayComeOutAsync(number);
        }
    }

    private async Task<bool> MayComeOutAsync(CopyNumber number) =>
        _mayComeOut = await recall.MayComeOutAsync(number, CancellationToken.None);

    private Task<bool> BackAsync() => State.GoToAsync(VisitStep.License);
}
