using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Licenses;

public sealed class LicenseMergeTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);

    /// <summary>What two sources say of a status, and what counts.</summary>
    public static TheoryData<LicenseStatus, LicenseStatus, LicenseStatus> Statuses => new()
    {
        { LicenseStatus.Valid, LicenseStatus.Suspended, LicenseStatus.Suspended },
        { LicenseStatus.Expired, LicenseStatus.Valid, LicenseStatus.Expired },
        { LicenseStatus.Withdrawn, LicenseStatus.Revoked, LicenseStatus.Withdrawn },
        { LicenseStatus.Unknown, LicenseStatus.Valid, LicenseStatus.Valid },
        { LicenseStatus.Unknown, LicenseStatus.Cancelled, LicenseStatus.Cancelled },
        { LicenseStatus.Unknown, LicenseStatus.Unknown, LicenseStatus.Unknown },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void The_worst_status_wins_whoever_says_it(LicenseStatus one, LicenseStatus other, LicenseStatus wins)
    {
        Assert.Equal(wins, Assert.Single(LicenseMerge.Merge([Hit("a", one), Hit("b", other)])).Status);
        Assert.Equal(wins, Assert.Single(LicenseMerge.Merge([Hit("b", other), Hit("a", one)])).Status);
    }

    [Fact]
    public void No_status_is_worse_than_itself_and_every_status_has_its_place() =>
        Assert.All(Enum.GetValues<LicenseStatus>(), status =>
        {
            Assert.Equal(status, LicenseMerge.Worse(status, status));
            Assert.Equal(status, LicenseMerge.Worse(status, LicenseStatus.Unknown));
        });

    [Fact]
    public void The_same_license_of_two_sources_is_one_of_the_first_without_a_difference_where_they_agree()
    {
        var merged = Assert.Single(LicenseMerge.Merge([Hit("a"), Hit("b")]));

        Assert.Equal("a", merged.Origin.Source);
        Assert.Empty(merged.Differences);
    }

    [Fact]
    public void Who_says_otherwise_is_kept_with_what()
    {
        var other = Hit("b", LicenseStatus.Suspended) with
        {
            ValidUntil = new DateOnly(2030, 1, 1), MaskedNumber = "1**", Holders = [SomeLicenses.Gu.Code],
        };

        var merged = Assert.Single(LicenseMerge.Merge([Hit("a"), other]));

        Assert.Equal(
            ["a Status Valid", "b Term Suspended", "b Number Suspended", "b Holders Suspended"],
            merged.Differences.Select(difference => $"{difference.Source} {difference.Kind} {difference.Status}"));
    }

    [Fact]
    public void The_newest_version_wins_and_who_has_only_an_older_one_is_named()
    {
        var newer = SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard, version: 2)) with { Origin = new("b", DateTime.UnixEpoch) };

        var merged = LicenseMerge.Merge([Hit("a"), newer]);

        Assert.Equal(
            [(2, LicenseStatus.Valid, "b"), (1, LicenseStatus.Superseded, "a")],
            merged.Select(hit => (hit.Version, hit.Status, hit.Origin.Source)));
        Assert.Equal([new SourceDifference("a", DifferenceKind.OlderVersion, LicenseStatus.Valid)], merged[0].Differences);
    }

    [Fact]
    public void A_source_that_keeps_old_versions_beside_the_newest_differs_in_nothing()
    {
        var newer = SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard, version: 2)) with { Origin = new("a", DateTime.UnixEpoch) };

        Assert.Empty(LicenseMerge.Merge([newer, Hit("a", LicenseStatus.Superseded)])[0].Differences);
    }

    [Fact]
    public void An_old_version_that_was_taken_away_stays_taken_away()
    {
        var newer = SomeHits.Of(SomeLicenses.Of(SomeLicenses.ResidentIdCard, version: 2)) with { Origin = new("b", DateTime.UnixEpoch) };

        Assert.Equal(LicenseStatus.Revoked, LicenseMerge.Merge([Hit("a", LicenseStatus.Revoked), newer]).Single(hit => hit.Version is 1).Status);
    }

    [Fact]
    public void Licenses_that_are_not_the_same_stay_as_they_are_in_the_order_of_the_sources()
    {
        var another = SomeHits.Of(SomeLicenses.Of(SomeLicenses.HouseholdRegister)) with { Origin = new("b", DateTime.UnixEpoch) };

        Assert.Equal(["a", "b"], LicenseMerge.Merge([Hit("a"), another]).Select(hit => hit.Origin.Source));
    }

    private static LicenseHit Hit(string source, LicenseStatus status = LicenseStatus.Valid) =>
        SomeHits.Of(_license with { Status = status, Origin = new(source, DateTime.UnixEpoch) });
}
