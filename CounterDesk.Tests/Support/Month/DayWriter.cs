using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Support.Month;

/// <summary>Writes what the log has of visits, in the words of the desk's own entries.</summary>
internal sealed class DayWriter(Random random)
{
    private readonly List<DayEntry> _entries = [];
    private int _copies;

    /// <summary>The numbers of the copies that were said to be spoiled, by who said so.</summary>
    public List<(string Clerk, string Number)> Spoiled { get; } = [];

    /// <summary>In the order in which they happened, numbered behind <paramref name="last"/>.</summary>
    public IReadOnlyList<DayEntry> Entries(long last) =>
        [.. _entries.OrderBy(entry => entry.At).Select((entry, index) => entry with { Number = last + index + 1 })];

    public void SignIn(Seat seat, DateTime at) => _entries.Add(new()
    {
        Number = 0, At = at, Action = AuditAction.SignIn, Clerk = seat.Clerk, Role = "clerk", Counter = seat.Counter,
    });

    public void Close(Seat seat, DateTime at) => _entries.Add(new()
    {
        Number = 0, At = at, Action = AuditAction.SignOut, Clerk = seat.Clerk, Role = "clerk", Counter = seat.Counter,
    });

    public void Write(VisitPlan plan) => _entries.AddRange(EntriesOf(plan));

    /// <summary>The entries of a visit, not numbered yet.</summary>
    public IEnumerable<DayEntry> EntriesOf(VisitPlan plan)
    {
        var steps = Steps(plan).ToList();
        var id = Id();
        var each = plan.Length / steps.Count;
        for (var at = 0; at < steps.Count; at++)
        {
            yield return steps[at](new()
            {
                Number = 0,
                At = plan.Start + (each * at),
                Action = AuditAction.VisitOpened,
                Clerk = plan.Seat.Clerk,
                Role = "clerk",
                Counter = plan.Seat.Counter,
                Visit = id,
                Purpose = at < 3 ? null : $"{plan.Matter} → {plan.Recipient}",
                Basis = at < 5 ? null : $"HolderAuthorization, {plan.Way}",
            });
        }
    }

    private IEnumerable<Func<DayEntry, DayEntry>> Steps(VisitPlan plan)
    {
        yield return entry => entry with { Details = "Visitor=Applicant\nNeeds=None" };
        yield return entry => Of(entry, AuditAction.IdentityRecorded, plan) with
        {
            Details = $"Role=Applicant\nMethod={plan.Method}\nFace=Same",
        };
        if (plan.Second is (var second, var role, var what))
        {
            yield return entry => entry with { Action = AuditAction.OverrideAsked, Details = $"Override={what}\nReason=看过" };
            yield return entry => entry with
            {
                Action = AuditAction.OverrideConfirmed, Clerk = second, Role = role,
                Details = $"Override={what}\nAskedBy={plan.Seat.Clerk}\nWay=OwnBrowser",
            };
        }

        yield return entry => Of(entry, AuditAction.PurposeRecorded, plan) with { Details = "Item=x\nKinds=y" };
        yield return entry => Of(entry, AuditAction.ConsentAsked, plan);
        yield return entry => Of(entry, AuditAction.ConsentGiven, plan) with { Details = $"Way={plan.Way}" };
        for (var search = 0; search < plan.InVain; search++)
        {
            yield return entry => Of(entry, AuditAction.Search, plan) with
            {
                Outcome = AuditOutcome.NothingFound, Person = $"term-{random.Next()}",
                Details = $"Form={plan.Form}\nSource=library\nHits=0",
            };
        }

        yield return entry => Of(entry, AuditAction.Search, plan) with
        {
            Outcome = plan.FindsNothing ? AuditOutcome.NothingFound : AuditOutcome.Done,
            Details = $"Form={plan.Form}\nSource=library\nHits={(plan.FindsNothing ? 0 : plan.Licenses.Count)}",
        };
        foreach (var seat in plan.HandedTo)
        {
            yield return entry => entry with { Action = AuditAction.VisitHandedOver };
            yield return entry => At(entry, seat) with
            {
                Action = AuditAction.VisitTaken, Details = $"From={entry.Counter}",
            };
            yield return entry => At(Of(entry, AuditAction.Search, plan), seat) with { Details = "Form=ByHolder\nHits=1" };
            if (seat != plan.HandedTo[^1])
            {
                yield return entry => At(Looked(entry, plan, plan.Licenses[0]), seat);
            }
        }

        var last = plan.HandedTo is [.., var taker] ? taker : plan.Seat;
        foreach (var step in plan.FindsNothing ? [] : plan.Licenses.SelectMany(license => Licensed(plan, license, last.Clerk)))
        {
            yield return entry => At(step(entry), last);
        }

        if (plan.Rated is { } given)
        {
            yield return entry => At(entry, last) with { Action = AuditAction.Rated, Details = $"Given={given}" };
        }

        yield return entry => At(entry, last) with { Action = AuditAction.VisitClosed, Details = "End=Closed" };
    }

