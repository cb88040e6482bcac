using System.Globalization;
using System.Net;
using System.Resources;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.PublicCheck;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>The receiver's guide, on the page and as a file.</summary>
public sealed class ReceiverGuideTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_check_page_leads_to_the_guide_and_the_guide_back()
    {
        Assert.Contains("href=\"/c/guide\"", await receiver.Phone.GetStringAsync("/c", Cancellation), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await receiver.Phone.GetStringAsync("/c/guide", Cancellation));

        Assert.Contains("<h1>收到加注件，怎么查</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<table>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/c\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guide_speaks_English_when_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/c/guide");
        request.Headers.Add("Cookie", ".AspNetCore.Culture=c%3Den-US%7Cuic%3Den-US");

        using var answer = await receiver.Phone.SendAsync(request, Cancellation);

        Assert.Contains(
            "<h1>You received a certified copy", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "")]
    [InlineData("en-US", " ")]
    public void The_guide_quotes_what_the_page_says_when_it_is_not_a_no(string culture, string gap)
    {
        var file = Repository.File($"docs/receivers.{(culture == "zh-CN" ? culture : "en")}.md");
        var words = new ResourceManager(typeof(PublicCheckText));
        foreach (var answer in (CheckAnswer[])
            [CheckAnswer.InForce, CheckAnswer.SheetInForce, CheckAnswer.LicenseNotInForce, CheckAnswer.LicenseChanged,
                CheckAnswer.Expired, CheckAnswer.CouldNotBeTold])
        {
            var title = words.GetString($"Answer_{answer}_Title", CultureInfo.GetCultureInfo(culture))!;
            Assert.Contains(
                title.Replace("\n", gap, StringComparison.Ordinal), File.ReadAllText(file), StringComparison.Ordinal);
        }
    }
}
