using CounterDesk.Domain.Printing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.PrinterTests;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Printers;

/// <summary>The test page of a printer, or of the browser's window: seen first, then sent, then followed.</summary>
public sealed partial class TestPagePage(
    PrinterTestDesk tests, HallPrinters printers, DeskClock clock, CurrentClerk currentClerk, DeskBrowser browser,
    IStringLocalizer<PrintersText> text) : ComponentBase
{
    /// <summary>Stands in the address where there is no printer.</summary>
    public const string ByBrowserKey = "browser";

    private ElementReference _frame;
    private Clerk _clerk = null!;
    private PrinterTest? _test;
    private TestPageFile? _file;
    private SendOutcome? _sent;
    private PrinterTrouble? _trouble;
    private bool _isByBrowser;
    private bool _isSending;
    private bool _isStopped;
    private bool _isPrintRefused;

    // After each the printer is asked anew how it is.
    private int _attempts;

    [Parameter]
    public required string Key { get; set; }

    [Parameter]
    public required string Use { get; set; }

    private IppPrinter? Printer => field ??= printers.FindByKey(Key);

    private string FrameAddress => $"{_test!.Address}#toolbar=0&navpanes=0&view=FitH";

    private bool GoesToPrinter => Printer is not null && !_isByBrowser;

    private string PrintLabel => text[_isSending ? "Test_Sending" : GoesToPrinter ? "Test_Send" : "Test_Print"];

    private string MissingWords => string.Join(
        text["Between"], _file!.Missing.Select(glyph => $"{glyph.TextElement} ({glyph})").Distinct());

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        if ((Printer is not null || Key is ByBrowserKey) && Enum.TryParse<PrinterUse>(Use, out var use)
            && Enum.IsDefined(use))
        {
            Begin(use);
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? browser.FocusAsync("h1") : Task.CompletedTask;

    private void Begin(PrinterUse use)
    {
        _test = PrinterTest.Begin(Printer?.Key, use, clock.Now);
        _file = tests.Draw(_test, _clerk);
    }

    private void ForgetTrouble() => _trouble = null;

    private Task PrintAsync() => GoesToPrinter ? SendAsync() : OpenWindowAsync();

    private async Task OpenWindowAsync()
    {
        if (await DoAsync(() => tests.RecordWindowAsync(_test!, _clerk, CancellationToken.None)))
        {
            _isPrintRefused = !await browser.PrintAsync(_frame);
        }
    }

    // What the printer has is a test that was made. The next one is another, so that it does not pass for the same job.
    private async Task SendAsync()
    {
        _isSending = true;
        if (_sent is SendOutcome.Sent)
        {
            Begin(_test!.Use);
        }

        SendOutcome? outcome = null;
        await DoAsync(async () => outcome = await tests.SendAsync(_test!, _clerk, CancellationToken.None));
        _isSending = false;
        _attempts++;
        _trouble = (outcome as SendOutcome.NotSent)?.Trouble;
        _sent = outcome is null or SendOutcome.NotSent ? _sent : outcome;
    }

    private async Task<bool> DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            return !(_isStopped = false);
        }
        catch (AuditUnavailableException)
        {
            return !(_isStopped = true);
        }
    }
}
