using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// Requests to a second person. They are made from here, as another process of the hall would make them, so that the
/// program must notice them by itself.
/// </summary>
internal static class SecondPersonWalk
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks in the name of the clerk whose visit the window shows.</summary>
    public static async Task<Confirmation> AskSecondPersonAsync(
        this DeskWindow window, ServedDesk program, string clerkId,
        ConfirmationSubject subject = ConfirmationSubject.FaceUnsure)
    {
        var visit = Guid.Parse(window.Page.Url.Split('/')[^1]);
        var clerk = SomeClerk.Value with { Id = clerkId };
        await using var database = FileDatabase.Create(program.DataFolder);
        using var log = SomeAudit.Log(database);
        return await ServiceOn(database, log).AskAsync(
            new(visit, Guid.CreateVersion7(), subject), "林*兰", SomeConfirmations.Reason, clerk, Cancellation);
    }

    public static async Task<Confirmation> ReadAsync(ServedDesk program, Confirmation asked)
    {
        await using var database = FileDatabase.Create(program.DataFolder);
        using var log = SomeAudit.Log(database);
        return (await ServiceOn(database, log).FindLastAsync(asked.Matter, Cancellation))!;
    }

    /// <summary>The name in the bar of the desk.</summary>
    public static async Task<string?> SignedInAsync(this DeskWindow window) =>
        await (await window.SeesAsync("[data-field=clerk]"))!.TextContentAsync();

    public static async Task<Dictionary<string, string>> CookiesAsync(this DeskWindow window) =>
        (await window.Page.Context.CookiesAsync())
            .Where(cookie => cookie.Name.StartsWith("counterdesk", StringComparison.Ordinal))
            .ToDictionary(cookie => cookie.Name, cookie => cookie.Value);

    public static Task ForgetCookieAsync(this DeskWindow window, string name) =>
        window.Page.Context.ClearCookiesAsync(new() { Name = name });

    private static ConfirmationDesk ServiceOn(FileDatabase database, AuditLog log)
    {
        var (hall, clock) = (Options.Create(SomeCopyDesk.Hall), new DeskClock(TimeProvider.System));
        return new(
            database, log, new VisitContents(), new OpenConfirmations(database, hall, clock), hall,
            Options.Create(new ConfirmationOptions()), clock);
    }
}
