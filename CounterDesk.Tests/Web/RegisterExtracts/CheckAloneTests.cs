using System.Net;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Browser;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Copies;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        await using var alone = await StartAloneAsync();
        using var phone = new HttpClient { BaseAddress = alone.Address };

        var page = await ReadAsync(phone, PathOf(printed.CodeAddress));
        Assert.Equal(("InForce", "顾*河"), (AnswerOf(page), FieldOf(page, "Holder")));
        Assert.Contains("data-as-of", page, StringComparison.Ordinal);
        Assert.Contains("云山市便民中心", page, StringComparison.Ordinal);
        Assert.DoesNotContain("刚查过", page, StringComparison.Ordinal);
        Assert.Contains("data-action=\"report\"", page, StringComparison.Ordinal);
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
        foreach (var path in (string[])["/desk", "/copies", "/sign-in", "/screen", "/_blazor"])
        {
            using var answer = await phone.GetAsync(path, Cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        Assert.Empty(Directory.GetFileSystemEntries(alone.DataFolder));
        Assert.Equal(3, (await File.ReadAllLinesAsync(Directory.GetFiles(_folder, "*.csv").Single(), Cancellation)).Length);
    }

    [Fact]
    public async Task What_receivers_report_and_how_often_they_checked_comes_back_to_the_hall_in_files()
    {
        receiver.Time.AdjustTime(DateTimeOffset.UtcNow);
        var printed = await receiver.PrintAsync();
        await RunVerbAsync("register", "key", Path.Combine(_folder, ExtractFolder.KeyName));
        await RunVerbAsync("register", "extract", _folder);
        await using (var alone = await StartAloneAsync())
        {
            using var phone = new HttpClient { BaseAddress = alone.Address };
            using var answered = await phone.GetAsync(PathOf(printed.CodeAddress), Cancellation);
            using var form = await phone.GetAsync($"{answered.RequestMessage!.RequestUri!.AbsolutePath}/report", Cancellation);
            Assert.Contains("不和本厅相连", WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
            using var sent = await phone.PostAsync(
                form.RequestMessage!.RequestUri, new FormUrlEncodedContent(
                [
                    KeyValuePair.Create("concern", nameof(ReportedConcern.PaperAltered)), KeyValuePair.Create("words", "日期像刮过"),
                ]), Cancellation);
            var told = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Cancellation));
            Assert.Contains("data-reported=\"Kept\"", told, StringComparison.Ordinal);
            Assert.Contains("还没有送到本厅", told, StringComparison.Ordinal);
            await alone.StopAsync();
        }

        // The last counts were written when the process ended. Nobody there can read a word.
        var files = Directory.GetFiles(Path.Combine(_folder, ReturnOutbox.FolderName), $"*{ReturnFile.Ending}").Order().ToArray();
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.DoesNotContain(printed.Number.Value, File.ReadAllText(file), StringComparison.Ordinal));

        await RunVerbAsync(["register", "receive", .. files]);
        await RunVerbAsync(["register", "receive", .. files]);

        var reports = receiver.Services.GetRequiredService<ReportDesk>();
        var line = Assert.Single(await reports.ReadAsync(printed.Number, TestKeys.Supervisor, Cancellation));
        Assert.Equal((ReportedConcern.PaperAltered, "日期像刮过"), (line.Concern, line.Words));
        await using var db = await receiver.OpenAsync();
        Assert.Equal(
            [CheckAnswer.InForce],
            await db.Set<CopyCheckEntry>().Where(entry => entry.Number == printed.Number).Select(entry => entry.Answer)
                .ToListAsync(Cancellation));
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

    // It needs no hall.
    private Task<ServedDesk> StartAloneAsync() =>
        ServedDesk.StartInAsync(FurnishedHall.NewFolder(), "--Serve=check", $"--Check:Folder={_folder}");

    private async Task RunVerbAsync(params string[] verb)
    {
        var ending = await DeskProgram.RunAsync([.. verb, "--DataFolder", receiver.DataFolder]);
        Assert.True(ending.ExitCode is ExitCode.Yes, ending.Output + ending.Errors);
    }

    private static async Task<string> ReadAsync(HttpClient phone, string path) =>
        WebUtility.HtmlDecode(await phone.GetStringAsync(path, Cancellation));
}
