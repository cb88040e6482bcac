using System.Globalization;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a clerk's search takes in a large library, through visit, audit log and database, and what of it is the library's.
/// </summary>
internal static class LookupBench
{
    private const int Licenses = 1_000_000;
    private const int Runs = 2000;

    // Coprime to the number of people, so that runs spread over all of them.
    private const int Stride = 104_729;

    private static readonly Clerk _clerk = new("bench-0001", "0001", "测量", "1", [DeskRoles.Clerk]);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Filling a library with {Licenses:N0} licenses. This takes minutes."));
        var filled = await BulkLibrary.FillAsync(services, Licenses, cancellationToken);
        var visit = await OpenVisitAsync(services.GetRequiredService<VisitDesk>(), cancellationToken);
        var lookUp = services.GetRequiredService<LookUp>();
        var source = services.GetRequiredService<ILicenseSource>();
        return
        [
            filled,
            await SearchAsync("by resident number", run => SomePerson(run).Code.Text),
            await SearchAsync("by license number", run => BulkLibrary.NumberOf(SomeLicense(run))),
            await SearchAsync("by license identifier", run => BulkLibrary.IdentifierOf(SomeLicense(run)).Value),
            await SearchAsync("by name and date of birth", run => $"{SomePerson(run).Name} {SomePerson(run).Code.BirthDate:yyyy-MM-dd}"),
            await Measurement.OfAsync(
                "the library alone, by resident number", Runs,
                run => source.FindAsync(new LicenseQuery.ByHolder(SomePerson(run).Code), cancellationToken), cancellationToken),
        ];

        Task<Measurement> SearchAsync(string name, Func<int, string> typed) => Measurement.OfAsync(
            $"a search {name}", Runs,
            async run =>
            {
                if (await lookUp.SearchAsync(visit.Id, _clerk, typed(run), cancellationToken) is not
                    SearchAnswer.Answered { Lookup: LicenseLookup.Found })
                {
                    throw new InvalidOperationException($"Nothing was found {name}: the bench measures the wrong thing.");
                }
            },
            cancellationToken);
    }

    private static int SomeLicense(int run) => (int)((long)run * Stride % Licenses);

    private static Holder SomePerson(int run) => BulkLibrary.HolderOf(SomeLicense(run));

    private static async Task<Visit> OpenVisitAsync(VisitDesk desk, CancellationToken cancellationToken)
    {
        var visit = await desk.OpenAsync(_clerk, cancellationToken);
        await desk.RecordPurposeAsync(
            visit.Id, _clerk, Purpose.Create("测量", "测量"),
            Basis.Create(BasisKind.HolderAuthorization, BasisProof.Spoken, null), cancellationToken);
        return visit;
    }
}
