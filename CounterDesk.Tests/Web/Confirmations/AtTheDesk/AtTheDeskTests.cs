using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Confirmations.AtTheDesk;

/// <summary>
/// A second person confirms at the desk of the clerk who asked, over the real handlers and the demo hall's real
/// provider; and the desk stays the clerk's.
/// </summary>
public sealed class AtTheDeskTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string DeskClerk = "0317";
    private const string Colleague = "0322";
    private const string Supervisor = "0102";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Colleague, SecondPersonRole.Clerk)]
    [InlineData(Supervisor, SecondPersonRole.Supervisor)]
    public async Task A_second_person_signs_in_at_the_desk_and_answers_once(string number, SecondPersonRole role)
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        Assert.Equal(ConfirmationAddresses.AnswerOf(asked.Id), (await desk.ProveAsync(asked, number)).ToString());

        using var answer = await desk.AnswerAsync(asked, ("answer", "Confirmed"), ("note", "左手有疤"));

        Assert.Equal($"/desk/visits/{asked.VisitId}", answer.Headers.Location?.ToString());
        var decided = await host.ReadAsync(asked);
        Assert.Equal(
            (ConfirmationState.Confirmed, $"demo-{number}", role, ConfirmationWay.AtTheDesk, "左手有疤"),
            (decided.State, decided.DecidedBy, decided.DecidedByRole, decided.Way, decided.Note));
        Assert.Equal(
            ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.ProofOver),
            (await desk.RedirectAsync(ConfirmationAddresses.AnswerOf(asked.Id))).ToString());
    }

    [Fact]
    public async Task The_question_names_whoever_signed_in_and_prefers_no_answer()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);

        var page = await desk.GetStringAsync(ConfirmationAddresses.AnswerOf(asked.Id), Cancellation);

        Assert.Matches("data-field=\"second\"[^>]*>吴越<", WebUtility.HtmlDecode(page));
        Assert.Contains("林*兰", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(SomeConfirmations.Reason, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("""value="Confirmed""", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_is_asked_to_ask_again_whatever_it_remembers()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        host.AskedOfProvider.Clear();

        await desk.BeginAsync(asked);

        var pushed = Assert.Single(host.AskedOfProvider).Split('&');
        Assert.Contains("prompt=login", pushed);
        Assert.Contains("max_age=0", pushed);
        Assert.Contains("redirect_uri=http%3A%2F%2Flocalhost%2Fconfirm-oidc", pushed);
    }

    [Fact]
    public async Task The_demo_halls_provider_asks_each_time_and_takes_no_account_from_an_address()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        for (var time = 0; time < 2; time++)
        {
            var challenge = await desk.BeginAsync(asked);

            using var page = await desk.GetAsync($"{challenge}&account={Colleague}", Cancellation);

            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains(
                "data-action=\"nobody\"", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            await desk.ProveAsync(asked, Colleague);
        }
    }

    [Fact]
    public async Task No_session_is_written_for_the_second_person_and_the_desks_own_goes_on()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        var callback = await DeskHost.ChooseAsync(desk, await desk.BeginAsync(asked), Colleague);

        using var answered = await desk.GetAsync(callback, Cancellation);

        // What the way to the provider left behind is deleted; one handle is new.
        var set = answered.Headers.GetValues("Set-Cookie")
            .Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)).ToList();
        var cookie = Assert.Single(set);
        Assert.Matches(
            "^counterdesk-second-person=[0-9A-F]{64}; max-age=120; path=/confirm; samesite=lax; httponly$", cookie);
        var handle = cookie.Split('=', ';')[1];
        var proofs = host.Services.GetRequiredService<SecondPersonProofs>();
        Assert.NotNull(proofs.Find(handle));

        using var decided = await desk.AnswerAsync(asked, ("answer", "Declined"));

        // Nor does a copied cookie find anything any more.
        Assert.Null(proofs.Find(handle));
        Assert.Equal("demo-0317", await WhoIsSignedInAsync(desk));
    }

    [Fact]
    public async Task The_clerk_who_asked_cannot_be_the_second_person_and_the_attempt_is_in_the_log()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, DeskClerk);

        await desk.SaysAsync(ConfirmationAddresses.AnswerOf(asked.Id), "请的就是您，要换一个人");

        var entry = (await host.ReadLogAsync(AuditAction.AccessRefused))
            .Single(entry => entry.Details!.Contains($"Confirmation={asked.Id}", StringComparison.Ordinal));
        Assert.EndsWith("Way=AtTheDesk\nReason=OwnRequest", entry.Details, StringComparison.Ordinal);
        await desk.HasNoProofAsync(asked);
    }

    [Theory]
    [InlineData("0007")]
    [InlineData("0011")]
    [InlineData("0012")]
    public async Task Auditor_and_administrators_cannot_be_the_second_person(string number)
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, number);

        await desk.SaysAsync(ConfirmationAddresses.AnswerOf(asked.Id), "这个岗位不能确认");

        await desk.HasNoProofAsync(asked);
        Assert.Equal("demo-0317", await WhoIsSignedInAsync(desk));
    }

    [Fact]
    public async Task Whoever_leaves_the_sign_in_page_has_confirmed_nothing()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();

        var back = await desk.ProveAsync(asked, "nobody");

        Assert.Equal(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.Cancelled), back.ToString());
        await desk.SaysAsync(back.ToString(), "没有登录，没有确认");
        await desk.HasNoProofAsync(asked);
    }

    [Fact]
    public async Task An_answer_of_the_provider_counts_once()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        var callback = await DeskHost.ChooseAsync(desk, await desk.BeginAsync(asked), Colleague);
        await desk.RedirectAsync(callback.ToString());
        using var answer = await desk.AnswerAsync(asked, ("answer", "Declined"));

        var back = await desk.RedirectAsync(callback.ToString());

        Assert.Equal(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.NotAccepted), back.ToString());
        await desk.SaysAsync(back.ToString(), "这次登录没有成，没有确认");
        await desk.HasNoProofAsync(asked);
    }

    [Fact]
    public async Task A_proof_is_good_for_its_own_request_only()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var (asked, other) = (await host.AskAsync(), await host.AskAsync());
        await desk.ProveAsync(asked, Colleague);

        await desk.HasNoProofAsync(other);
    }

    [Fact]
    public async Task A_proof_is_good_at_the_desk_of_its_clerk_only()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Supervisor);

        var challenge = await desk.RedirectAsync(SignInEndpoints.SignInAddress);
        await desk.RedirectAsync((await DeskHost.ChooseAsync(desk, challenge, Colleague)).ToString());

        await desk.HasNoProofAsync(asked);
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_is_answered()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);

        using var answer = await desk.PostAsync(
            ConfirmationAddresses.AnswerOf(asked.Id),
            new FormUrlEncodedContent([new("answer", "Confirmed")]), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(ConfirmationState.Asked, (await host.ReadAsync(asked)).State);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Maybe", "")]
    [InlineData("Confirmed", "一\n二")]
    public async Task What_is_not_an_answer_is_asked_again(string answer, string note)
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);

        using var again = await desk.AnswerAsync(asked, ("answer", answer), ("note", note));

        Assert.NotEqual(HttpStatusCode.Found, again.StatusCode);
        Assert.Equal(ConfirmationState.Asked, (await host.ReadAsync(asked)).State);
        using var proper = await desk.AnswerAsync(asked, ("answer", "Declined"));
        Assert.Equal(ConfirmationState.Declined, (await host.ReadAsync(asked)).State);
    }

    [Fact]
    public async Task Whoever_leaves_without_answering_leaves_no_proof()
    {
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);

        using var foreign = await desk.PostAsync(ConfirmationAddresses.LeaveOf(asked.Id), null, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using var left = await desk.PostAsync(
            ConfirmationAddresses.LeaveOf(asked.Id), await desk.FillInAsync(asked), Cancellation);

        Assert.Equal($"/desk/visits/{asked.VisitId}", left.Headers.Location?.ToString());
        await desk.HasNoProofAsync(asked);
        Assert.Equal(ConfirmationState.Asked, (await host.ReadAsync(asked)).State);
    }

    [Fact]
    public async Task A_colleague_at_her_own_desk_is_led_to_her_own_page()
    {
        using var colleague = await host.SignInAsync(Colleague);
        var asked = await host.AskAsync();

        Assert.Equal(
            ConfirmationAddresses.PageOf(asked.Id),
            (await colleague.RedirectAsync(ConfirmationAddresses.HereOf(asked.Id))).ToString());
    }

    [Fact]
    public async Task Somebody_asked_for_nothing_and_for_what_is_over_is_told_so()
    {
        using var desk = await host.SignInAsync(DeskClerk);

        await desk.SaysAsync(ConfirmationAddresses.HereOf(Guid.NewGuid()), "没有这次请求");

        var asked = await host.AskAsync();
        await host.Services.GetRequiredService<ConfirmationDesk>()
            .WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation);
        await desk.SaysAsync(ConfirmationAddresses.HereOf(asked.Id), "窗口不请了");
    }

    [Fact]
    public async Task A_supervisor_who_sits_at_no_counter_begins_nothing_here()
    {
        using var browser = await host.SignInAsync(Supervisor);
        var asked = await host.AskAsync();

        var led = await browser.RedirectAsync(ConfirmationAddresses.HereOf(asked.Id));

        Assert.StartsWith(SignInEndpoints.NotAllowedAddress, led.PathAndQuery, StringComparison.Ordinal);
    }

    // Whoever is refused a page stands in the log.
    private async Task<string?> WhoIsSignedInAsync(HttpClient browser)
    {
        await browser.RedirectAsync("/settings/trust");
        return (await host.ReadLogAsync(AuditAction.AccessRefused)).MaxBy(entry => entry.Sequence)!.Actor;
    }
}
