using System.Globalization;
using System.Net;
using System.Resources;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.PublicCheck.Offline;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>The file that a receiver keeps, as the hall hands it out. What it does is asked of a browser elsewhere.</summary>
public sealed partial class OfflineFileTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_kept_under_a_name_that_says_of_which_day_its_keys_are()
    {
        using var answer = await receiver.Phone.GetAsync("/c/offline", Cancellation);

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("offline-check-0007-2026-03-18.html", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Its_policy_allows_the_script_and_the_styles_that_are_in_it_and_nothing_else()
    {
        var file = await ReadAsync();

        var script = Between(file, "<script>", "</script>");
        var style = Between(file, "<style>", "</style>");
        Assert.Equal(
            $"default-src 'none'; script-src '{HashOf(script)}'; style-src '{HashOf(style)}'; base-uri 'none'; form-action 'none'",
            WebUtility.HtmlDecode(Policy().Match(file).Groups["policy"].Value));
        Assert.Equal(
            ["<script type=\"application/json\" id=\"hall\">", "<script>"], Script().Matches(file).Select(one => one.Value));
    }

    [Fact]
    public async Task It_refers_to_nothing_outside_itself()
    {
        var page = Between(await ReadAsync(), "</style>", "<script type");

        Assert.DoesNotMatch(Reference(), page);
        Assert.DoesNotMatch("url\\(|@import", Between(await ReadAsync(), "<style>", "</style>"));
    }

    [Fact]
    public async Task It_has_the_keys_with_which_the_hall_signs_and_the_time_they_were_published()
    {
        using var data = JsonDocument.Parse(Between(await ReadAsync(), "id=\"hall\">", "</script>"));
        var published = data.RootElement.GetProperty("published").GetRawText();

        Assert.True(PublishedKeys.TryRead(Encoding.UTF8.GetBytes(published), out var keys));
        Assert.Equal(receiver.Time.GetUtcNow().UtcDateTime, keys.PublishedAtUtc);
        var copy = await receiver.PrintAsync();
        var code = Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(copy.CodeAddress)).Code;
        Assert.Equal(CodeSignature.Right, code.CheckSignature(keys.Keys));
    }

    [Fact]
    public async Task It_has_all_its_words_in_both_languages()
    {
        using var data = JsonDocument.Parse(Between(await ReadAsync(), "id=\"hall\">", "</script>"));
        var words = data.RootElement.GetProperty("words");

        foreach (var language in (string[])["zh-CN", "en-US"])
        {
            var culture = CultureInfo.GetCultureInfo(language);
            Assert.Equal(
                new ResourceManager(typeof(OfflineText)).GetString("Heading", culture),
                words.GetProperty(language).GetProperty("Heading").GetString());
        }

        Assert.Equal(
            words.GetProperty("zh-CN").EnumerateObject().Select(word => word.Name).Order(StringComparer.Ordinal),
            words.GetProperty("en-US").EnumerateObject().Select(word => word.Name).Order(StringComparer.Ordinal));
    }

    private async Task<string> ReadAsync() => await receiver.Phone.GetStringAsync("/c/offline", Cancellation);

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("http-equiv=\"Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex("\\s(src|href|action|srcset)=")]
    private static partial Regex Reference();
}
