using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Import;
using CounterDesk.Web.ServiceItems;

namespace CounterDesk.Web.Demo;

/// <summary>
/// Fills the demo hall: authorities, service items, files and licenses, once. Licenses and items come in through the
/// same imports as a real hall's.
/// </summary>
internal sealed class DemoHall(
    LibraryImport import, IEnumerable<ILicenseSource> sources, LicenseKindCatalog kinds, PageFonts fonts,
    ServiceItemIntake items, DataFolder folder, DeskClock clock)
{
    private const string FontName = "CounterDeskDemoRare.ttf";
    private const string ItemsName = "service-items.json";

    /// <summary>
    /// What must be there before anybody signs in: whom the hall trusts, and the font for a character of one of its
    /// people.
    /// </summary>
    public void Furnish()
    {
        DemoAuthorities.OpenOrMake(folder.Demo, [.. DemoCity.Offices, .. ProvinceOffices.All])
            .Publish(folder.Trust, clock.Now);
        DemoLetter.LayOut(folder.Demo);
        var font = Path.Combine(folder.Fonts, FontName);
        if (!File.Exists(font))
        {
            using var content = Open($"Fonts.{FontName}");
            using var file = File.Create(font);
            content.CopyTo(file);
        }
    }

    /// <summary>Does nothing when the licenses are there; one that was stopped halfway goes on.</summary>
    /// <exception cref="InvalidOperationException">The library did not take what was made for it.</exception>
    public async Task SeedAsync(IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        await BringItemsAsync(cancellationToken);
        var licenses = new DemoRegister(kinds, clock.Today).All();
        if (!await HasAsync(licenses[^1], cancellationToken))
        {
            await FillAsync(licenses, progress, cancellationToken);
        }

        progress.Report(new(DemoStep.Ready, licenses.Length, licenses.Length));
    }

    /// <summary>
    /// Brings the service items that are not there. What somebody at the demo hall has changed or retired stays so.
    /// </summary>
    public async Task BringItemsAsync(CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var content = Open($"City.{ItemsName}"))
        {
            await content.CopyToAsync(file, cancellationToken);
        }

        var offer = await items.CompareAsync(ItemsName, file.ToArray(), cancellationToken);
        var missing = offer.Items.Where(item => item.Change is ServiceItemChange.Added);
        await items.TakeAsync(offer with { Items = [.. missing] }, administrator: null, cancellationToken);
    }

    // The import takes rows in their order, so where the last one is, the others are.
    private async Task<bool> HasAsync(DemoLicense last, CancellationToken cancellationToken)
    {
        var library = sources.Single(source => source.Key == HallLibrary.SourceKey);
        return await library.ReadAsync(last.Identifier, cancellationToken) is LicenseReading.Read;
    }

    private async Task FillAsync(
        IReadOnlyList<DemoLicense> licenses, IProgress<DemoProgress> progress, CancellationToken cancellationToken)
    {
        progress.Report(new(DemoStep.Authorities, 0, 0));
        var sealer = new DemoSealer(DemoAuthorities.OpenOrMake(folder.Demo, DemoCity.Offices), fonts.Set);
        var manifest = Directory.CreateTempSubdirectory("counterdesk-demo-");
        try
        {
            await DemoManifest.WriteAsync(manifest.FullName, licenses, sealer, progress, cancellationToken);
            var summary = await import.ImportAsync(
                manifest.FullName, new Rows(progress, licenses.Count), cancellationToken);
            if (!summary.IsComplete)
            {
                var first = summary.Refusals[0];
                throw new InvalidOperationException(
                    $"The library refused row {first.Row}, field {first.Field}: {first.Reason} {first.Detail}.");
            }
        }
        finally
        {
            manifest.Delete(recursive: true);
        }
    }

    private static Stream Open(string name) =>
        typeof(DemoHall).Assembly.GetManifestResourceStream($"CounterDesk.Web.Demo.{name}")!;

    private sealed class Rows(IProgress<DemoProgress> progress, int total) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(new(DemoStep.Import, value.Rows, total));
    }
}
