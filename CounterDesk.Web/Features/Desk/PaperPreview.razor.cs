using System.Collections.Immutable;
using System.Security.Cryptography;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.Printers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>
/// A paper of the visit in place of the step: the very file that prints, what is said of it, and printing, once that is
/// recorded. Where a character has no shape there is no file, and the page names it.
/// </summary>
public sealed partial class PaperPreview(
    DeskBrowser browser, HallPrinters printers, IStringLocalizer<PaperText> text, IStringLocalizer<DeskText> deskText)
    : ComponentBase
{
    private const int JobNameLength = 12;

    private ElementReference _frame;
    private bool _isPrintRefused;
    private bool _isByBrowser;
    private bool _isSending;
    private string? _jobName;
    private SendOutcome? _sent;
    private PrinterTrouble? _trouble;

    // After each the printer is asked anew how it is.
    private int _attempts;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    /// <summary>One word, as in the file's address: receipt for receipt.pdf.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Heading { get; set; }

    [Parameter, EditorRequired]
    public required string PrintLabel { get; set; }

    /// <summary>The very file that is shown.</summary>
    [Parameter, EditorRequired]
    public required byte[]? Pdf { get; set; }

    /// <summary>Why there is no file.</summary>
    [Parameter]
    public ImmutableArray<MissingGlyph> Missing { get; set; } = [];

    /// <summary>What to do where there is no file.</summary>
    [Parameter]
    public string? Instead { get; set; }

    /// <summary>Records that it goes to the printer. What cannot be recorded is not printed.</summary>
    [Parameter, EditorRequired]
    public required Func<CancellationToken, Task> BeforePrint { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Other ways on.</summary>
    [Parameter]
    public RenderFragment? More { get; set; }

    private bool HasFile => Pdf is not null;

    private IppPrinter? Printer => field ??= printers.Find(State.Clerk.Counter);

    // The browser's own viewer without its bars: the page is all there is to see.
    private string Address => $"/desk/visits/{State.Id}/{Name}.pdf#toolbar=0&navpanes=0&view=FitH";

    private string MissingWords => string.Join(
        text["Separator"], Missing.Select(glyph => text["Glyph_Item", glyph.TextElement, glyph].Value).Distinct());

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? browser.FocusAsync("h1") : Task.CompletedTask;

    private void ForgetTrouble() => _trouble = null;

    // The visit may end meanwhile and wipe its own file.
    private Task PrintAsync() =>
        Printer is null || _isByBrowser ? OpenWindowAsync() : SendAsync(Printer, Pdf!.ToArray());

    private async Task OpenWindowAsync()
    {
        if (await State.DoAsync(BeforePrint))
        {
            _isPrintRefused = !await browser.PrintAsync(_frame);
        }
    }

    // A paper has no number. Its job keeps the name until the printer has it, so that what may be there is found.
    private async Task SendAsync(IppPrinter printer, byte[] pdf)
    {
        _isSending = true;
        try
        {
            if (await State.DoAsync(BeforePrint))
            {
                _jobName ??= RandomNumberGenerator.GetHexString(JobNameLength, lowercase: true);
                var outcome = await printer.SendAsync(
                    printer.OrderOf(PrinterUse.Papers, _jobName, pdf), CancellationToken.None);
                _trouble = (outcome as SendOutcome.NotSent)?.Trouble;
                _sent = outcome is SendOutcome.NotSent ? _sent : outcome;
                _jobName = outcome is SendOutcome.Sent ? null : _jobName;
            }
        }
        finally
        {
            _isSending = false;
            _attempts++;
            Array.Clear(pdf);
        }
    }
}
