using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a copy of a license of the demo hall takes: as page alone, and prepared whole at a visit, with its face
/// drawn, its characters looked at, its number taken and its code signed, through register and audit log.
/// </summary>
internal static class PdfBench
{
    private const int Runs = 500;
    private const int WarmUp = 200;
    private const string Language = "zh-CN";

    private static readonly Clerk _clerk = new("bench-0001", "0001", "测量", "1", [DeskRoles.Clerk]);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var hall = services.GetRequiredService<DemoHall>();
        hall.Furnish();
        await hall.SeedAsync(new Progress<DemoProgress>(), cancellationToken);
        var copies = services.GetRequiredService<CopyDesk>();
        var request = await OpenAsync(services, cancellationToken);
        var ready = await PrepareAsync(copies, request, cancellationToken);
        var pageAlone = ready.Copy with { Order = ready.Copy.Order with { Face = [] } };
        var words = PaperWords.In(Language);
        var fonts = services.GetRequiredService<PageFonts>().Set;
        return
        [
            await WriteAsync("pdf: a copy of two pages, without the license's page", pageAlone),
            await WriteAsync("pdf: a copy of two pages, the license's page on it", ready.Copy),
            await Measurement.OfAsync(
                "pdf: a copy prepared at a visit", Runs,
                _ => PrepareAsync(copies, request, cancellationToken), cancellationToken, WarmUp, SizeOf(ready.Pdf)),
        ];

        Task<Measurement> WriteAsync(string name, CertifiedCopy copy) => Measurement.OfAsync(
            name, Runs, _ => Task.FromResult(Write(copy)), cancellationToken, WarmUp, SizeOf(Write(copy)));

        byte[] Write(CertifiedCopy copy) =>
            PdfWriter.Write(CopyLayout.Compose(copy, words, QrCode.Of(copy.CodeAddress)), fonts);
    }

    private static string SizeOf(byte[] pdf) =>
        string.Create(CultureInfo.InvariantCulture, $"{pdf.Length / 1024} KiB a file");

    private static async Task<CopyRequest> OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var kinds = services.GetRequiredService<LicenseKindCatalog>();
        var license = new DemoRegister(kinds, services.GetRequiredService<DeskClock>().Today).All().First(
            license => license is
            {
                Kind.Shape: LicenseShape.Spread, File: DemoFile.Sound, Status: LicenseStatus.Valid,
            });
        var visits = services.GetRequiredService<VisitDesk>();
        var visit = await visits.OpenAsync(_clerk, cancellationToken);
        await visits.RecordPurposeAsync(
            visit.Id, _clerk, Purpose.Create("个人住房公积金贷款申请", "云山农村商业银行青崖支行"),
            Basis.Create(BasisKind.HolderAuthorization, BasisProof.Spoken, null), cancellationToken);
        var lookUp = services.GetRequiredService<LookUp>();
        await lookUp.SearchAsync(visit.Id, _clerk, license.Identifier.Value, cancellationToken);
        var answer = await lookUp.OpenAsync(visit.Id, _clerk, license.Identifier, cancellationToken);
        return answer is OpeningAnswer.Opened(var opened)
            ? new CopyRequest(visit.Id, _clerk, opened)
            : throw new InvalidOperationException("The demo hall's license was not found.");
    }

    private static async Task<PreparedCopy.Ready> PrepareAsync(
        CopyDesk copies, CopyRequest request, CancellationToken cancellationToken) =>
        await copies.PrepareAsync(request, cancellationToken) as PreparedCopy.Ready
        ?? throw new InvalidOperationException("The copy to measure with may not be printed.");
}
