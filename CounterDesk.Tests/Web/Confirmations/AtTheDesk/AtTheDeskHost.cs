using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Data;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Confirmations.AtTheDesk;

/// <summary>A desk at which a clerk has asked, and the way a second person goes at it, request by request.</summary>
internal static class AtTheDeskHost
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A request of the clerk with staff number 0317, at counter 3.</summary>
    public static async Task<Confirmation> AskAsync(this DeskHost host)
    {
        var visit = await host.Services.GetRequiredService<VisitDesk>().OpenAsync(SomeClerk.Value, Cancellation);
        return await host.Services.GetRequiredService<ConfirmationDesk>().AskAsync(
            new(visit.Id, Guid.CreateVersion7(), ConfirmationSubject.FaceUnsure), "林*兰", SomeConfirmations.Reason,
            SomeClerk.Value, Cancellation);
    }

    public static async Task<Confirmation> ReadAsync(this DeskHost host, Confirmation asked) =>
        (await host.Services.GetRequiredService<ConfirmationDesk>().FindLastAsync(asked.Matter, Cancellation))!;

    /// <summary>Where the desk sends the browser when a second person is to confirm there.</summary>
    public static async Task<Uri> BeginAsync(this HttpClient desk, Confirmation asked) =>
        await desk.RedirectAsync(ConfirmationAddresses.HereOf(asked.Id));

    /// <summary>The whole way there and back, until the desk has its proof, or says why not.</summary>
    /// <returns>Where the browser is sent after the provider's answer.</returns>
    public static async Task<Uri> ProveAsync(this HttpClient desk, Confirmation asked, string number) =>
        await desk.RedirectAsync((await DeskHost.ChooseAsync(desk, await desk.BeginAsync(asked), number)).ToString());

    /// <summary>The form of the question, filled in.</summary>
    public static async Task<FormUrlEncodedContent> FillInAsync(
        this HttpClient desk, Confirmation asked, params (string Name, string Value)[] fields)
    {
        var page = await desk.GetStringAsync(ConfirmationAddresses.AnswerOf(asked.Id), Cancellation);
        return new(
        [
            DeskHost.HiddenFields(page).First(),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
    }

    public static async Task<HttpResponseMessage> AnswerAsync(
        this HttpClient desk, Confirmation asked, params (string Name, string Value)[] fields) =>
        await desk.PostAsync(
            ConfirmationAddresses.AnswerOf(asked.Id), await desk.FillInAsync(asked, fields), Cancellation);

    public static async Task<Uri> RedirectAsync(this HttpClient desk, string address)
    {
        using var answer = await desk.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>At that address stands why nothing was confirmed.</summary>
    public static async Task SaysAsync(this HttpClient desk, string address, string words)
    {
        using var answer = await desk.GetAsync(address, Cancellation);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("data-notice=\"not-confirmed\"", page, StringComparison.Ordinal);
        Assert.Matches($"<h1[^>]*>{words}</h1>", page);
    }

    public static async Task HasNoProofAsync(this HttpClient desk, Confirmation asked) =>
        Assert.Equal(
            ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.ProofOver),
            (await desk.RedirectAsync(ConfirmationAddresses.AnswerOf(asked.Id))).ToString());

    public static async Task<List<AuditEntry>> ReadLogAsync(this DeskHost host, AuditAction action)
    {
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString()).ToListAsync(Cancellation);
    }
}
