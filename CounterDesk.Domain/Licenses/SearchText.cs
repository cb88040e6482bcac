using System.Globalization;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>
/// One field takes a resident number, a credit code, a license identifier, a number on a license or of a passport, a name
/// with the date of birth, or whatever a scanner types, and this tells which it is.
/// </summary>
public static partial class SearchText
{
    public const int MaxLength = 512;

    // No one whose papers are still asked for was born before, nor will be after: other digits are no date of birth.
    private const int FirstBirthYear = 1850;
    private const int LastBirthYear = 2099;

    // The code on a real-estate certificate: business number, unit number, certificate number, MD5.
    private const int RealEstateCodeParts = 4;
    private const int RealEstateNumberPart = 2;

    public static SearchReading Read(string? typed)
    {
        var text = IdentifierText.Fold(typed);
        return text switch
        {
            "" => Unreadable(SearchForm.Unknown, IdentifierFault.Missing),
            { Length: > MaxLength } => Unreadable(SearchForm.Unknown, IdentifierFault.WrongLength),
            _ when text.Any(char.IsControl) => Unreadable(SearchForm.Unknown, IdentifierFault.IllegalCharacter),
            _ when IsLikeCopy(text) => Unreadable(SearchForm.CertifiedCopy, IdentifierFault.WrongParts),
            _ when IsAddress(text) => Unreadable(SearchForm.WebAddress, IdentifierFault.WrongParts),
            _ when IsLikeIdentifier(text) => ReadIdentifier(text),
            _ when text.Split('$') is { Length: RealEstateCodeParts } parts => ReadNumber(parts[RealEstateNumberPart]),
            _ => ReadName(typed!.Trim()) ?? ReadHolder(text) ?? ReadNumber(text),
        };
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal);

    // Sixteen digits without dashes may as well be the number of a license.
    private static bool IsLikeCopy(string text) =>
        IsAddress(text) && text.Contains("/C/", StringComparison.Ordinal)
        || text.Contains('-', StringComparison.Ordinal) && CopyNumber.TryParse(text, out _);

    private static bool IsLikeIdentifier(string text) => text.StartsWith("1.2.156", StringComparison.Ordinal);

    private static SearchReading ReadIdentifier(string text) =>
        LicenseIdentifier.FindFault(text) is { } fault
            ? Unreadable(SearchForm.LicenseIdentifier, fault)
            : Query(new LicenseQuery.ByIdentifier(LicenseIdentifier.Parse(text)));

    private static SearchReading? ReadName(string typed)
    {
        if (NameOnly().IsMatch(typed))
        {
            return Unreadable(SearchForm.NameAndBirthDate, IdentifierFault.Missing);
        }

        // Digits directly behind a Latin letter are a passport or a license, not a name and a date.
        if (NameAndDate().Match(typed) is not { Success: true } match
            || match.Groups["gap"].Length is 0 && char.IsAscii(match.Groups["name"].Value[^1]))
        {
            return null;
        }

        var digits = string.Concat(
            match.Groups["year"].Value, match.Groups["month"].Value.PadLeft(2, '0'), match.Groups["day"].Value.PadLeft(2, '0'));
        return FindBirthDate(IdentifierText.Fold(digits)) is { } date
            ? Query(new LicenseQuery.ByNameAndBirthDate(HolderName.Fold(match.Groups["name"].Value), date))
            : Unreadable(SearchForm.NameAndBirthDate, IdentifierFault.ImpossibleDate);
    }

    // A few codes of organizations consist of digits only: what is well formed as either is taken as that.
    private static SearchReading? ReadHolder(string text)
    {
        if (ResidentIdNumber.TryParse(text, out var number))
        {
            return Query(new LicenseQuery.ByHolder(HolderCode.Of(number)));
        }

        if (UnifiedSocialCreditCode.TryParse(text, out var code))
        {
            return Query(new LicenseQuery.ByHolder(HolderCode.Of(code)));
        }

        return IsLikeResidentId(text) ? Unreadable(SearchForm.ResidentId, ResidentIdNumber.FindFault(text)!.Value)
            : IsLikeCreditCode(text) ? Unreadable(SearchForm.CreditCode, UnifiedSocialCreditCode.FindFault(text)!.Value)
            : null;
    }

    // A slip must be named, not answered with "nothing found". So every 18 digits count as a resident number, and with a digit
    // too many or too few, or of the old length, those that have a date of birth in its place.
    private static bool IsLikeResidentId(string text) => OldResidentId().IsMatch(text)
        ? FindBirthDate("19" + text[6..12]) is not null
        : LikeResidentId().IsMatch(text)
            && (text.Length is ResidentIdNumber.Length || FindBirthDate(text[6..14]) is not null);

    private static bool IsLikeCreditCode(string text) => LikeCreditCode().IsMatch(text);

    private static SearchReading ReadNumber(string text) => LicenseNumber.Fold(text) switch
    {
        "" => Unreadable(SearchForm.Unknown, IdentifierFault.Missing),
        { Length: > License.MaxNumberLength } => Unreadable(SearchForm.Unknown, IdentifierFault.WrongLength),
        var number => Query(new LicenseQuery.ByNumber(number)),
    };

    private static DateOnly? FindBirthDate(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FirstBirthYear and <= LastBirthYear
            ? date
            : null;

    private static SearchReading.Query Query(LicenseQuery query) => new(query);

    private static SearchReading.Unreadable Unreadable(SearchForm form, IdentifierFault fault) => new(form, fault);

    // Characters beyond the first plane are two surrogates each, and Chinese names have many of them.
    [GeneratedRegex(@"^[\p{L}\p{M}\p{Cs}\p{Co}·•‧・∙．.'\s-]+$")]
    private static partial Regex NameOnly();

    [GeneratedRegex(
        @"^(?<name>[\p{L}\p{M}\p{Cs}\p{Co}·•‧・∙．.'\s-]*[\p{L}\p{M}\p{Cs}\p{Co}])(?<gap>[\s,，、;；:：]*)"
        + @"(?<year>\d{4})(?:(?<month>\d{2})(?<day>\d{2})|[-/.．年－](?<month>\d{1,2})[-/.．月－](?<day>\d{1,2})日?)$")]
    private static partial Regex NameAndDate();

    [GeneratedRegex(@"^[0-9]{15}$")]
    private static partial Regex OldResidentId();

    [GeneratedRegex(@"^[0-9]{15,18}[0-9X]$")]
    private static partial Regex LikeResidentId();

    // Registration department, category, region: what comes after may have any slip.
    [GeneratedRegex(@"^(?=.*[A-Z])[159NY][0-9A-Z][1-9][0-9]{5}[0-9A-Z]{9,11}$")]
    private static partial Regex LikeCreditCode();
}
