using System.Net;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.HallSettings.Keys;

/// <summary>
/// A second person confirms a withdrawal at the administrator's computer, over the real handlers and the demo hall's
/// real provider, or in a browser of her own.
/// </summary>
public sealed class KeyWithdrawalHereTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Administrator = "0012";
    private const string Supervisor = "0102";
    private const string Clerk = "0317";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyWithdrawing Withdrawing => host.Services.GetRequiredService<KeyWithdrawing>();

    [Fact]
    public async Task A_supervisor_signs_in_there_and_answers_once_and_the_session_stays_the_administrator_s()
    {
        using var desk = await host.SignInAsync(Administrator);
        var asked = await AskAsync();
        Assert.Equal(KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), (await ProveAsync(desk, asked, Supervisor)).ToString());
        var page = await desk.GetStringAsync(KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), Cancellation);
        Assert.Contains(asked.Request.KeyId, page, StringComparison.Ordinal);
        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal);

        using var answer = await PostAsync(desk, page, KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), "Confirmed");

        Assert.Equal(KeyWithdrawalAddresses.Keys, answer.Headers.Location?.ToString());
        Assert.Equal(SigningKeyState.Withdrawn, await StateOfAsync(asked));
        using var again = await desk.GetAsync(KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        using var keys = await desk.GetAsync(KeyWithdrawalAddresses.Keys, Cancellation);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
    }

    [Theory]
    [InlineData(Administrator)]
    [InlineData(Clerk)]
    public async Task Who_asked_and_who_has_no_say_is_told_so_and_gets_no_question(string number)
    {
        using var desk = await host.SignInAsync(Administrator);
        var asked = await AskAsync();
        await ProveAsync(desk, asked, number);

        using var answer = await desk.GetAsync(KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("data-notice=\"key-withdrawal\"", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.NotEqual(SigningKeyState.Withdrawn, await StateOfAsync(asked));
        await Withdrawing.TakeBackAsync(asked.Request.Id, TestKeys.Administrator, Cancellation);
    }

    [Fact]
    public async Task Signed_in_at_a_computer_of_her_own_she_is_asked_the_same_and_the_form_needs_its_token()
    {
        using var desk = await host.SignInAsync(Supervisor);
        var asked = await AskAsync();
        var page = await desk.GetStringAsync(KeyWithdrawalAddresses.Area, Cancellation);
        Assert.Contains(asked.Request.KeyId, page, StringComparison.Ordinal);

        using var foreign = await desk.PostAsync(
            KeyWithdrawalAddresses.OwnOf(asked.Request.Id),
            new FormUrlEncodedContent([KeyValuePair.Create("answer", "Confirmed")]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.NotEqual(SigningKeyState.Withdrawn, await StateOfAsync(asked));

        using var answer = await PostAsync(desk, page, KeyWithdrawalAddresses.OwnOf(asked.Request.Id), "Declined");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(SigningKeyState.Withdrawn, await StateOfAsync(asked));
        using var after = await desk.GetAsync(KeyWithdrawalAddresses.Area, Cancellation);
        Assert.Contains("data-notice=\"key-withdrawal\"", await after.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_proof_nobody_is_asked()
    {
        using var desk = await host.SignInAsync(Administrator);
        var asked = await AskAsync();

        using var answer = await desk.GetAsync(KeyWithdrawalAddresses.AnswerOf(asked.Request.Id), Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await Withdrawing.TakeBackAsync(asked.Request.Id, TestKeys.Administrator, Cancellation);
    }

    private async Task<PendingWithdrawal> AskAsync()
    {
        var keys = await host.Services.GetRequiredService<KeyDesk>().ListAsync(Cancellation);
        return (await Withdrawing.AskAsync(
            keys.Current.Id, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""), TestKeys.Administrator, Cancellation))!;
    }

    private async Task<SigningKeyState> StateOfAsync(PendingWithdrawal asked) =>
        (await host.Services.GetRequiredService<KeyDesk>().ListAsync(Cancellation))
            .Signing.Single(key => key.Id == asked.Request.KeyId).State;

    private static async Task<Uri> ProveAsync(HttpClient desk, PendingWithdrawal asked, string number)
    {
        var challenge = await desk.RedirectAsync(KeyWithdrawalAddresses.HereOf(asked.Request.Id));
        return await desk.RedirectAsync((await DeskHost.ChooseAsync(desk, challenge, number)).ToString());
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient desk, string page, string address, string answer) =>
        desk.PostAsync(
            address, new FormUrlEncodedContent([DeskHost.HiddenFields(page).First(), KeyValuePair.Create("answer", answer)]),
            Cancellation);
}
