using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;

namespace CounterDesk.Tests.Web.SignIn.Accounts;

/// <summary>What the security administrator settles about accounts, and what of it nobody may.</summary>
public sealed class AccountDeskTests : IAsyncLifetime
{
    private static readonly Clerk _admin = SomeAccounts.Administrator;
    private static readonly Clerk _clerk = SomeClerk.Value;

    private TestDesk _desk = null!;
    private SomeAccounts _here = null!;
    private SomeAccounts _there = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        (_here, _there) = (new(_desk), new(_desk));
        await _here.SignInAsync(_admin);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_block_ends_the_sessions_here_at_once_and_at_the_other_server_with_its_next_round()
    {
        var here = await _here.SignInAsync(_clerk);
        var there = await _there.SignInAsync(_clerk with { Counter = "5" });

        Assert.Null(await _here.Desk.BlockAsync(_clerk.Id, " 离岗 ", null, _admin, Cancellation));

        Assert.True(_here.Sessions.IsOver(here));
        Assert.Equal(SessionEnd.Blocked, _here.Sessions.WhyOver(here));
        Assert.False(_there.Sessions.IsOver(there));
        await _there.Keeper.RoundAsync(Cancellation);
        Assert.True(_there.Sessions.IsOver(there));
        Assert.Equal(SessionEnd.Blocked, _there.Sessions.WhyOver(there));
        Assert.True(_there.Rules.IsBlocked(_clerk.Id));

        var log = await _desk.ReadLogAsync();
        var entry = Assert.Single(log, entry => entry.Action == nameof(AuditAction.AccountBlocked));
        Assert.Equal(
            (_admin.Id, DeskRoles.SecurityAdministrator, _clerk.Id, "Reason=离岗\nUntil=-"),
            (entry.Actor, entry.Role, entry.Subject, entry.Details));
        Assert.Equal(
            ["3", "5"],
            log.Where(entry => entry.Action == nameof(AuditAction.SessionEnded)).Select(entry => entry.Counter).Order());
    }

    [Fact]
    public async Task A_block_with_an_end_ends_by_itself_and_one_without_is_lifted()
    {
        await _here.SignInAsync(_clerk);
        await _here.Desk.BlockAsync(
            _clerk.Id, "休假", _desk.Time.GetUtcNow().UtcDateTime.AddHours(1), _admin, Cancellation);
        Assert.True(_here.Rules.IsBlocked(_clerk.Id));
        _desk.Time.Advance(TimeSpan.FromHours(1));
        Assert.False(_here.Rules.IsBlocked(_clerk.Id));

        await _here.Desk.BlockAsync(_clerk.Id, "离岗", null, _admin, Cancellation);
        Assert.Equal("离岗", (await FindAsync(_clerk)).Block!.Reason);
        Assert.True(await _here.Desk.LiftAsync(_clerk.Id, _admin, Cancellation));
        Assert.False(_here.Rules.IsBlocked(_clerk.Id));
        Assert.Null((await FindAsync(_clerk)).Block);
        Assert.False(await _here.Desk.LiftAsync(_clerk.Id, _admin, Cancellation));
        Assert.Equal(
            ["FormerReason=离岗"],
            (await _desk.ReadLogAsync()).Where(entry => entry.Action == nameof(AuditAction.AccountUnblocked))
                .Select(entry => entry.Details));
    }

    [Fact]
    public async Task Nobody_blocks_herself_or_without_a_reason_or_for_a_time_that_is_over_and_the_attempt_is_recorded()
    {
        var own = await _here.SignInAsync(_admin);
        await _here.SignInAsync(_clerk);

        Assert.Equal(AccountFault.Own, await _here.Desk.BlockAsync(_admin.Id, "x", null, _admin, Cancellation));
        Assert.Equal(AccountFault.Reason, await _here.Desk.BlockAsync(_clerk.Id, " ", null, _admin, Cancellation));
        Assert.Equal(
            AccountFault.Reason, await _here.Desk.BlockAsync(_clerk.Id, new string('长', 201), null, _admin, Cancellation));
        Assert.Equal(
            AccountFault.Ended,
            await _here.Desk.BlockAsync(_clerk.Id, "x", _desk.Time.GetUtcNow().UtcDateTime, _admin, Cancellation));
        foreach (var identifier in (string[])["", "two words", "line\nbreak", new string('x', 129)])
        {
            Assert.Equal(
                AccountFault.Identifier, await _here.Desk.BlockAsync(identifier, "x", null, _admin, Cancellation));
        }

        Assert.False(_here.Sessions.IsOver(own));
        Assert.All(await _here.Desk.ListAsync(_admin, Cancellation), account => Assert.Null(account.Block));
        Assert.Equal(
            8,
            (await _desk.ReadLogAsync()).Count(entry => entry is
            {
                Action: nameof(AuditAction.AccountBlocked), Outcome: nameof(AuditOutcome.Refused),
            }));
    }

