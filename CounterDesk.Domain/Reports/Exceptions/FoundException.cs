using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>Something in a day's record that a supervisor should look at, and the entries that it was found in.</summary>
/// <param name="Rule">The name of the <see cref="IExceptionRule"/> that found it.</param>
/// <param name="Level">What it asks of the supervisor.</param>
/// <param name="Weight">
/// Its place among those of its level: 1 just reaches what the rule asks for, more is more unusual.
/// </param>
/// <param name="Facts">
/// What the words about it say: counts, counters, times of the hall (HH:mm), masked names. Never a whole number of a
/// person. Only what belongs to the exception itself, so that they stay the same while the rest of the day goes on.
/// </param>
/// <param name="Entries">The numbers of the audit entries behind it, ascending; empty where there is none to show.</param>
/// <param name="Clerk">
/// The clerk concerned, by the id at the identity provider; null when it is about nobody in particular. Who is named
/// here does not sign the day.
/// </param>
public sealed record FoundException(
    string Rule, ExceptionLevel Level, double Weight, IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<long> Entries, string? Clerk)
{
    /// <summary>
    /// Tells the exception from all others, today and tomorrow: SM3 over rule, clerk and facts, in hex. What was decided
    /// about it holds as long as the key is the same; when the facts have grown, it is another and is decided anew.
    /// </summary>
    public string Key => KeyOf(Rule, Facts, Clerk);

    // A line break cannot stand in what the audit log keeps, so that no two exceptions have one text.
    private static string KeyOf(string rule, IReadOnlyDictionary<string, string> facts, string? clerk) =>
        Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(string.Join(
            '\n',
            facts.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}")
                .Prepend(clerk ?? "").Prepend(rule)))));
}
