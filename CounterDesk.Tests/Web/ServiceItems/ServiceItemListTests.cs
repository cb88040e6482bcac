using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.ServiceItems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.ServiceItems;

public sealed class ServiceItemListTests : IAsyncLifetime
{
    private TestItems _hall = null!;

    public async ValueTask InitializeAsync() => _hall = await TestItems.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Items_are_listed_by_code_and_read_as_they_were_brought()
    {
        await _hall.BringAsync(SomeServiceItems.All);

        Assert.Equal(
            SomeServiceItems.All.Select(item => item.Code).Order(StringComparer.Ordinal),
            (await _hall.List.ListAsync(Cancellation)).Select(listed => listed.Item.Code));
        foreach (var item in SomeServiceItems.All)
        {
            var read = (await _hall.List.ReadAsync(item.Code, Cancellation))!;
            Assert.Equal(ServiceItemFile.Write(item), ServiceItemFile.Write(read));
        }

        Assert.Null(await _hall.List.ReadAsync("999900-MZ-9999", Cancellation));
    }

    [Fact]
    public async Task No_more_are_found_than_a_clerk_would_read()
    {
        await _hall.BringAsync(SomeServiceItems.Many(20));

        Assert.Equal(ServiceItemList.MostFound, (await _hall.List.FindAsync("登记", Cancellation)).Length);
    }

    [Fact]
    public async Task What_another_process_changed_counts_after_some_seconds()
    {
        using var other = _hall.NewList();
        await _hall.BringAsync(SomeServiceItems.OldAgeAllowance);
        Assert.Single(await other.ListAsync(Cancellation));

        await _hall.BringAsync(SomeServiceItems.Marriage, SomeServiceItems.OldAgeAllowance with { IsRetired = true });
        Assert.Single(await other.FindAsync("glj", Cancellation));

        _hall.Desk.Time.Advance(ServiceItemList.LongestUnasked);
        Assert.Empty(await other.FindAsync("glj", Cancellation));
        Assert.Single(await other.FindAsync("jhdj", Cancellation));
    }

    [Fact]
    public async Task While_nothing_changes_the_same_items_are_held()
    {
        await _hall.BringAsync(SomeServiceItems.OldAgeAllowance);
        var before = await _hall.List.ReadAsync(SomeServiceItems.OldAgeAllowance.Code, Cancellation);

        _hall.Desk.Time.Advance(ServiceItemList.LongestUnasked);

        Assert.Same(before, await _hall.List.ReadAsync(SomeServiceItems.OldAgeAllowance.Code, Cancellation));
    }

    [Fact]
    public async Task Each_hall_of_an_installation_has_its_own()
    {
        await _hall.BringAsync(SomeServiceItems.OldAgeAllowance);
        using var neighbor = new ServiceItemList(
            _hall.Desk.Database, Options.Create(new HallOptions { Code = "0008" }), _hall.Desk.Time);

        Assert.Empty(await neighbor.ListAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_later_program_added_does_not_stop_this_one()
    {
        await _hall.BringAsync(SomeServiceItems.OldAgeAllowance);
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE ServiceItems SET Content = '{{\"later\":1,' || substr(Content, 2)", Cancellation);
        }

        using var list = _hall.NewList();
        Assert.Equal("高龄津贴申领", Assert.Single(await list.ListAsync(Cancellation)).Item.Name);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;
}
