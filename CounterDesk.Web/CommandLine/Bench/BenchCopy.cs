using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>A copy of a license of the demo hall, asked for at a visit, to measure with.</summary>
internal sealed class BenchCopy
{
    private const string Language = "zh-CN";

    private readonly CopyDesk _copies;
    private readonly PageFonts _fonts;
    private readonly DocumentWords _words = PaperWords.In(Language);

    private BenchCopy(IServiceProvider services, CopyRequest request)
    {
        _copies = services.GetRequiredService<CopyDesk>();
        _fonts = services.GetRequiredService<PageFonts>();
        Request = request;
    }

    /// <summary>For a license of one page, sealed and in force.</summary>
    public CopyRequest Request { get; }

    public static async Task<BenchCopy> OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var hall = services.GetRequiredService<DemoHall>();
        hall.Furnish();
        await hall.SeedAsync(new Progress<DemoProgress>(), cancellationToken);
        var kinds = services.GetRequiredService<LicenseKindCatalog>();
        var license = new DemoRegister(kinds, services.GetRequiredService<DeskClock>().Today).All().First(
            license => license is
            {
                Kind.Shape: LicenseShape.Spread, File: DemoFile.Sound, Status: LicenseStatus.Valid,
            });
        var holder = license.Holders[0];
        var purpose = Purpose.Create("个人住房公积金贷款申请", "云山农村商业银行青崖支行") with { Kinds = [license.Kind.Code] };
        var visit = await BenchVisit.OpenAsync(
            services, purpose, holder, cancellationToken);
        var lookUp = services.GetRequiredService<LookUp>();
        await lookUp.SearchAsync(visit.Id, BenchVisit.Clerk, license.Identifier.Value, cancellationToken);
        var answer = await lookUp.OpenAsync(visit.Id, BenchVisit.Clerk, license.Identifier, cancellationToken);
        return answer is OpeningAnswer.Opened(var opened)
            ? new BenchCopy(services, new CopyRequest(visit.Id, BenchVisit.Clerk, opened))
            : throw new InvalidOperationException("The demo hall's license was not found.");
    }

    /// <summary>Through register and audit log, with a number of its own.</summary>
    public async Task<PreparedCopy.Ready> PrepareAsync(CancellationToken cancellationToken) =>
        await _copies.PrepareAsync(Request, cancellationToken) as PreparedCopy.Ready
        ?? throw new InvalidOperationException("The copy to measure with may not be printed.");

    public byte[] Write(CertifiedCopy copy, CopyEdition edition = CopyEdition.Standard) =>
        PdfWriter.Write(CopyLayout.Compose(copy, edition, _words, QrCode.Of(copy.CodeAddress)), _fonts.Set);
}
