using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>
/// The very file that prints, beside what is asked about the paper once it has gone to the printer or the print window
/// has been opened.
/// </summary>
public sealed partial class CopyPreview(
    DeskBrowser browser, IStringLocalizer<CopyStepText> text, IStringLocalizer<DeskText> deskText) : ComponentBase
{
    private ElementReference _frame;
    private bool _isPrintAsked;
    private bool _isPrintRefused;
    private PrintAnswer? _answer;
    private bool _isByBrowser;
    private bool _isSending;
    private SendOutcome? _sent;
    private JobReport? _job;
    private PrinterTrouble? _trouble;

    // After each the printer is asked anew how it is.
    private int _attempts;

    [Parameter]
    public AuditProof? Proof { get; set; }

    [Parameter, EditorRequired]
    public required Guid Visit { get; set; }

    [Parameter, EditorRequired]
    public required RegisteredCopy Copy { get; set; }

    /// <summary>What was checked of the license; null where no license is open.</summary>
    [Parameter]
    public VerificationReport? Report { get; set; }

    /// <summary>How many fields of the license do not stand on it.</summary>
    [Parameter]
    public int LeftOut { get; set; }

    /// <summary>Which of the visit's files is shown.</summary>
    [Parameter]
    public string File { get; set; } = "copy";

    /// <summary>More that is to be known before it is printed.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>It is made ahead and may wait as it is, without being printed now.</summary>
    [Parameter]
    public EventCallback OnKeep { get; set; }

    /// <summary>The copy whose page was too old, in whose place this one was made; null when there is none.</summary>
    [Parameter]
    public RegisteredCopy? Outdated { get; set; }

    /// <summary>It went to the printer, and has become too old to go there once more: only the answer is left.</summary>
    [Parameter]
    public bool IsTooOldToRepeat { get; set; }

    /// <summary>
    /// Records that it goes to the printer. False when that was not recorded: then nothing is printed.
    /// </summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> BeforePrint { get; set; }

    /// <summary>The counter's; null where it has none and the browser prints.</summary>
    [Parameter]
    public IppPrinter? Printer { get; set; }

    /// <summary>Sends it to <see cref="Printer"/>. Null when that was not recorded: then nothing may be told.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<SendOutcome?>> Send { get; set; }

    /// <summary>The clerk wants it in another edition or language. It takes a number of its own.</summary>
    [Parameter]
    public EventCallback<CopyLook> OnLook { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    /// <summary>A sheet of the answer that was used before.</summary>
    [Parameter]
    public UsedSheet? Taken { get; set; }

    [Parameter]
    public EventCallback<PrintAnswer> OnAnswer { get; set; }

    // The browser's own viewer without its bars: the page is all there is to see.
    private string Address => $"/desk/visits/{Visit}/{File}.pdf#toolbar=0&navpanes=0&view=FitH";

    private string AnswerLabel => deskText[PrintQuestion.LabelOf(_answer)];

    private bool GoesToPrinter => Printer is not null && !_isByBrowser;

    private bool MayKeep => OnKeep.HasDelegate && !IsAsked;

    private bool IsAsked => _isPrintAsked || IsTooOldToRepeat;

    // What the printer has, or has printed, is never sent again under the same number.
    private bool MayPrintAgain => _isPrintAsked && !IsTooOldToRepeat && (!GoesToPrinter || _job is null or { HasFailed: true });

    private string PrintLabel => _isSending ? text["Sending_Button"]
        : GoesToPrinter ? text["Send_Button"]
        : text["Print_Button"];

    private void ForgetTrouble() => _trouble = null;

    private Task PrintAsync() => GoesToPrinter ? SendAsync() : OpenWindowAsync();

    private async Task OpenWindowAsync()
    {
        if (!await BeforePrint())
        {
            return;
        }

        _isPrintRefused = !await browser.PrintAsync(_frame);
        _isPrintAsked |= !_isPrintRefused;
    }

    private async Task SendAsync()
    {
        _isSending = true;
        var outcome = await Send();
        _isSending = false;
        _attempts++;
        if (outcome is null)
        {
            return;
        }

        // Where the answer was lost paper may lie there, whatever the printer says: somebody has to look.
        _trouble = (outcome as SendOutcome.NotSent)?.Trouble;
        _isPrintAsked |= _trouble is null or PrinterTrouble.AnswerLost;
        if (outcome is not SendOutcome.NotSent)
        {
            _sent = outcome;
            _job = (outcome as SendOutcome.Sent)?.Job;
        }
    }
}
