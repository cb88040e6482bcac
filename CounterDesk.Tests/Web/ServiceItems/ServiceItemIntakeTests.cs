using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.ServiceItems;

public sealed class ServiceItemIntakeTests : IAsyncLifetime
{
    private static readonly ServiceItem _allowance = SomeServiceItems.OldAgeAllowance;

    private TestItems _hall = null!;

    public async ValueTask InitializeAsync() => _hall = await TestItems.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Reading_a_file_changes_nothing()
    {
        var offer = await _hall.CompareAsync(SomeServiceItems.All);

        Assert.Equal(4, offer.Count(ServiceItemChange.Added));
        Assert.Empty(await _hall.List.ListAsync(Cancellation));
        Assert.Empty(await _hall.Desk.ReadLogAsync());
    }

    [Fact]
    public async Task What_is_taken_is_there_and_again_changes_nothing()
    {
        await _hall.BringAsync(SomeServiceItems.All);
        var before = await _hall.List.ListAsync(Cancellation);
        var again = await _hall.BringAsync(SomeServiceItems.All);

        Assert.Equal(4, again.Count(ServiceItemChange.Unchanged));
        Assert.Equal(before, await _hall.List.ListAsync(Cancellation));
        Assert.Equal(4, (await _hall.Desk.ReadLogAsync()).Count);
        Assert.Equal(["高远"], before.Select(listed => listed.ChangedByName).Distinct());
    }

    [Fact]
    public async Task Every_change_is_an_entry_that_says_who_what_from_where_and_proves_the_content()
    {
        await _hall.BringAsync(_allowance);
        await _hall.BringAsync(_allowance with { LongestValidityDays = 60, AcceptsNotInForce = true });

        var entries = await _hall.Desk.ReadLogAsync();
        Assert.All(entries, entry => Assert.Equal(
            (nameof(AuditAction.ServiceItemChanged), "Done", "demo-0011", "system-administrator", "高龄津贴申领"),
            (entry.Action, entry.Outcome, entry.Actor, entry.Role, entry.Subject)));
        Assert.Equal(
            $"Code=999900-MZ-0107\nChange=Added\nFile=items.json\nDigest={DigestOf(_allowance)}", entries[0].Details);
        var changed = (await _hall.List.ReadAsync(_allowance.Code, Cancellation))!;
        Assert.Equal(
            "Code=999900-MZ-0107\nChange=Changed\nParts=Validity,NotInForce\nFile=items.json\n"
            + $"Digest={DigestOf(changed)}",
            entries[1].Details);
    }

    [Fact]
    public async Task A_wrong_entry_is_refused_and_the_others_are_taken()
    {
        var done = await _hall.BringAsync(
            _allowance with { Recipients = [] }, SomeServiceItems.Marriage, SomeServiceItems.Marriage);

        Assert.Equal(
            [ServiceItemChange.Refused, ServiceItemChange.Added, ServiceItemChange.Refused],
            done.Items.Select(item => item.Change));
        Assert.Equal(
            SomeServiceItems.Marriage.Code, Assert.Single(await _hall.List.ListAsync(Cancellation)).Item.Code);
    }

    [Fact]
    public async Task What_the_file_does_not_name_stays()
    {
        await _hall.BringAsync(SomeServiceItems.All);

        var offer = await _hall.BringAsync(SomeServiceItems.Marriage with { LongestValidityDays = 7 });

        Assert.Equal([ServiceItemPart.Validity], Assert.Single(offer.Items).Parts);
        Assert.Equal(4, (await _hall.List.ListAsync(Cancellation)).Length);
    }

