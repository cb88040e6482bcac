using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>A clerk who cannot tell whether it is the person on the card, at 10:28 on 2026-03-18.</summary>
internal static class SomeConfirmations
{
    public static DateTime AskedAt { get; } = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);

    public static TimeSpan ValidFor { get; } = TimeSpan.FromMinutes(60);

    public const string Reason = "照片是二十年前的，瘦了很多";

    public static Clerk Supervisor => SomeObjections.Supervisor;

    public static Clerk Auditor { get; } = new("demo-0007", "0007", "沈静", "", [DeskRoles.Auditor]);

    public static SecondPerson Colleague { get; } = new("demo-0318", "0318", SecondPersonRole.Clerk);

    public static SecondPerson Superior { get; } = new("demo-0102", "0102", SecondPersonRole.Supervisor);

    public static Visit Visit { get; } = new("3", SomeClerk.Value.Id, AskedAt);

    public static ConfirmationRequest Request { get; } = new()
    {
        Hall = SomeAudit.Hall,
        Matter = new(Visit.Id, Guid.CreateVersion7(), ConfirmationSubject.FaceUnsure),
        MaskedName = "林*兰",
        Reason = Reason,
        ClerkId = SomeClerk.Value.Id,
        ClerkNumber = SomeClerk.Value.Number,
        Counter = "3",
        AtUtc = AskedAt,
        ExpiresAtUtc = AskedAt.AddMinutes(10),
    };

    public static OpenConfirmations OpenOf(TestDesk desk) =>
        new(desk.Database, Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time));

    public static ConfirmationDesk DeskOf(TestDesk desk, OpenConfirmations open) => DeskOf(desk, open, desk.Audit);

    /// <summary>The service of a process with an audit log, and perhaps a way to the database, of its own.</summary>
    public static ConfirmationDesk DeskOf(
        TestDesk desk, OpenConfirmations open, AuditLog audit, IDbContextFactory<CounterDeskDb>? databases = null) =>
        new(
            databases ?? desk.Database, audit, desk.Contents, open, Options.Create(SomeCopyDesk.Hall),
            Options.Create(new ConfirmationOptions()), new DeskClock(desk.Time));

    /// <summary>Registers what pages need to ask and to answer.</summary>
    public static ConfirmationDesk AddConfirmations(this IServiceCollection services, TestDesk desk)
    {
        var open = OpenOf(desk);
        var confirmations = DeskOf(desk, open);
        services.AddSingleton(open);
        services.AddSingleton(confirmations);
        return confirmations;
    }

    public static Confirmation Asked(Confirmation? last = null) => Confirmation.Ask(Request, last);

    public static Confirmation Decided(ConfirmationAnswer answer, SecondPerson? by = null, Confirmation? last = null)
    {
        var confirmation = Asked(last);
        confirmation.Decide(Decision(answer, by), Visit, ValidFor);
        return confirmation;
    }

    public static ConfirmationDecision Decision(
        ConfirmationAnswer answer = ConfirmationAnswer.Confirmed, SecondPerson? by = null) =>
        new(by ?? Colleague, answer, ConfirmationWay.OwnBrowser, null, AskedAt.AddMinutes(2));
}
