using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Tests.Domain.Sharing;

public sealed class FreshStatusTests
{
    [Theory]
    [InlineData(LicenseStatus.Valid, PlatformWord.Right, LicenseStatus.Valid)]
    [InlineData(LicenseStatus.Valid, PlatformWord.RightSuspended, LicenseStatus.Suspended)]
    [InlineData(LicenseStatus.Valid, PlatformWord.RightEnded, LicenseStatus.Cancelled)]
    [InlineData(LicenseStatus.Valid, PlatformWord.Unclear, LicenseStatus.Unknown)]
    [InlineData(LicenseStatus.Valid, PlatformWord.Wrong, LicenseStatus.Unknown)]
    [InlineData(LicenseStatus.Unknown, PlatformWord.Right, LicenseStatus.Valid)]
    [InlineData(LicenseStatus.Revoked, PlatformWord.Right, LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Suspended, PlatformWord.RightEnded, LicenseStatus.Cancelled)]
    public void What_is_said_today_counts_and_what_was_known_against_it_stays(
        LicenseStatus kept, PlatformWord word, LicenseStatus status) =>
        Assert.Equal(status, FreshStatus.Of(kept, new PlatformAnswer<PlatformWord>.Answered(word)));

    [Theory]
    [InlineData(LicenseStatus.Valid, LicenseStatus.Unknown)]
    [InlineData(LicenseStatus.Unknown, LicenseStatus.Unknown)]
    [InlineData(LicenseStatus.Revoked, LicenseStatus.Revoked)]
    public void Without_a_word_of_today_that_it_was_in_force_says_nothing_any_more(LicenseStatus kept, LicenseStatus status)
    {
        Assert.Equal(status, FreshStatus.Of(kept, said: null));
        Assert.Equal(
            status,
            FreshStatus.Of(kept, new PlatformAnswer<PlatformWord>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch)));
    }
}
