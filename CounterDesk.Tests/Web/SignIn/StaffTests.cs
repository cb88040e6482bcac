using System.Security.Claims;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>What the hall keeps of those who sign in, and that it is no number.</summary>
public sealed class StaffTests : IAsyncLifetime
{
    private static readonly ResidentIdNumber _number = ResidentIdNumber.Parse("999901194006120021");

    private TestDesk _desk = null!;
    private SignInRecord _record = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _record = new SignInRecord(_desk.Audit, _desk.Database, SomeKeys.Ring, _desk.Time);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Who_signs_in_is_known_from_then_on_by_name_and_keyed_hash()
    {
        await _record.SignedInAsync(SomeClerk.Value, NewSession(), _record.HashOf(_number), Cancellation);

        var known = await ReadAsync();
        Assert.Equal((SomeClerk.Value.Id, SomeClerk.Value.Number, SomeClerk.Value.Name), (known.Id, known.Number, known.Name));
        Assert.Equal([DeskRoles.Clerk], known.Told.AsEnumerable());
        Assert.Equal(SomeKeys.Ring.HashHolder(HolderCode.Of(_number)), known.PersonHash);
        Assert.Equal(_desk.Time.GetUtcNow().UtcDateTime, known.SignedInAtUtc);
        var entry = Assert.Single(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.SignIn));
        Assert.DoesNotContain(_number.Value, entry.Details!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_provider_tells_now_takes_the_place_of_what_it_told_before()
    {
        await _record.SignedInAsync(SomeClerk.Value, NewSession(), _record.HashOf(_number), Cancellation);
        await _record.SignedInAsync(SomeClerk.Value with { Name = "周静" }, NewSession(), null, Cancellation);

        var known = await ReadAsync();
        Assert.Equal(("周静", null), (known.Name, known.PersonHash));
    }

    [Fact]
    public async Task Nobody_is_known_whose_sign_in_could_not_be_recorded()
    {
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _record.SignedInAsync(SomeClerk.Value, NewSession(), _record.HashOf(_number), Cancellation));

        await using var db = _desk.Database.CreateDbContext();
        Assert.Empty(await db.Set<StaffMember>().ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("person", "999901194006120021", true)]
    [InlineData("person", " 999901194006120021 ", true)]
    [InlineData("person", "999901194006120022", false)]
    [InlineData("person", "", false)]
    [InlineData("other", "999901194006120021", false)]
    [InlineData("", "999901194006120021", false)]
    public void The_own_number_is_read_where_the_hall_names_its_claim_and_it_can_be_one(
        string claim, string value, bool isRead)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim("person", value)]));

        var number = SignedInClerk.ReadPerson(user, new SignInOptions { PersonClaim = claim });

        Assert.Equal(isRead ? _number : null, number);
    }

    private DeskSession NewSession() =>
        _desk.Sessions.RowOf(SomeClerk.Value, _desk.Sessions.Begin()).As(SomeClerk.Value.Roles, [DeskRoles.Clerk], null);

    private async Task<StaffMember> ReadAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<StaffMember>().SingleAsync(Cancellation);
    }
}
