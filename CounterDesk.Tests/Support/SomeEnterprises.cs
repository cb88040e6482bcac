using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>An enterprise with a permit that has ended, one that ends soon, and one that it lacks, on 2026-03-18.</summary>
internal static class SomeEnterprises
{
    public static readonly DateOnly Today = new(2026, 3, 18);

    public static EnterpriseDesk DeskOf(TestDesk desk) => new(
        desk.Database, desk.LookUp, desk.Contents, desk.Items, SomeLicenses.Catalog, SomeKeys.Ring, SomeVisitPapers.Of(desk));

    /// <summary>What came of verifying a license.</summary>
    public static LineFinding.Verified Found(
        string kind, DateOnly? until, InForceAnswer inForce = InForceAnswer.Yes, GenuineAnswer genuine = GenuineAnswer.Yes)
    {
        var license = SomeLicenses.Of(kind);
        return new(license.Number, until, genuine, inForce, SomeReports.CheckedAt, license.Origin);
    }

    public static RegisterSheetModel Sheet(string language = "zh-CN") => new()
    {
        Maker = SomeVisitPapers.PaperWay(language).Maker,
        Number = SomeVisitPapers.PaperWay(language).Number,
        Enterprise = SomeLicenses.Bean.Name,
        CreditCode = SomeLicenses.Bean.Code.Text,
        MaskedActing = "林*国",
        ActingRole = PartyRole.LegalRepresentative,
        Right = new RightToAct.ByBusinessLicense(),
        Matter = "食品企业变更一件事",
        Recipient = "云山市市场监督管理局",
        Register = new(
            [
                .. SomeLicenses.Catalog.Find(SomeLicenses.BusinessLicense)!.Fields
                    .Where(field => field.Type is not FaceFieldType.Picture)
                    .Select(field => new RegisterField(
                        new(field.Label, field.EnglishLabel),
                        field.Key is "capital"
                            ? ""
                            : SomeLicenses.FaceOf(SomeLicenses.BusinessLicense)
                                .FirstOrDefault(value => value.Key == field.Key)?.Value ?? "")),
            ],
            Found(SomeLicenses.BusinessLicense, null), _library, _asOf),
        Lines =
        [
            Line(SomeLicenses.InspectionBodyCertificate, LineState.Missing),
            Line(SomeLicenses.RealEstateProof, LineState.NotTold),
            Line(
                SomeLicenses.FoodProductionLicense, LineState.NotInForce,
                Found(SomeLicenses.FoodProductionLicense, new(2026, 3, 6), InForceAnswer.Expired)),
            Line(
                SomeLicenses.FoodOperationLicense, LineState.EndsSoon,
                Found(SomeLicenses.FoodOperationLicense, new(2026, 4, 7)), daysLeft: 20),
            Line(SomeLicenses.BusinessLicense, LineState.InOrder, Found(SomeLicenses.BusinessLicense, null)),
        ],
    };

    public static Document Compose(RegisterSheetModel model, Edition edition, string language = "zh-CN") =>
        new RegisterSheet(model, edition, SomeVisitPapers.WordsIn(language)).Compose();

    private static readonly TwoNames _library = new("本厅电子证照库", "this hall's library");

    private static readonly DateTimeOffset _asOf = new(2026, 3, 18, 9, 0, 0, TimeSpan.FromHours(8));

    private static RegisterSheetLine Line(string kind, LineState state, LineFinding.Verified? found = null, int? daysLeft = null)
    {
        var named = SomeLicenses.Catalog.Find(kind)!;
        return new(new(named.Name, named.EnglishName), new([kind], state) { Finding = found, DaysLeft = daysLeft })
        {
            Source = found is null ? null : _library, AsOf = found is null ? null : _asOf,
        };
    }
}
