using System.Globalization;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The particulars of one license that belong to a row: when, until when, what stands where.</summary>
internal static class CheckDetail
{
    private const string Day = "yyyy-MM-dd";

    extension(IStringLocalizer<LicenseText> text)
    {
        /// <summary>Empty where there is nothing more to say.</summary>
        public string DetailOf(CheckResult result, OpenLicense opened) => result switch
        {
            { Check: LicenseCheck.PackageSafe, Reason: null } when opened.Report.File is { Format: var format } =>
                text[$"Detail_Format_{format}"],
            { Check: LicenseCheck.SealValidAtSigning, Outcome: CheckOutcome.Passed } => text.SealedAt(opened),
            { Check: LicenseCheck.SignerValidAtSigning or LicenseCheck.SealMakerChain, Reason: null, FileReason: null } =>
                text.Revocation(result.Check, opened),
            { Check: LicenseCheck.FileAtPlatform } when opened.Voucher is { } voucher =>
                text["Detail_AtPlatform", text.NameOf("", voucher)],
            { Check: LicenseCheck.StatusAtSource } => text.Status(opened),
            { Check: LicenseCheck.WithinTerm } => text.Term(result, opened),
            { Reason: CheckReason.FaceDiffers, Field: { } field } => text.Difference(field, opened),
            _ => "",
        };

        /// <summary>The term as the record has it.</summary>
        public string TermOf(OpenLicense opened) => (FirstDayOf(opened), opened.License.ValidUntil) switch
        {
            (_, null) when opened.License.ValidityText is { Length: > 0 } words => words,
            ({ } from, { } until) => text["Detail_Term", Written(from), Written(until)],
            ({ } from, null) => text["Detail_Term_From", Written(from)],
            (null, { } until) => text["Detail_Term_Until", Written(until)],
            (null, null) => text["Detail_Term_None"],
        };

        /// <summary>The source, and as of when it spoke.</summary>
        public string SourceOf(OpenLicense opened) => text[
            "Record_Source_Value", text.NameOf(opened.License.Origin), SynchronizedAt(opened)];

        /// <summary>As of when it is known that nothing was revoked; empty where nobody could say so.</summary>
        public string RevocationOf(RevocationFacts? revocation, DateTimeOffset checkedAt)
        {
            if (revocation is not { AsOf: { } asOf })
            {
                return revocation is null ? "" : text["Detail_Revocation_None"];
            }

            var made = DeskClock.At(asOf.UtcDateTime);
            var days = DeskClock.DayOf(checkedAt.UtcDateTime).DayNumber
                - DateOnly.FromDateTime(made.DateTime).DayNumber;
            return days <= 0
                ? text["Detail_Revocation_Today", made.ToString("HH:mm", CultureInfo.InvariantCulture)]
                : text["Detail_Revocation_Days", days, Written(asOf)];
        }

        // Of several seals the one of which the least is known.
        private string Revocation(LicenseCheck check, OpenLicense opened) => text.RevocationOf(
            (opened.Report.File?.Signatures ?? [])
                .Select(seal => check is LicenseCheck.SealMakerChain ? seal.MakerRevocation : seal.SignerRevocation)
                .OfType<RevocationFacts>().MinBy(revocation => revocation.AsOf ?? DateTimeOffset.MinValue),
            opened.Report.CheckedAt);

        private string SealedAt(OpenLicense opened) =>
            opened.Report.File?.Signatures is [{ SignedAt: { } at }, ..]
                ? text["Detail_SealedAt", WrittenTime(at)]
                : "";

        private string Status(OpenLicense opened) => opened.License.RawStatus is { Length: > 0 } raw
            ? text["Detail_RawStatus", text.NameOf(opened.License.Origin), raw]
            : text.SourceOf(opened);

        private string Term(CheckResult result, OpenLicense opened)
        {
            var today = DeskClock.DayOf(opened.Report.CheckedAt.UtcDateTime);
            return (result.Reason, opened.License.ValidUntil, FirstDayOf(opened)) switch
            {
                (CheckReason.Expired, { } until, _) =>
                    text["Detail_Expired", Written(until), today.DayNumber - until.DayNumber],
                (CheckReason.NotYetValid, _, { } from) =>
                    text["Detail_NotYet", Written(from), from.DayNumber - today.DayNumber],
                _ => text.TermOf(opened),
            };
        }

        // What is covered on the face stays covered here.
        private string Difference(string field, OpenLicense opened) =>
            FaceRow.Of(opened).FirstOrDefault(row => row.Key == field)
                is { Mask: null, Compared.InFile: { } inFile } row
                ? text["Detail_Differs", inFile, row.Value]
                : "";
    }

    /// <summary>China's time, as records write it.</summary>
    public static string WrittenTime(DateTimeOffset time) =>
        DeskClock.At(time.UtcDateTime).ToString($"{Day} HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Written(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    public static string Written(DateTimeOffset day) =>
        Written(DeskClock.DayOf(day.UtcDateTime));

    private static DateOnly? FirstDayOf(OpenLicense opened) => opened.License.ValidFrom ?? opened.License.IssuedOn;

    private static string SynchronizedAt(OpenLicense opened) =>
        DeskClock.At(opened.License.Origin.SynchronizedAtUtc).ToString($"{Day} HH:mm", CultureInfo.InvariantCulture);
}
