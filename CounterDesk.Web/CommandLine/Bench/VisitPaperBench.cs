using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits.Papers;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a consent slip for one license takes, with its characters looked at, in both editions and languages.
/// </summary>
internal static class VisitPaperBench
{
    private const int Runs = 500;
    private const int WarmUp = 500;

    private static readonly Clerk _clerk = new("bench-0001", "0001", "测量", "1", [DeskRoles.Clerk]);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var papers = services.GetRequiredService<VisitPapers>();
        var kind = services.GetRequiredService<LicenseKindCatalog>().All
            .First(kind => kind.Shape is LicenseShape.Spread);
        List<Measurement> found = [];
        foreach (var (language, edition) in ((string, Edition)[])
            [("zh-CN", Edition.Standard), ("zh-CN", Edition.LargePrint), ("en-US", Edition.Standard)])
        {
            var model = Ask(papers.MakerOf(_clerk, language), kind);
            var size = papers.Draw(model, edition, language).Pdf!.Length;
            found.Add(await Measurement.OfAsync(
                $"papers: a consent slip, {edition}, {language}", Runs,
                _ => Task.FromResult(papers.Draw(model, edition, language)), cancellationToken, WarmUp,
                string.Create(CultureInfo.InvariantCulture, $"{size / 1024} KiB a file")));
        }

        return found;
    }

    private static ConsentSlipModel Ask(PaperMaker maker, LicenseKind kind) => new()
    {
        Maker = maker,
        Number = ConsentSlipModel.NumberOf(Guid.CreateVersion7(), 1),
        MaskedName = "顾*河",
        Role = PartyRole.Applicant,
        Matter = "个人住房公积金贷款申请",
        Recipient = "云山农村商业银行青崖支行",
        Licenses =
        [
            new(
                new(kind.Name, kind.EnglishName),
                [.. kind.Fields.Select(field => new TwoNames(field.Label, field.EnglishLabel))],
                []),
        ],
        Basis = BasisKind.HolderAuthorization,
        SlipMonths = 6,
        LogMonths = 6,
    };
}
