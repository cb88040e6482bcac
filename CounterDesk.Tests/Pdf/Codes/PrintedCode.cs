using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>The code of a copy as its page draws it, the same in every run, and what stands around it.</summary>
/// <param name="Text">What a reader has to read.</param>
/// <param name="Ideal">The piece of page 1 with the code, much finer than any printer prints it.</param>
/// <param name="Mono">The same as pdftoppm sets it into black dots, 300 an inch.</param>
internal sealed record PrintedCode(string Text, Scan Ideal, Scan Mono)
{
    public const int PrinterDots = 300;

    private const int FineDots = 1200;
    private const double Inch = 25.4;

    // Millimetres beyond the modules: the quiet zone, and the words that stand next to it.
    private const double Around = 14;

    private static readonly string[] _kinds =
    [
        SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister, SomeLicenses.MarriageCertificate,
        SomeLicenses.RealEstateCertificate, SomeLicenses.BusinessLicense, SomeLicenses.DisabilityCertificate,
    ];

    /// <param name="edition">Its modules are larger in large print.</param>
    /// <param name="print">Which of the prints; each is of another copy.</param>
    public static async Task<PrintedCode> DrawAsync(Edition edition, int print)
    {
        var order = SomeCopies.Order(_kinds[print % _kinds.Length]);
        var copy = Sign(CertifiedCopy.Draft(order, CopyNumber.Create("0007", order.MadeOn, print + 1)));
        var document = CopyLayout.Compose(copy, edition, PaperWords.In("zh-CN"), QrCode.Of(copy.CodeAddress));
        var modules = DocumentLayout.Of(document, SomeFonts.Shipped).Sheets[0].Items.OfType<PlacedCode>().Single().Box;
        var pdf = PdfWriter.Write(document, SomeFonts.Shipped);
        return new(
            copy.CodeAddress, await RenderAsync(pdf, modules, FineDots), await RenderAsync(pdf, modules, PrinterDots));
    }

    // Signed as a hall signs, with a random number that is the same in every run.
    private static CertifiedCopy Sign(CertifiedCopy draft)
    {
        var key = new CopyKey(SomeCopies.Key.Id, data => SteadyKeys.Sign(SteadyKeys.Key("copies"), data.ToArray()));
        return draft with
        {
            CodeAddress = SignedCopyCode.Sign(draft.Code, key).ToAddress(draft.Order.Maker.PublicAddress),
        };
    }

    private static async Task<Scan> RenderAsync(byte[] pdf, Box modules, int dotsPerInch)
    {
        var (x, y) = (Dots(modules.X - Around), Dots(modules.Y - Around));
        var folder = Directory.CreateTempSubdirectory("counterdesk-code-");
        try
        {
            var picture = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                pdf, "pdftoppm", "-r", Text(dotsPerInch), "-mono", "-f", "1", "-l", "1", "-singlefile",
                "-x", Text(x), "-y", Text(y), "-W", Text(Dots(modules.Width + 2 * Around)),
                "-H", Text(Dots(modules.Height + 2 * Around)), "{file}", picture);
            var file = await File.ReadAllBytesAsync($"{picture}.pbm", TestContext.Current.CancellationToken);
            var field = modules with { X = modules.X - Millimetres(x), Y = modules.Y - Millimetres(y) };
            return Scan.Read(file, dotsPerInch, field);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        int Dots(double millimetres) => (int)Math.Round(millimetres / Inch * dotsPerInch);

        double Millimetres(int dots) => dots * Inch / dotsPerInch;

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
