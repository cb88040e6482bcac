using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// The last eight digits of a visit's id, which are random: what the visit's papers carry, and what is read out of the
/// audit log. Two visits may have the same.
/// </summary>
public sealed partial record VisitNumber
{
    public const int Length = 8;

    private VisitNumber(string value) => Value = value;

    public string Value { get; }

    public static VisitNumber Of(Guid visit) => new(visit.ToString("N")[^Length..].ToUpperInvariant());

    /// <summary>Takes the number, a paper's number with the party's ordinal after it, or the whole id.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VisitNumber? number)
    {
        var typed = text?.Trim().ToUpperInvariant() ?? "";
        number = Guid.TryParse(typed, out var whole) ? Of(whole)
            : Written().IsMatch(typed) ? new(typed[..Length])
            : null;
        return number is not null;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9A-F]{8}(-[0-9]{1,2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
