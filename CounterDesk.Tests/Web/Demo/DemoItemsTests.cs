using System.Text;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo;
using CounterDesk.Web.ServiceItems;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Demo;

/// <summary>The service items of the demo hall, which are also the example a hall begins its own file from.</summary>
public sealed class DemoItemsTests
{
    private static readonly ServiceItemEntry[] _entries =
    [
        .. ServiceItemFile.Read(
            File.ReadAllBytes(Repository.File("CounterDesk.Web/Demo/City/service-items.json")), SomeLicenses.Catalog),
    ];

    [Fact]
    public void Every_item_of_the_file_may_be_offered()
    {
        Assert.InRange(_entries.Length, 20, 40);
        Assert.All(_entries, entry => Assert.Empty(entry.Faults));
        Assert.All(_entries, entry => Assert.StartsWith("999900-", entry.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_one_for_every_case_of_the_desk()
    {
        var items = _entries.Select(entry => entry.Item!).ToList();
        var materials = items.SelectMany(item => RequiredMaterials.Of(item, SomeLicenses.Catalog).All).ToList();

        Assert.Contains(items, item => item.DutyProvision is not null);
        Assert.Contains(items, item => item.NotDelegableBecause is not null);
        Assert.Contains(items, item => item.AcceptsNotInForce);
        Assert.Contains(items, item => item.NeedsBusinessNumber);
        Assert.Contains(items, item => item.Recipients.Length > 1);
        Assert.Contains(materials, material => material.Kinds.Length > 1);
        Assert.Equal(
            Enum.GetValues<MaterialSource>(), materials.Select(material => material.Source).Distinct().Order());
        Assert.Equal(
            SomeLicenses.Catalog.All.ToHashSet(), materials.SelectMany(material => material.Kinds).ToHashSet());
    }

    [Theory]
    [InlineData("glj", "高龄津贴申领")]
    [InlineData("jhdj", "结婚登记")]
    [InlineData("gjj", "住房公积金提取（购房）")]
    [InlineData("zddb")]
    [InlineData("zdsh", "最低生活保障申请")]
    [InlineData("低保", "最低生活保障申请")]
    public void Clerks_find_what_people_come_for(string typed, params string[] first) =>
        Assert.Equal(
            first,
            new ServiceItemIndex(_entries.Select(entry => entry.Item!)).Find(typed, 1).Select(item => item.Name));

    [Fact]
    public void The_example_in_the_guide_is_right()
    {
        var example = File.ReadAllText(Repository.File("docs/operations.md")).Split("```json\n")
            .Select(part => part.Split("```")[0]).Single(part => part.Contains("materials", StringComparison.Ordinal));

        var entry = Assert.Single(ServiceItemFile.Read(Encoding.UTF8.GetBytes(example), SomeLicenses.Catalog));

        Assert.Empty(entry.Faults);
        Assert.Equal("999900-BD-0101", entry.Item!.Code);
    }

    [Fact]
    public async Task The_hall_has_them_once_and_what_an_administrator_changed_stays()
    {
        await using var host = new DeskHost();
        var hall = host.Services.GetRequiredService<DemoHall>();
        var list = host.Services.GetRequiredService<ServiceItemList>();
        await hall.BringItemsAsync(Cancellation);
        var seeded = await list.ListAsync(Cancellation);

        Assert.Equal(_entries.Length, seeded.Length);
        await host.Services.GetRequiredService<ServiceItemIntake>().SetRetiredAsync(
            seeded[0], true, TestItems.Administrator, Cancellation);
        await hall.BringItemsAsync(Cancellation);

        var after = await list.ListAsync(Cancellation);
        Assert.True(after[0].Item.IsRetired);
        Assert.Equal(seeded.Skip(1).Select(listed => listed.Version), after.Skip(1).Select(listed => listed.Version));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;
}
