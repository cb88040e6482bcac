using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>What is wrong with a kind, and where, as a JSON path.</summary>
internal sealed record LicenseKindFault(string Place, string Reason);

/// <summary>What JSON alone cannot ask of a file with a kind.</summary>
internal static partial class LicenseKindRules
{
    private const int SequenceLength = 3;

    /// <summary>Every fault, found one by one: later questions take for granted that earlier ones found nothing.</summary>
    public static IEnumerable<LicenseKindFault> FindFaults(LicenseKind kind)
    {
        foreach (var fault in FindFaultsOfCode(kind))
        {
            yield return fault;
        }

        if (IsBlank(kind.Name) || IsBlank(kind.EnglishName) || IsBlank(kind.DefiningBody))
        {
            yield return new("$.name", "The name, the English name or the defining body is blank.");
        }

        if (kind.Grade is < LicenseKind.LowestGrade or > LicenseKind.HighestGrade)
        {
            yield return new("$.grade", $"The grade is from {LicenseKind.LowestGrade} to {LicenseKind.HighestGrade}.");
        }

        if (!IsExpression(kind.NumberRule.Pattern))
        {
            yield return new("$.numberRule.pattern", "That is not a regular expression that can be matched in linear time.");
        }

        if (kind.ValidityRule.Years.Any(years => years < 1))
        {
            yield return new("$.validityRule.years", "A term is one year or more.");
        }

        if (kind.Reprints is { IsSound: false })
        {
            yield return new("$.reprints", $"Neither number is below 0, and the days are {ReprintRule.MostDays} at the most.");
        }

        if (kind.Fields.IsEmpty || kind.Fields.Contains(null!))
        {
            yield return new("$.fields", "A kind without fields has no face, and a field is more than null.");
        }

        if (kind.Proves is { } relation
            && FaceRelations.KeysOf(relation).Except(kind.Fields.Select(each => each.Key)).FirstOrDefault() is { } lost)
        {
            yield return new("$.proves", $"A kind that proves it has a field {lost}.");
        }

        if (kind is { Identifies: true, NumberRule.StartsWith: not NumberPrefix.ResidentId })
        {
            yield return new("$.identifies", "A kind that says who somebody is goes by the resident number.");
        }

        foreach (var fault in kind.Fields.SelectMany((field, index) => FindFaults(kind, field, index)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<LicenseKindFault> FindFaultsOfCode(LicenseKind kind)
    {
        if (kind.Code.Length is not LicenseIdentifier.TypeCodeLength)
        {
            yield return new("$.code", $"A code has {LicenseIdentifier.TypeCodeLength} characters.");
        }

        if (!UnifiedSocialCreditCode.TryParse(kind.Code[..^SequenceLength], out _)
            || kind.Code.AsSpan(^SequenceLength..).ContainsAnyExceptInRange('0', '9'))
        {
            yield return new("$.code", "A code is the credit code of the defining body and three digits.");
        }

        if (kind.DefiningBodyCode is { } body && !UnifiedSocialCreditCode.TryParse(body, out _))
        {
            yield return new("$.definingBodyCode", "That is not a well-formed credit code.");
        }

        if (!kind.IsCodeFictional
            && (kind.DefiningBodyCode is not { } own || !kind.Code.StartsWith(own, StringComparison.Ordinal)))
        {
            yield return new(
                "$.code", "A real code begins with the code of the defining body; mark a made-up one with isCodeFictional.");
        }
    }

    private static IEnumerable<LicenseKindFault> FindFaults(LicenseKind kind, FaceField field, int index)
    {
        var place = $"$.fields[{index}]";
        var earlier = kind.Fields[..index];
        if (!KeyForm().IsMatch(field.Key))
        {
            yield return new($"{place}.key", "A key is a small Latin letter and up to 39 letters and digits.");
        }

        if (earlier.Any(other => other.Key == field.Key))
        {
            yield return new($"{place}.key", "Another field has this key.");
        }

        if (IsBlank(field.Label) || IsBlank(field.EnglishLabel) || field.Aliases.Any(IsBlank))
        {
            yield return new($"{place}.label", "The label, the English label or an alias is blank.");
        }

        if (earlier.SelectMany(NamesOf).Intersect(NamesOf(field), StringComparer.OrdinalIgnoreCase).Any())
        {
            yield return new($"{place}.label", "Another field has this label or alias.");
        }

        if (!IsExpression(field.Rule.Pattern))
        {
            yield return new($"{place}.rule.pattern", "That is not a regular expression that can be matched in linear time.");
        }

        if (field.Rule.AgreesWith is { } key && kind.Fields.All(other => other.Key != key))
        {
            yield return new($"{place}.rule.agreesWith", $"There is no field {key}.");
        }

        if (field.Rule.TermFrom is { } issue
            && (field.Type is not FaceFieldType.Date || kind.ValidityRule.Years.IsEmpty || !HasDate(kind, issue)))
        {
            yield return new($"{place}.rule.termFrom", "A date is held against another date, and the kind has terms in years.");
        }

        if (field.Rule.LeastAge is { } age
            && (age < 1 || field.Type is not FaceFieldType.Date || !HasDate(kind, FaceField.BirthDateKey)))
        {
            yield return new($"{place}.rule.leastAge", $"A date is held against {FaceField.BirthDateKey}, in years from 1 on.");
        }

        if (field.Rule.PartOf is { } part && kind.Fields.All(other => other.Key != part.Of))
        {
            yield return new($"{place}.rule.partOf.of", $"There is no field {part.Of}.");
        }

        if (!IsExpression(field.Rule.PartOf?.Pattern, groups: 1))
        {
            yield return new(
                $"{place}.rule.partOf.pattern", "That is not a regular expression with one group that can be matched in linear time.");
        }

        if (field.Rule.PartOf is { } meant
            && (meant.Means.IsEmpty ? field.Type is not FaceFieldType.Date : meant.Means.Values.Any(words => words.Any(IsBlank))))
        {
            yield return new($"{place}.rule.partOf.means", "Say in words what each part means; only a date has none to say.");
        }

        if (field.Rule.NotBefore is { } first
            && (field.Type is not FaceFieldType.Date || !HasDate(kind, first)))
        {
            yield return new($"{place}.rule.notBefore", "A date is held against another date of the kind.");
        }

        if (field.Mirrors is { } own
            && (!field.IsOfAnotherPerson || kind.Fields.All(other => other.Key != own || other.IsOfAnotherPerson)))
        {
            yield return new($"{place}.mirrors", "A field about somebody else mirrors a field about the holder.");
        }

        if (field.Rule.AgreesWith is not null && field.Type is not (FaceFieldType.Date or FaceFieldType.Sex))
        {
            yield return new($"{place}.rule.agreesWith", "Only a date or a sex can agree with a resident number.");
        }
    }

    private static bool HasDate(LicenseKind kind, string key) =>
        kind.Fields.Any(field => field.Key == key && field.Type is FaceFieldType.Date);

    private static bool IsBlank(string words) => string.IsNullOrWhiteSpace(words);

    private static bool IsExpression(string? pattern, int groups = 0)
    {
        try
        {
            // The whole is a group too.
            return pattern is null
                || (FaceRules.Expression(pattern) is var expression && (groups is 0 || expression.GetGroupNumbers().Length == groups + 1));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static IEnumerable<string> NamesOf(FaceField field) => [field.Label, .. field.Aliases];

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex KeyForm();
}
