using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>The service items of a hall on a database of their own; none until some are brought.</summary>
internal sealed class TestItems : IAsyncDisposable
{
    private TestItems(TestDesk desk)
    {
        Desk = desk;
        List = NewList();
        Intake = NewIntake(List);
    }

    public static Clerk Administrator { get; } = new("demo-0011", "0011", "高远", "", [DeskRoles.SystemAdministrator]);

    public TestDesk Desk { get; }

    public ServiceItemList List { get; }

    public ServiceItemIntake Intake { get; }

    public static async Task<TestItems> CreateAsync() => new(await TestDesk.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        List.Dispose();
        await Desk.DisposeAsync();
    }

    /// <summary>The list as another process of the hall has it.</summary>
    public ServiceItemList NewList() => new(Desk.Database, Hall, Desk.Time);

    public ServiceItemIntake NewIntake(ServiceItemList list) =>
        new(Desk.Database, Desk.Audit, list, SomeLicenses.Catalog, Hall, new DeskClock(Desk.Time));

    public Task<ServiceItemOffer> CompareAsync(params IEnumerable<ServiceItem> items) =>
        Intake.CompareAsync("items.json", SomeServiceItems.FileOf(items), Xunit.TestContext.Current.CancellationToken);

    public async Task<ServiceItemOffer> BringAsync(params IEnumerable<ServiceItem> items) =>
        await Intake.TakeAsync(await CompareAsync(items), Administrator, Xunit.TestContext.Current.CancellationToken);

    private static IOptions<HallOptions> Hall { get; } = Options.Create(new HallOptions { Code = SomeAudit.Hall });
}
