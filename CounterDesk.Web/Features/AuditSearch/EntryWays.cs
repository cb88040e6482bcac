using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing.Search;

namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>What can be followed from an entry, each in one step.</summary>
internal static class EntryWays
{
    /// <returns>The name of the way, and what it asks for.</returns>
    public static IEnumerable<(string Action, AuditQuestion Question)> From(AuditEntry entry)
    {
        if (entry.Visit is { } visit)
        {
            yield return ("visit", new() { Term = new AuditTerm.Visit(visit) });
        }

        if (entry.SubjectHash is { } person)
        {
            yield return ("person", new() { Term = new AuditTerm.Subject(person, entry.Subject ?? "") });
        }

        if (entry.LicenseHash is { } license)
        {
            yield return ("license", new() { Term = new AuditTerm.License(license) });
        }

        var day = DeskClock.DayOf(entry.AtUtc);
        if (entry.Actor is { } actor)
        {
            yield return ("clerk", new() { Actor = actor, From = day, To = day });
        }

        if (entry.KindCode is { } kind)
        {
            yield return ("kind", new() { KindCode = kind });
        }

        var hour = new TimeOnly(DeskClock.At(entry.AtUtc).Hour, 0);
        yield return ("hour", new() { From = day, FromTime = hour, To = day, ToTime = hour.AddMinutes(59) });
    }
}
