using System.Net;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Browser;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.RegisterExtracts;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.RegisterExtracts;

/// <summary>The program as <c>--Serve check</c>: a process with an extract and a key, and nothing of the desk.</summary>
public sealed class CheckAloneTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-alone-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_process_with_what_the_two_verbs_wrote_answers_and_has_nothing_else()
    {
        receiver.Time.AdjustTime(DateTimeOffset.UtcNow);
        var printed = await receiver.PrintAsync();
        var withdrawn = await receiver.PrintAsync();
        await receiver.WithdrawAsync(withdrawn.Number);
        await receiver.WordNamesAsync("云山市便民中心", "Yunshan Service Hall", "0999-8765-4321");
        await RunVerbAsync("register", "key", Path.Combine(_folder, ExtractFolder.KeyName));
        await RunVerbAsync("register", "extract", _folder);
        await using var alone = await ServedDesk.StartAsync("--Serve=check", $"--Check:Folder={_folder}");
        using var phone = new HttpClient { BaseAddress = alone.Address };

        var page = await ReadAsync(phone, PathOf(printed.CodeAddress));
        Assert.Equal(("InForce", "顾*河"), (AnswerOf(page), FieldOf(page, "Holder")));
        Assert.Contains("data-as-of", page, StringComparison.Ordinal);
        Assert.Contains("云山市便民中心", page, StringComparison.Ordinal);
        Assert.DoesNotContain("刚查过", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-action=\"report\"", page, StringComparison.Ordinal);
        var ended = await ReadAsync(phone, PathOf(withdrawn.CodeAddress));
        Assert.Equal("Withdrawn", AnswerOf(ended));
        Assert.Contains("tel:0999-8765-4321", ended, StringComparison.Ordinal);
        Assert.Equal("Unreadable", AnswerOf(await ReadAsync(phone, "/c/HELLO")));
        using var typed = await phone.PostAsync("/c", Form(printed.Number.Value, printed.CheckValue.Value), Cancellation);
        Assert.Equal("InForce", AnswerOf(await typed.Content.ReadAsStringAsync(Cancellation)));
        using var guessed = await phone.PostAsync(
            "/c", Form(printed.Number.Value, printed.CheckValue.Value == "000000" ? "000001" : "000000"), Cancellation);
        Assert.Equal("NotFound", AnswerOf(await guessed.Content.ReadAsStringAsync(Cancellation)));
        Assert.True(PublishedKeys.TryRead(await phone.GetByteArrayAsync("/.well-known/counterdesk/keys", Cancellation), out _));
        Assert.Contains("云山市便民中心", await ReadAsync(phone, "/c/offline"), StringComparison.Ordinal);
        Assert.Equal("{\"extract\":\"Healthy\"}", await phone.GetStringAsync("/health", Cancellation));
        foreach (var path in (string[])["/desk", "/copies", "/sign-in", "/screen", "/_blazor", "/c/reported/Taken"])
        {
            using var answer = await phone.GetAsync(path, Cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        Assert.Empty(Directory.GetFileSystemEntries(alone.DataFolder));
        Assert.Equal(3, (await File.ReadAllLinesAsync(Directory.GetFiles(_folder, "*.csv").Single(), Cancellation)).Length);
    }

    [Theory]
    [InlineData("--Serve=chek", "must be desk or check")]
    [InlineData("--Serve=check", "cannot be read")]
    public async Task A_process_that_cannot_answer_ends_with_a_sentence(string serve, string sentence)
    {
        var ending = await DeskProgram.RunAsync(serve, $"--Check:Folder={_folder}", "--urls=http://127.0.0.1:0");

        Assert.Equal(ExitCode.No, ending.ExitCode);
        Assert.Contains(sentence, ending.Errors, StringComparison.Ordinal);
    }

    private async Task RunVerbAsync(params string[] verb)
    {
        var ending = await DeskProgram.RunAsync([.. verb, "--DataFolder", receiver.DataFolder]);
        Assert.True(ending.ExitCode is ExitCode.Yes, ending.Output + ending.Errors);
    }

    private static async Task<string> ReadAsync(HttpClient phone, string path) =>
        WebUtility.HtmlDecode(await phone.GetStringAsync(path, Cancellation));
}
