using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Sharing;

public sealed class ResolvedCodeTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);

    public static TheoryData<PlatformRefusal, ShownCodeRefusal> Refusals => new()
    {
        { PlatformRefusal.CodeExpired, ShownCodeRefusal.Expired },
        { PlatformRefusal.CodeUsed, ShownCodeRefusal.Used },
        { PlatformRefusal.NotInForce, ShownCodeRefusal.NotInForce },
        { PlatformRefusal.SignIn, ShownCodeRefusal.Declined },
        { PlatformRefusal.NoRight, ShownCodeRefusal.Declined },
        { PlatformRefusal.Quota, ShownCodeRefusal.Declined },
        { PlatformRefusal.UnknownCode, ShownCodeRefusal.Declined },
    };

    [Fact]
    public void A_license_in_force_says_whose_the_code_is() => Assert.Equal(
        new ShownCodeAnswer.Resolved(_card.KindCode, _card.Holders[0].Name, _card.Holders[0].Code.Text), Of(_card));

    [Theory]
    [InlineData(LicenseStatus.Suspended)]
    [InlineData(LicenseStatus.Expired)]
    [InlineData(LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Superseded)]
    public void A_license_that_lost_its_force_does_not(LicenseStatus status) =>
        Assert.Equal(new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce), Of(_card with { Status = status }));

    [Fact]
    public void The_first_and_the_last_day_of_its_term_count()
    {
        var card = _card with { ValidFrom = _today, ValidUntil = _today };

        Assert.IsType<ShownCodeAnswer.Resolved>(Of(card));
        Assert.Equal(
            new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce), Of(card with { ValidUntil = _today.AddDays(-1), ValidFrom = null }));
        Assert.Equal(
            new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce), Of(card with { ValidFrom = _today.AddDays(1), ValidUntil = null }));
    }

    [Fact]
    public void A_status_that_nobody_says_is_not_taken_for_a_good_one() => Assert.Equal(
        new ShownCodeAnswer.Refused(ShownCodeRefusal.ForceUntold), Of(_card with { Status = LicenseStatus.Unknown }));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_a_platform_refuses_for_is_told_apart(PlatformRefusal why, ShownCodeRefusal refusal)
    {
        Assert.Equal(
            new ShownCodeAnswer.Refused(refusal), ResolvedCode.Of(new PlatformAnswer<License>.Refused(why, "x"), _today));
        Assert.Equal(
            ShownCodeReading.TroubleOf(refusal), ResolvedCode.TroubleOf(new PlatformAnswer<LicenseIdentifier>.Refused(why, "x")));
    }

    [Fact]
    public void Silence_and_what_cannot_be_read_say_nothing_of_the_code()
    {
        Assert.Equal(
            new ShownCodeAnswer.Unavailable(),
            ResolvedCode.Of(new PlatformAnswer<License>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch), _today));
        Assert.Equal(
            new ShownCodeAnswer.NotUnderstood(),
            ResolvedCode.Of(new PlatformAnswer<License>.NotUnderstood(AnswerFault.NotJson, null), _today));
        Assert.Equal(
            ShownCodeTrouble.Silent,
            ResolvedCode.TroubleOf(new PlatformAnswer<LicenseIdentifier>.Unreachable(UnreachableCause.Resting, DateTime.UnixEpoch)));
        Assert.Equal(
            ShownCodeTrouble.Garbled,
            ResolvedCode.TroubleOf(new PlatformAnswer<LicenseIdentifier>.NotUnderstood(AnswerFault.NotJson, null)));
        Assert.Equal(ShownCodeTrouble.Unknown, ResolvedCode.TroubleOf(new PlatformAnswer<LicenseIdentifier>.None()));
    }

    private static ShownCodeAnswer Of(License license) =>
        ResolvedCode.Of(new PlatformAnswer<License>.Answered(license), _today);
}
