using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class ForceChecksTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;

    [Theory]
    [InlineData(LicenseStatus.Valid, CheckOutcome.Passed, null)]
    [InlineData(LicenseStatus.NotActivated, CheckOutcome.Failed, CheckReason.NotActivated)]
    [InlineData(LicenseStatus.Suspended, CheckOutcome.Failed, CheckReason.Suspended)]
    [InlineData(LicenseStatus.Expired, CheckOutcome.Failed, CheckReason.Expired)]
    [InlineData(LicenseStatus.Cancelled, CheckOutcome.Failed, CheckReason.Cancelled)]
    [InlineData(LicenseStatus.Revoked, CheckOutcome.Failed, CheckReason.Revoked)]
    [InlineData(LicenseStatus.Withdrawn, CheckOutcome.Failed, CheckReason.Withdrawn)]
    [InlineData(LicenseStatus.Superseded, CheckOutcome.Failed, CheckReason.Superseded)]
    [InlineData(LicenseStatus.Unknown, CheckOutcome.NotDone, CheckReason.StatusUnknown)]
    public void The_source_says_whether_a_license_is_in_force(
        LicenseStatus status, CheckOutcome outcome, CheckReason? reason)
    {
        var result = ForceChecks.StatusAtSource(status, isStale: false);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData("2021-05-20", "2026-03-18", CheckOutcome.Passed, null)]
    [InlineData("2026-03-18", "2027-03-17", CheckOutcome.Passed, null)]
    [InlineData("2021-05-20", "2026-03-17", CheckOutcome.Failed, CheckReason.Expired)]
    [InlineData("2026-03-19", "2027-03-18", CheckOutcome.Failed, CheckReason.NotYetValid)]
    [InlineData("2026-03-19", null, CheckOutcome.Failed, CheckReason.NotYetValid)]
    [InlineData(null, null, CheckOutcome.Passed, null)]
    [InlineData("2027-01-01", "2026-01-01", CheckOutcome.NotDone, CheckReason.DatesContradict)]
    public void The_first_and_the_last_day_of_a_term_are_within_it(
        string? from, string? until, CheckOutcome outcome, CheckReason? reason)
    {
        var license = _license with { IssuedOn = null, ValidFrom = Day(from), ValidUntil = Day(until) };

        var result = ForceChecks.WithinTerm(license, _kind, _today);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData("2029-03-04", CheckOutcome.Passed, null)]
    [InlineData("2029-03-05", CheckOutcome.NotDone, CheckReason.DatesContradict)]
    [InlineData("2026-03-17", CheckOutcome.Failed, CheckReason.Expired)]
    [InlineData(null, CheckOutcome.NotDone, CheckReason.TermNotUnderstood)]
    public void A_last_day_on_the_face_that_is_not_the_one_of_the_record_cannot_be_counted_with(
        string? inRecord, CheckOutcome outcome, CheckReason? reason)
    {
        var license = SomeLicenses.Of(SomeLicenses.FoodProductionLicense) with { ValidUntil = Day(inRecord) };
        var kind = SomeLicenses.Catalog.Find(SomeLicenses.FoodProductionLicense);

        var result = ForceChecks.WithinTerm(license, kind, _today);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Fact]
    public void A_term_without_a_first_day_begins_when_the_license_was_issued()
    {
        var license = _license with { IssuedOn = _today.AddDays(1), ValidFrom = null };

        Assert.Equal(
            CheckReason.NotYetValid, ForceChecks.WithinTerm(license, _kind, _today).Reason);
    }

    [Theory]
    [InlineData(null, true, CheckOutcome.Passed)]
    [InlineData("长期", true, CheckOutcome.Passed)]
    [InlineData("长 期", false, CheckOutcome.Passed)]
    [InlineData("长期有效", true, CheckOutcome.Passed)]
    [InlineData(null, false, CheckOutcome.NotDone)]
    [InlineData("2年", true, CheckOutcome.NotDone)]
    [InlineData("至工程竣工", true, CheckOutcome.NotDone)]
    public void A_license_without_a_last_day_needs_words_or_a_kind_that_allow_it(
        string? words, bool kindMayBeWithoutEnd, CheckOutcome outcome)
    {
        var license = _license with { ValidityText = words };
        var kind = _kind with { ValidityRule = new ValidityRule { MayBeWithoutEnd = kindMayBeWithoutEnd } };

        Assert.Equal(outcome, ForceChecks.WithinTerm(license, kind, _today).Outcome);
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