    [Fact]
    public async Task An_account_that_never_signed_in_is_blocked_listed_and_let_in_again()
    {
        await _here.SignInAsync(_clerk);

        Assert.Null(await _here.Desk.BlockAsync("f3a1-new", "外包人员，不来了", null, _admin, Cancellation));

        Assert.True(_here.Rules.IsBlocked("f3a1-new"));
        var stranger = (await _here.Desk.ListAsync(_admin, Cancellation))[0];
        Assert.Equal(("f3a1-new", "外包人员，不来了"), (stranger.Id, stranger.Block!.Reason));
        Assert.Null(stranger.SignedInAtUtc);
        Assert.Empty(stranger.Roles);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.AccountBlocked), "f3a1-new"), (entry.Action, entry.Subject));

        Assert.True(await _here.Desk.LiftAsync("f3a1-new", _admin, Cancellation));
        Assert.False(_here.Rules.IsBlocked("f3a1-new"));
        Assert.DoesNotContain(await _here.Desk.ListAsync(_admin, Cancellation), account => account.Id == "f3a1-new");
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_done()
    {
        var user = await _here.SignInAsync(_clerk);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _here.Desk.BlockAsync(_clerk.Id, "x", null, _admin, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _here.Desk.SignOutEverywhereAsync(_clerk.Id, _admin, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _here.Desk.SaveMappingAsync(WithClerk("ckry"), 0, _admin, Cancellation));

        await _desk.MendAuditAsync();
        await _here.Keeper.RoundAsync(Cancellation);
        Assert.False(_here.Sessions.IsOver(user));
        Assert.Equal(0, _here.Rules.Edition);
    }

    [Fact]
    public async Task Another_mapping_ends_the_sessions_whose_roles_it_changes_and_no_others()
    {
        var (clerk, supervisor) = (await _here.SignInAsync(_clerk), await _here.SignInAsync(SomeClerk.Supervisor));

        Assert.Equal(
            new RoleMappingAnswer.Saved(1),
            await _here.Desk.SaveMappingAsync(WithClerk("ckry"), 0, _admin, Cancellation));

        Assert.Equal(SessionEnd.RolesChanged, _here.Sessions.WhyOver(clerk));
        Assert.True(_here.Sessions.IsOver(clerk));
        Assert.False(_here.Sessions.IsOver(supervisor));
        await _there.Keeper.RoundAsync(Cancellation);
        Assert.Equal([DeskRoles.Clerk], _there.Rules.Mapping.RolesOf(["ckry"]).AsEnumerable());
        var entry = Assert.Single(
            await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.RoleMappingChanged));
        Assert.Equal("Edition=1\nNamesClerk=clerk → ckry", entry.Details);
    }

    [Fact]
    public async Task A_mapping_that_nobody_may_have_is_refused_and_the_old_one_counts()
    {
        RoleMapping both = With(DeskRoles.Auditor, "auditor", "system-administrator");
        RoleMapping others = With(DeskRoles.SecurityAdministrator, "somebody-else");

        var apart = Assert.IsType<RoleMappingAnswer.Refused>(
            await _here.Desk.SaveMappingAsync(both, 0, _admin, Cancellation));
        var own = Assert.IsType<RoleMappingAnswer.Refused>(
            await _here.Desk.SaveMappingAsync(others, 0, _admin, Cancellation));

        Assert.Equal(RoleMappingFaultKind.NotApart, apart.Fault.Kind);
        Assert.Equal(RoleMappingFaultKind.OwnRoleLost, own.Fault.Kind);
        Assert.Equal(0, _here.Rules.Edition);
        Assert.Equal(2, (await _desk.ReadLogAsync()).Count(entry => entry is
        {
            Action: nameof(AuditAction.RoleMappingChanged), Outcome: nameof(AuditOutcome.Refused),
        }));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_edition_one_is_told_that_she_was_overtaken()
    {
        await _here.Desk.SaveMappingAsync(WithClerk("ckry"), 0, _admin, Cancellation);

        Assert.IsType<RoleMappingAnswer.Overtaken>(
            await _there.Desk.SaveMappingAsync(WithClerk("other"), 0, _admin, Cancellation));

        Assert.Equal(["ckry"], _there.Rules.Mapping.NamesOf(DeskRoles.Clerk).AsEnumerable());
    }

    [Fact]
    public async Task The_list_has_who_signed_in_as_what_and_where_and_whoever_is_signed_out_everywhere_is_nowhere()
    {
        await _here.SignInAsync(_clerk);
        await _there.SignInAsync(_clerk with { Counter = "5" });

        Assert.Equal(["3", "5"], (await FindAsync(_clerk)).Sessions.Select(session => session.Counter).Order());
        Assert.Equal([DeskRoles.Clerk], (await FindAsync(_clerk)).Roles.AsEnumerable());

        Assert.Equal(2, await _here.Desk.SignOutEverywhereAsync(_clerk.Id, _admin, Cancellation));

        Assert.Empty((await FindAsync(_clerk)).Sessions);
        Assert.Equal(
            [_admin.Id, _admin.Id],
            (await _desk.ReadLogAsync()).Where(entry => entry.Action == nameof(AuditAction.SessionEnded))
                .Select(entry => entry.Actor));
    }

    [Fact]
    public async Task Nobody_else_settles_accounts()
    {
        var other = SomeClerk.Supervisor;
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _here.Desk.ListAsync(other, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _here.Desk.BlockAsync(_clerk.Id, "x", null, other, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _here.Desk.LiftAsync(_clerk.Id, other, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _here.Desk.SignOutEverywhereAsync(_clerk.Id, other, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _here.Desk.SaveMappingAsync(WithClerk("x"), 0, other, Cancellation));
    }

    private static RoleMapping WithClerk(string name) => With(DeskRoles.Clerk, name);

    private static RoleMapping With(string role, params string[] names) => new(DeskRoles.All.ToDictionary(
        other => other, other => other == role ? names : (IEnumerable<string>)[other]));

    private async Task<ListedAccount> FindAsync(Clerk clerk) =>
        (await _here.Desk.ListAsync(_admin, Cancellation)).Single(account => account.Id == clerk.Id);
}
