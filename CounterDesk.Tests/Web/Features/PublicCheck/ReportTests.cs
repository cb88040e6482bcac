using System.Net;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>A receiver says that a copy looks wrong, without script, and reads the answer where the copy is checked.</summary>
public sealed partial class ReportTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_goes_from_the_answer_to_the_hall_and_its_answer_back()
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));

        Assert.Equal("/c/reported/Taken", await SendAsync(form, "PaperAltered", "日期涂过"));

        Assert.Contains("data-reported=\"Taken\"", await receiver.GetAsync("/c/reported/Taken"), StringComparison.Ordinal);
        var again = await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value);
        Assert.Equal(("InForce", "Open"), (AnswerOf(again), ReportOf(again)));
        Assert.Contains("data-doubt=\"Open\"", again, StringComparison.Ordinal);
        Assert.Contains("先别收", again, StringComparison.Ordinal);
        Assert.DoesNotContain("涂过", again, StringComparison.Ordinal);
        await receiver.Services.GetRequiredService<ReportDesk>()
            .ReplyAsync(copy.Number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation);
        again = await receiver.ScanAsync(copy.CodeAddress);
        Assert.Equal(("InForce", "Genuine"), (AnswerOf(again), ReportOf(again)));
        Assert.Contains("这张和本厅出的一样", again, StringComparison.Ordinal);
        Assert.DoesNotContain("data-doubt=", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_hall_calls_altered_is_never_a_yes()
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));
        await SendAsync(form, "PaperAltered", "");
        await receiver.Services.GetRequiredService<ReportDesk>()
            .ReplyAsync(copy.Number, ReportReply.Altered, SomeClerk.Supervisor, Cancellation);

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Contains("data-doubt=\"Altered\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"ans fail\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("可以收", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_who_it_is_and_no_cookie_is_set()
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));

        using var page = await receiver.Phone.GetAsync(form, Cancellation);

        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(
            ["concern", "words"],
            Field().Matches(html).Select(field => field.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal(["no-referrer"], page.Headers.GetValues("Referrer-Policy"));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("", "", "还没有选")]
    [InlineData("7", "", "还没有选")]
    [InlineData("Other", " ", "请写一句")]
    [InlineData("Name", "打 13800138000", "请去掉")]
    public async Task What_cannot_be_taken_is_said_at_its_field_and_what_was_written_stays(
        string concern, string words, string sentence)
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));

        using var answer = await receiver.Phone.PostAsync(form, Said(concern, words), Cancellation);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($">{words}</textarea>", page, StringComparison.Ordinal);
        Assert.Equal("/c/reported/Taken", await SendAsync(form, "Name", ""));
    }

    [Fact]
    public async Task Only_an_answer_of_the_register_leads_to_a_report()
    {
        var copy = await receiver.PrintAsync();
        var keys = receiver.Services.GetRequiredService<IKeyRing>();
        string[] pages =
        [
            await receiver.ScanAsync("HELLO"),
            await receiver.ScanAsync(SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToText()),
            await receiver.ScanAsync(SignedCopyCode.Sign(SomeCopies.Code, keys.SigningKey).ToText()),
            await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value == "000000" ? "000001" : "000000"),
        ];

        Assert.Equal(["Unreadable", "NotOurs", "CouldNotBeTold", "NotFound"], pages.Select(AnswerOf));
        Assert.All(pages, page => Assert.DoesNotContain("data-action=\"report\"", page, StringComparison.Ordinal));
        using var asked = await receiver.Phone.GetAsync("/c/HELLO", Cancellation);
        using var tried = await receiver.Phone.GetAsync($"{asked.Headers.Location}/report", Cancellation);
        Assert.Equal(HttpStatusCode.Gone, tried.StatusCode);
    }

    [Fact]
    public async Task A_forms_address_is_used_once_and_ends()
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));
        await SendAsync(form, "Name", "");

        using var again = await receiver.Phone.PostAsync(form, Said("Name", ""), Cancellation);

        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        await using var db = await receiver.OpenAsync();
        Assert.Equal(
            1, await db.Set<CopyReport>().CountAsync(report => report.Number == copy.Number, Cancellation));
    }

    [Fact]
    public async Task A_flood_ends_in_a_sentence_and_the_answer_of_the_check_stays()
    {
        var copy = await receiver.PrintAsync();
        var endings = new List<string>();
        for (var at = 0; at <= CopyReport.MostOpen; at++)
        {
            endings.Add(await SendAsync(await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress)), "Face", ""));
        }

        Assert.Equal(
            [.. Enumerable.Repeat("/c/reported/Taken", CopyReport.MostOpen), "/c/reported/Enough"], endings);
        Assert.Equal("InForce", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_said()
    {
        var copy = await receiver.PrintAsync();
        var form = await OpenFormAsync(await receiver.ScanAsync(copy.CodeAddress));
        await receiver.ExecuteAsync("ALTER TABLE AuditHeads RENAME TO Lost");

        var ending = await SendAsync(form, "Face", "");
        await receiver.ExecuteAsync("ALTER TABLE Lost RENAME TO AuditHeads");

        Assert.Equal("/c/reported/NotTaken", ending);
        Assert.Equal("", ReportOf(await receiver.ScanAsync(copy.CodeAddress)));
        Assert.Equal("/c/reported/Taken", await SendAsync(form, "Face", ""));
    }

    private static FormUrlEncodedContent Said(string concern, string words) =>
        new([KeyValuePair.Create("concern", concern), KeyValuePair.Create("words", words)]);

    private static string ReportOf(string page) => Report().Match(page).Groups["report"].Value;

    // By the link on the answer's page.
    private async Task<string> OpenFormAsync(string answer)
    {
        var link = Link().Match(answer).Groups["address"].Value;
        using var begun = await receiver.Phone.GetAsync(link, Cancellation);
        Assert.Matches("^/c/report/[0-9a-f]{32}$", begun.Headers.Location!.ToString());
        return begun.Headers.Location.ToString();
    }

    private async Task<string> SendAsync(string form, string concern, string words)
    {
        using var sent = await receiver.Phone.PostAsync(form, Said(concern, words), Cancellation);
        return sent.Headers.Location?.ToString() ?? $"{sent.StatusCode}";
    }

    [GeneratedRegex("href=\"(?<address>/c/answer/[0-9a-f]{32}/report)\"")]
    private static partial Regex Link();

    [GeneratedRegex("data-report=\"(?<report>[A-Za-z]+)\"")]
    private static partial Regex Report();

    [GeneratedRegex("<(input|textarea|select)[^>]* name=\"(?<name>[^\"]+)\"")]
    private static partial Regex Field();
}
