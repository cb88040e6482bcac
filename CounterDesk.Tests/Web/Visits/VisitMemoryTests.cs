using System.Runtime.CompilerServices;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>After a visit nothing that can be reached holds what it has looked at.</summary>
public sealed class VisitMemoryTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_found_and_opened_is_collected_once_the_visit_is_closed()
    {
        await using var desk = await TestDesk.CreateAsync();
        var visit = await desk.OpenVisitAsync();
        var held = await LookAsync(desk, visit);
        Assert.All(held, reference => Assert.True(reference.IsAlive));

        await desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        desk.Source.Reading = new LicenseReading.None();
        desk.Source.Lookup = new LicenseLookup.None();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.All(held, reference => Assert.False(reference.IsAlive, reference.Target?.GetType().Name));
    }

    // Apart, so that no variable of the test holds what it looks for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference[]> LookAsync(TestDesk desk, Visit visit)
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        desk.Source.Has(license);
        await desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        await desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancellation);
        var content = desk.Contents.Of(visit.Id);
        return
        [
            new(content), new(content.Search), new(content.License), new(content.License!.License),
            new(content.License.Report),
        ];
    }
}