    [Fact]
    public async Task A_retired_item_is_kept_and_found_by_code_and_offered_no_more_until_it_is_restored()
    {
        await _hall.BringAsync(SomeServiceItems.All);

        Assert.True(await SetRetiredAsync(true));
        Assert.True((await _hall.List.ReadAsync(_allowance.Code, Cancellation))!.IsRetired);
        Assert.Equal(["高龄津贴停发申报"], await FoundAsync());

        Assert.True(await SetRetiredAsync(false));
        Assert.Equal(["高龄津贴申领", "高龄津贴停发申报"], await FoundAsync());
        Assert.Equal(
            [nameof(AuditAction.ServiceItemRetired), nameof(AuditAction.ServiceItemRestored)],
            (await _hall.Desk.ReadLogAsync()).TakeLast(2).Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_file_retires_and_restores_too()
    {
        await _hall.BringAsync(_allowance);

        var retiring = await _hall.BringAsync(_allowance with { IsRetired = true });
        var restoring = await _hall.BringAsync(_allowance);

        Assert.Equal(ServiceItemChange.Retired, Assert.Single(retiring.Items).Change);
        Assert.Equal(ServiceItemChange.Restored, Assert.Single(restoring.Items).Change);
        Assert.False((await _hall.List.ReadAsync(_allowance.Code, Cancellation))!.IsRetired);
    }

    [Fact]
    public async Task Retiring_what_is_retired_is_no_entry()
    {
        await _hall.BringAsync(_allowance with { IsRetired = true });

        Assert.True(await SetRetiredAsync(true));

        Assert.Single(await _hall.Desk.ReadLogAsync());
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_left_alone_and_said()
    {
        await _hall.BringAsync(_allowance);
        var offer = await _hall.CompareAsync(_allowance with { LongestValidityDays = 7 }, SomeServiceItems.Marriage);
        await _hall.BringAsync(_allowance with { LongestValidityDays = 8 });
        await _hall.BringAsync(SomeServiceItems.Marriage with { LongestValidityDays = 9 });

        var done = await _hall.Intake.TakeAsync(offer, TestItems.Administrator, Cancellation);

        Assert.Equal(2, done.Count(ServiceItemChange.Overtaken));
        Assert.Equal(
            [8, 9], (await _hall.List.ListAsync(Cancellation)).Select(listed => listed.Item.LongestValidityDays));
        Assert.Equal(3, (await _hall.Desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Retiring_what_was_changed_meanwhile_is_told()
    {
        await _hall.BringAsync(_allowance);
        var seen = (await _hall.List.ListAsync(Cancellation))[0];
        await _hall.BringAsync(_allowance with { LongestValidityDays = 8 });

        Assert.False(await _hall.Intake.SetRetiredAsync(seen, true, TestItems.Administrator, Cancellation));
    }

    [Fact]
    public async Task Without_the_log_nothing_changes_and_the_file_is_taken_later()
    {
        var offer = await _hall.CompareAsync(SomeServiceItems.All);
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Intake.TakeAsync(offer, TestItems.Administrator, Cancellation));
        Assert.Empty(await _hall.List.ListAsync(Cancellation));

        await _hall.Desk.MendAuditAsync();
        Assert.Equal(4, (await _hall.BringAsync(SomeServiceItems.All)).Count(ServiceItemChange.Added));
    }

    [Fact]
    public async Task Nobody_but_the_system_administrator_changes_items()
    {
        var offer = await _hall.CompareAsync(_allowance);
        await _hall.BringAsync(SomeServiceItems.Marriage);
        var listed = (await _hall.List.ListAsync(Cancellation))[0];

        foreach (var clerk in (Clerk[])[SomeClerk.Value, TestTrust.Administrator])
        {
            await Assert.ThrowsAnyAsync<InvalidOperationException>(
                () => _hall.Intake.TakeAsync(offer, clerk, Cancellation));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(
                () => _hall.Intake.SetRetiredAsync(listed, true, clerk, Cancellation));
        }

        Assert.Single(
            await _hall.Desk.ReadLogAsync(), entry => entry.Action is nameof(AuditAction.ServiceItemChanged));
    }

    [Fact]
    public async Task A_command_at_the_server_is_nobody_in_particular()
    {
        var done = await _hall.Intake.TakeAsync(await _hall.CompareAsync(_allowance), null, Cancellation);

        Assert.Equal(1, done.Count(ServiceItemChange.Added));
        var entry = Assert.Single(await _hall.Desk.ReadLogAsync());
        Assert.Null(entry.Actor);
        Assert.Null(entry.Role);
        Assert.Null(Assert.Single(await _hall.List.ListAsync(Cancellation)).ChangedByName);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private static string DigestOf(ServiceItem item) =>
        Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(ServiceItemFile.Write(item))));

    private async Task<bool> SetRetiredAsync(bool isRetired)
    {
        var listed = (await _hall.List.ListAsync(Cancellation)).Single(listed => listed.Item.Code == _allowance.Code);
        return await _hall.Intake.SetRetiredAsync(listed, isRetired, TestItems.Administrator, Cancellation);
    }

    private async Task<IEnumerable<string>> FoundAsync() =>
        (await _hall.List.FindAsync("glj", Cancellation)).Select(item => item.Name);
}
