using System.Globalization;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a clerk's search takes in a large library, through visit, audit log and database, and what of it is the library's.
/// </summary>
internal static class LookupBench
{
    private const int Licenses = 1_000_000;
    private const int Runs = 2000;
    private const int People = 200;

    // Coprime to the number of licenses, so that those looked for spread over all of them.
    private const int Stride = 104_729;

    private static readonly Purpose _purpose = Purpose.Create("测量", "测量") with { Kinds = [BulkLibrary.KindCode] };

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        await Console.Error.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"Filling a library with {Licenses:N0} licenses. This takes minutes."));
        var filled = await BulkLibrary.FillAsync(services, Licenses, cancellationToken);
        var visits = new List<Guid>();
        for (var person = 0; person < People; person++)
        {
            var holder = SomePerson(person);
            visits.Add((await BenchVisit.OpenAsync(
                services, _purpose, holder, cancellationToken)).Id);
        }

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
                if (await lookUp.SearchAsync(visits[run % People], BenchVisit.Clerk, typed(run), cancellationToken) is not
                    SearchAnswer.Answered { Lookup: LicenseLookup.Found })
                {
                    throw new InvalidOperationException($"Nothing was found {name}: the bench measures the wrong thing.");
                }
            },
            cancellationToken);
    }

    private static int SomeLicense(int run) => (int)((long)(run % People) * Stride % Licenses);

    private static Holder SomePerson(int run) => BulkLibrary.HolderOf(SomeLicense(run));
}