    private IEnumerable<Func<DayEntry, DayEntry>> Licensed(VisitPlan plan, PlannedLicense license, string clerk)
    {
        yield return entry => Looked(entry, plan, license);
        yield return entry => Looked(entry, plan, license) with
        {
            Action = AuditAction.LicenseVerified,
            Outcome = license.Genuine is "CouldNotBeTold" ? AuditOutcome.CouldNotBeTold : AuditOutcome.Done,
            Details = $"Genuine={license.Genuine}\nInForce=Yes",
        };
        for (var field = 0; field < license.Reveals; field++)
        {
            yield return entry => Looked(entry, plan, license) with
            {
                Action = AuditAction.FieldRevealed, Details = "Field=address\nMask=Sensitive\nReason=核对",
            };
        }

        if (!plan.MakesPaper)
        {
            yield break;
        }

        if (license.Genuine is "No")
        {
            yield return entry => Looked(entry, plan, license) with
            {
                Action = AuditAction.ObjectionFiled, Details = "Problem=NotGenuine",
            };
            yield break;
        }

        var prints = license.Spoiled + (license.IsPrintedInTheEnd ? 1 : 0);
        for (var print = 0; print < prints; print++)
        {
            var number = NextNumber();
            var isGood = print == license.Spoiled;
            if (!isGood)
            {
                Spoiled.Add((clerk, number));
            }

            yield return entry => Looked(entry, plan, license) with
            {
                Action = license.Genuine is "Yes" ? AuditAction.CopyReserved : AuditAction.InformationSheetMade,
                Details = $"Number={number}\nForm={(license.Genuine is "Yes" ? "CertifiedCopy" : "InformationSheet")}",
            };
            yield return entry => entry with
            {
                Action = AuditAction.CopySent, Purpose = null, Basis = null, Subject = plan.Person.Masked,
                Kind = license.Kind, Details = $"Number={number}\nPrinter=p",
            };
            yield return entry => entry with
            {
                Action = isGood ? AuditAction.CopyPrinted : AuditAction.CopySpoiled, Purpose = null, Basis = null,
                Subject = plan.Person.Masked, Kind = license.Kind,
                Details = $"Number={number}\nOutcome={(isGood ? "CameOutWell" : "Spoiled")}",
            };
        }
    }

    private static DayEntry Of(DayEntry entry, AuditAction action, VisitPlan plan) =>
        entry with { Action = action, Person = plan.Person.Key, Subject = plan.Person.Masked };

    private static DayEntry Looked(DayEntry entry, VisitPlan plan, PlannedLicense license) =>
        Of(entry, AuditAction.LicenseOpened, plan) with
        {
            License = $"{plan.Person.Key} {license.Kind}", Kind = license.Kind, Details = "Source=library",
        };

    private static DayEntry At(DayEntry entry, Seat seat) => entry with { Clerk = seat.Clerk, Counter = seat.Counter };

    private string NextNumber() => string.Create(CultureInfo.InvariantCulture, $"0007261101{++_copies:00000}0");

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
