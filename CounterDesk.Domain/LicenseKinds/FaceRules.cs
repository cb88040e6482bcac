using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>What is wrong with a value on a face.</summary>
public enum FaceFaultReason
{
    /// <summary>The kind has no such field.</summary>
    UnknownField,

    /// <summary>The face has the field twice.</summary>
    Repeated,
    Missing,
    TooLong,
    NotADate,
    NotASex,

    /// <summary>A resident number or credit code that is not well formed.</summary>
    MalformedNumber,

    /// <summary>Not one of the values the kind allows, or not of the form it asks for.</summary>
    NotAllowed,

    /// <summary>The date of birth or the sex is not that of the resident number beside it.</summary>
    DisagreesWithNumber,

    /// <summary>A term of so many years is not given out for licenses of the kind.</summary>
    TermNotOfKind,

    /// <summary>The holder had not reached the age from which on licenses of the kind are issued.</summary>
    TooYoung,

    /// <summary>The number of the license says another year, level or category.</summary>
    DisagreesWithPart,

    /// <summary>A day that lies before one that must come first.</summary>
    DatesReversed,
}

/// <summary>One fault of a face. It names the field and never the value.</summary>
public sealed record FaceFault(string Key, FaceFaultReason Reason);

/// <summary>Holds the face of a license against the fields of its kind.</summary>
public static class FaceRules
{
    public const int MaxValueLength = 2000;

    // As many as the catalog has patterns.
    private static readonly ConcurrentDictionary<string, Regex> _expressions = new();

    internal const string Male = "男";
    private const string Female = "女";

    /// <summary>Every fault, in the order of the kind's fields; values of no field come last.</summary>
    public static ImmutableArray<FaceFault> FindFaults(LicenseKind kind, IReadOnlyCollection<FaceValue> face)
    {
        var values = face.GroupBy(value => value.Key).ToDictionary(same => same.Key, same => same.ToList());
        return
        [
            .. from field in kind.Fields
               let reason = FindFault(kind, field, values)
               where reason is not null
               select new FaceFault(field.Key, reason.Value),
            .. from key in values.Keys
               where kind.Fields.All(field => field.Key != key)
               select new FaceFault(key, FaceFaultReason.UnknownField),
        ];
    }

    /// <summary>Whether the number on the face of a license of this kind is made as the kind says.</summary>
    public static bool IsNumberOf(NumberRule rule, string number)
    {
        var text = LicenseNumber.Fold(number);
        var prefix = rule.StartsWith is NumberPrefix.None ? 0 : ResidentIdNumber.Length;
        if (text.Length is 0 || text.Length < prefix)
        {
            return false;
        }

        var isPrefix = rule.StartsWith switch
        {
            NumberPrefix.None => true,
            NumberPrefix.ResidentId => ResidentIdNumber.TryParse(text[..prefix], out _),
            NumberPrefix.CreditCode => UnifiedSocialCreditCode.TryParse(text[..prefix], out _),
        };
        var rest = text[prefix..];
        return isPrefix && (rule.Pattern is null || IsWhole(rule.Pattern, rest)) && IsChecked(rule.Check, rest);
    }

