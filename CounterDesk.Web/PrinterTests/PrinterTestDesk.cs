using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.PrinterTests;

/// <summary>Draws the page that printers are judged by and sends it. It is no copy and takes no number.</summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing
/// was done.
/// </remarks>
public sealed class PrinterTestDesk(
    AuditLog audit, PageFonts fonts, HallPrinters printers, CurrentHallTexts texts, IOptions<HallOptions> hall,
    DemoOptions demo)
{
    // The length of a copy's code, so that it is of the same version.
    private const int CodeLength = 300;

    private const string Filling = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Characters of names and places that fonts of an office mostly lack; the last needs a font of the hall's.
    private const string Characters = "㐂䶮𬭎𣲗𫍣𫟹𠮷";

    /// <summary>The page in the language of whoever asks; the same test makes the same file.</summary>
    /// <exception cref="ArgumentException">There is no such printer.</exception>
    public TestPageFile Draw(PrinterTest test, Clerk administrator)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        var words = PaperWords.In<PrinterTestText>(language);
        var document = new TestPage(ModelOf(test, administrator, words), words).Compose();
        var gate = GlyphGate.Inspect(document, fonts.Set);
        return gate.MayPrint ? new(PdfWriter.Write(document, fonts.Set), []) : new(null, gate.Missing);
    }

    /// <summary>
    /// Sends the page to its printer. That it goes there is announced, and what came of it recorded before it is told.
    /// </summary>
    /// <exception cref="InvalidOperationException">Only the system administrator tests printers.</exception>
    /// <exception cref="ArgumentException">There is no such printer, or a character of a name has no shape.</exception>
    public async Task<SendOutcome> SendAsync(PrinterTest test, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SystemAdministrator, cancellationToken);
        var note = NoteOf(test, administrator);
        var printer = Find(test)
            ?? throw new ArgumentException("The test of a browser is not sent to a printer.", nameof(test));
        var pdf = Draw(test, administrator).Pdf
            ?? throw new ArgumentException("There is no file to be sent. Look first.", nameof(test));
        var announcement = await audit.AnnounceAsync(note, cancellationToken);

        // Once announced it goes on to its end, also when the administrator has left.
        var outcome = await printer.SendAsync(printer.OrderOf(test.Use, test.JobName, pdf), CancellationToken.None);
        await audit.RecordAsync(announcement, note.With(outcome), CancellationToken.None);
        return outcome;
    }

    /// <summary>Records that the browser's print window is about to open. Only then may it.</summary>
    /// <exception cref="InvalidOperationException">Only the system administrator tests printers.</exception>
    public async Task RecordWindowAsync(PrinterTest test, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SystemAdministrator, cancellationToken);
        await audit.RecordAsync(null, NoteOf(test with { Printer = null }, administrator), cancellationToken);
    }

    private IppPrinter? Find(PrinterTest test) => test.Printer is { } key
        ? printers.FindByKey(key) ?? throw new ArgumentException("There is no such printer.", nameof(test))
        : null;

    private TestPageModel ModelOf(PrinterTest test, Clerk administrator, DocumentWords words)
    {
        var printer = Find(test);
        var tray = printer?.TrayFor(test.Use);
        var use = words[$"Test_Use_{test.Use}"];
        var paper = PaperSize.Parse(tray?.Paper ?? PaperSize.A4).Label;
        return new()
        {
            HallName = texts.Names.NameIn(words.AreChinese),
            PrinterName = printer?.Name ?? words["Test_Browser"],
            Use = tray is { Tray.Length: > 0 }
                ? words["Test_Use", use, paper, tray.Tray]
                : words["Test_Use_AnyTray", use, paper],
            StaffNumber = administrator.Number,
            At = test.At,
            IsDemo = demo.Enabled,
            Code = QrCode.Of(CodeOf(test)),
            Rare = [.. Characters.EnumerateRunes().Select(character => new RareCharacter(character, SourceOf(character)))],
        };
    }

    private string CodeOf(PrinterTest test)
    {
        var text = new StringBuilder(
            $"PRINTER TEST {hall.Value.Code} {test.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ");
        while (text.Length < CodeLength)
        {
            text.Append(Filling.AsSpan(0, Math.Min(Filling.Length, CodeLength - text.Length)));
        }

        return text.ToString();
    }

    private ShapeSource SourceOf(Rune character) => fonts.Set.Find(Typeface.Sans, character) switch
    {
        null => ShapeSource.None,
        { IsSupplementary: true } => ShapeSource.Supplementary,
        _ => ShapeSource.Shipped,
    };

    private static AuditNote NoteOf(PrinterTest test, Clerk administrator)
    {
        ImmutableArray<AuditDetail> where = test.Printer is { } key
            ? [new("Printer", key), new("Use", test.Use.ToString()), new("JobName", test.JobName)]
            : [new("Printer", "browser")];
        return new()
        {
            Action = AuditAction.TestPageSent,
            Actor = administrator.Id,
            Role = DeskRoles.SystemAdministrator,
            Details = where,
        };
    }
}
