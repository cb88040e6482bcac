using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>A day in numbers.</summary>
internal static class SomeDays
{
    public static DateTime CountedAt { get; } = new(2026, 3, 18, 9, 30, 0, DateTimeKind.Utc);

    public static DailyReport Report { get; } = new()
    {
        Hall = SomeAudit.Hall,
        Day = new(2026, 3, 18),
        CountedAtUtc = CountedAt,
        FirstEntry = 101,
        LastEntry = 900,
        Visits = VisitNumbers.Of(
            [
                new EntryTally("Done", "Visitor=Applicant\nNeeds=None", 7),
                new EntryTally("Done", "Visitor=Guardian\nNeeds=None", 2),
            ],
            [
                new(VisitNeeds.LargePrint, VisitEnd.Closed, 8, IdentityMethod.Typed, BasisProof.SignedPaper, 3),
                new(VisitNeeds.None, VisitEnd.Closed, 3, IdentityMethod.CardReader, BasisProof.OnScreen, 5),
                new(VisitNeeds.None, null, 3, IdentityMethod.CardReader, null, 1),
            ]),
        Times = ImmutableArray.Create(new PhaseTime(VisitPhase.Serving, 9, 300, 280, 500, 900)),
        Sources = SourceNumbers.Of(
            [new EntryTally("Done", "Form=ByHolder\nSource=library\nHits=2", 8)],
            [new("province", CountedAt.AddHours(-7)), new("province", CountedAt.AddHours(-7).AddMinutes(9))], []),
        Verifications = VerificationNumbers.Of(
        [
            Verified(SomeLicenses.ResidentIdCard, 9, "Yes", "Yes", 10), Verified(SomeLicenses.ResidentIdCard, 10, "Yes", "Expired\nReason=Expired", 2),
            Verified(SomeLicenses.MarriageCertificate, 10, "CouldNotBeTold", "Yes\nReason=NoFile", 3),
        ]),
        Copies = CopyNumbers.Of(
            [
                new(SomeLicenses.ResidentIdCard, CopyForm.CertifiedCopy, CopyEdition.Standard, CopyState.Printed, null, null, 6),
                new(SomeLicenses.ResidentIdCard, CopyForm.CertifiedCopy, CopyEdition.LargePrint, CopyState.Printed, null, ReprintReason.Lost, 1),
                new(SomeLicenses.MarriageCertificate, CopyForm.InformationSheet, CopyEdition.Standard, CopyState.Void, VoidReason.Spoiled, null, 1),
            ],
            [new("CopySpoiled", 1)]),
        Receivers = new()
        {
            Checks = [new(SomeLicenses.ResidentIdCard, nameof(CheckAnswer.InForce), 4)], Reports = [new("Name", 1)], Waiting = 1,
        },
        Objections = new() { Filed = [new("Wrong", 1)], Answered = [], Open = 2, Overdue = 1 },
        Ratings = new()
        {
            ByGrade = [new("VerySatisfied", 4), new("VeryDissatisfied", 1), new("NotGiven", 2)],
            Low = [new("5F3A91C2", "3", RatingGrade.VeryDissatisfied, CountedAt.AddHours(-2), new DateOnly(2026, 4, 9))],
        },
        Log = new()
        {
            WithoutOutcome = [new("Search", 1)],
            Refused = [new("AccessRefused", 1)],
            Failed = [],
            Papers = [new("PaperWay", 1)],
            Overrides = [],
        },
        Reconciliation = new()
        {
            NumbersTaken = 8, Printed = 7, Reserved = 0, Void = 1, Withdrawn = 0, Differing = 0, Differences = [],
            VisitsLogged = 9, VisitsKept = 9,
        },
    };

    private static VerificationTally Verified(string kind, int hour, string genuine, string inForce, int count) =>
        new(kind, hour, new EntryTally("Done", $"Genuine={genuine}\nInForce={inForce}", count));
}