    /// <exception cref="ArgumentException"><paramref name="pattern"/> is no regular expression, or one that may run without end.</exception>
    internal static Regex Expression(string pattern) => _expressions.GetOrAdd(
        pattern,
        static pattern => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    private static bool IsChecked(NumberCheck check, string text) => check switch
    {
        NumberCheck.None => true,
        NumberCheck.Mod11And10 => string.Concat(text.Where(char.IsAsciiDigit)) is [_, _, ..] digits
            && digits[^1] == Iso7064.CheckCharacterFor(digits.AsSpan(..^1), Iso7064.Digits),
    };

    private static FaceFaultReason? FindFault(
        LicenseKind kind, FaceField field, Dictionary<string, List<FaceValue>> values)
    {
        var given = values.GetValueOrDefault(field.Key, []);
        if (given.Count > 1)
        {
            return FaceFaultReason.Repeated;
        }

        var value = given.Count is 1 ? FaceText.Fold(field.Type, given[0].Value) : "";
        if (value.Length is 0)
        {
            return field.Rule.IsRequired ? FaceFaultReason.Missing : null;
        }

        return value.Length > MaxValueLength ? FaceFaultReason.TooLong
            : FindFaultOfType(field.Type, value) is { } fault ? fault
            : !IsAllowed(field.Rule, value) ? FaceFaultReason.NotAllowed
            : !Agrees(field, value, values) ? FaceFaultReason.DisagreesWithNumber
            : !IsTermOf(kind.ValidityRule, field.Rule.TermFrom, value, values) ? FaceFaultReason.TermNotOfKind
            : !IsOldEnough(field.Rule.LeastAge, value, values) ? FaceFaultReason.TooYoung
            : !IsSaidBy(field.Rule.PartOf, value, values) ? FaceFaultReason.DisagreesWithPart
            : IsBefore(field.Rule.NotBefore, value, values) ? FaceFaultReason.DatesReversed
            : field.Type is FaceFieldType.Term ? FindFault(FaceTerm.Find(value)!, kind.ValidityRule)
            : null;
    }

    private static FaceFaultReason? FindFaultOfType(FaceFieldType type, string value) => type switch
    {
        FaceFieldType.Date => FaceDate.TryParse(value, out _) ? null : FaceFaultReason.NotADate,
        FaceFieldType.Sex => value is Male or Female ? null : FaceFaultReason.NotASex,
        FaceFieldType.ResidentId => ResidentIdNumber.TryParse(value, out _) ? null : FaceFaultReason.MalformedNumber,
        FaceFieldType.CreditCode => UnifiedSocialCreditCode.TryParse(value, out _) ? null : FaceFaultReason.MalformedNumber,

        // Passports and permits have no known rule; what is as long as a resident number and begins like one must be one.
        FaceFieldType.IdentityDocument =>
            value.Length is ResidentIdNumber.Length && char.IsAsciiDigit(value[0]) && !ResidentIdNumber.TryParse(value, out _)
                ? FaceFaultReason.MalformedNumber
                : null,
        FaceFieldType.BankCard => BankCardNumber.IsWellFormed(value) ? null : FaceFaultReason.MalformedNumber,
        FaceFieldType.Term => FaceTerm.Find(value) is null ? FaceFaultReason.NotADate : null,
        FaceFieldType.Text or FaceFieldType.Name or FaceFieldType.Number or FaceFieldType.Picture => null,
    };

    private static bool IsAllowed(FaceRule rule, string value) =>
        (rule.OneOf.IsEmpty || rule.OneOf.Contains(value, StringComparer.Ordinal))
        && (rule.Pattern is null || IsWhole(rule.Pattern, value));

    // A passport says neither date of birth nor sex, and a number that is wrong itself has its own fault.
    private static bool Agrees(FaceField field, string value, Dictionary<string, List<FaceValue>> values)
    {
        if (field.Rule.AgreesWith is not { } key || !values.TryGetValue(key, out var others)
            || IdentifierText.Fold(others[0].Value) is not { Length: >= ResidentIdNumber.Length } text
            || !ResidentIdNumber.TryParse(text[..ResidentIdNumber.Length], out var number))
        {
            return true;
        }

        return field.Type is FaceFieldType.Sex
            ? value is Male == number.IsMale
            : value == FaceDate.Write(number.BirthDate);
    }

    // Issuers write the last day, or the day after it.
    private static bool IsTermOf(
        ValidityRule rule, string? key, string value, Dictionary<string, List<FaceValue>> values) =>
        DayOf(key, values) is not { } from || !FaceDate.TryParse(value, out var until)
        || (until >= from && until <= from.AddYears(rule.Years.Max()));

    private static bool IsOldEnough(int? age, string value, Dictionary<string, List<FaceValue>> values) =>
        age is not { } years || DayOf(FaceField.BirthDateKey, values) is not { } born
        || !FaceDate.TryParse(value, out var day) || day >= born.AddYears(years);

    private static DateOnly? DayOf(string? key, Dictionary<string, List<FaceValue>> values) =>
        key is not null && values.TryGetValue(key, out var given) && FaceDate.TryParse(given[0].Value, out var day)
            ? day
            : null;

    // A number that is made in another way, and a part that nobody here knows, say nothing.
    private static bool IsSaidBy(NumberPart? part, string value, Dictionary<string, List<FaceValue>> values)
    {
        if (part is null || !values.TryGetValue(part.Of, out var numbers)
            || Expression(part.Pattern).Match(LicenseNumber.Fold(numbers[0].Value)) is not { Success: true } number)
        {
            return true;
        }

        var said = number.Groups[1].Value;
        return part.Means.IsEmpty
            ? value.StartsWith(said, StringComparison.Ordinal)
            : !part.Means.TryGetValue(said, out var words)
                || words.Any(word => value.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsBefore(string? key, string value, Dictionary<string, List<FaceValue>> values) =>
        DayOf(key, values) is { } first && FaceDate.TryParse(value, out var day) && day < first;

    private static FaceFaultReason? FindFault(FaceTerm term, ValidityRule rule) => term switch
    {
        { Until: { } until } when until <= term.From => FaceFaultReason.DatesReversed,
        { Until: null } => rule.MayBeWithoutEnd ? null : FaceFaultReason.TermNotOfKind,
        _ => rule.Years.IsEmpty || rule.Years.Any(term.Lasts) ? null : FaceFaultReason.TermNotOfKind,
    };

    private static bool IsWhole(string pattern, string text) => Expression(pattern).IsMatch(text);
}
