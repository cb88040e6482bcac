using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The file that a receiver keeps, opened from a disk with the network cut: it says of every text what the program says,
/// reads a picture of a printed page, and never says yes.
/// </summary>
public sealed partial class OfflineFileBrowserTests(DeskInBrowser desk) : BrowserTest(desk), IDisposable
{
    // What the file answers to a text, asked of its own form.
    private const string Ask =
        """
        texts => texts.map(text => {
            document.querySelector("#code").value = text;
            document.querySelector("form").requestSubmit();
            return document.querySelector("[data-answer]").dataset.answer;
        })
        """;

    private static readonly PublicCopyKey _withdrawnKey = SomeKeys.Ring.PublicKeys[0] with
    {
        WithdrawnAtUtc = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private readonly ServedDesk _program = desk.Program;
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-offline-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task A_picture_of_a_printed_page_is_read_and_answered_as_signed_and_not_known(string culture)
    {
        var ring = new FileKeyRing(KeyRingFile.Read(new DataFolder(_program.DataFolder).Keys)!);
        var copy = CertifiedCopy.Make(
            SomeCopies.Order() with { MadeAt = DateTimeOffset.UtcNow }, SomeCopies.Number, CheckValue.Parse("619274"), ring);
        var window = await OpenFileAsync(await FetchAsync());
        await SpeakAsync(window, culture);
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync($"offline-{culture}");

        await ShowAsync(window, await PictureOfAsync(SomeCopies.Print(copy)), "StateUnknown");

        Assert.Equal(copy.Number.Value, await window.Page.TextContentAsync("[data-field=Number]"));
        Assert.Equal(copy.Code.MaskedHolder, await window.Page.TextContentAsync("[data-field=Holder]"));
        Assert.Equal(1, await window.CountAsync(".ans.unknown"));
        Assert.Equal(0, await window.CountAsync(".ans.pass"));
        await window.FocusIsOnAsync("#answer h1");
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync($"offline-right-{culture}");
    }

    [Fact]
    public async Task A_picture_without_a_code_a_file_that_is_none_and_another_halls_code_have_each_their_sentence()
    {
        var window = await OpenFileAsync(await FetchAsync());

        await ShowAsync(window, Repository.File("docs/images/desk.png"), "NoCode");
        await ShowAsync(window, Repository.File("docs/copy-code.md"), "NotAPicture");
        await ShowAsync(window, await PictureOfAsync(SomeCopies.Print(SomeCopies.Make(SomeCopies.Order()))), "UnknownKey");
        await window.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_hand_scanner_types_and_the_file_answers()
    {
        var window = await OpenFileAsync(WithKeys(await FetchAsync()));
        await window.FocusIsOnAsync("#code");

        // Phones and scanners may give small letters; a Chinese input method, wide ones.
        await window.TypeAsync(TextOf(SomeCopies.Code).ToLowerInvariant());
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-answer]");

        Assert.Equal("林*兰", await window.Page.TextContentAsync("[data-field=Holder]"));
        Assert.Equal("", await window.Page.InputValueAsync("#code"));
    }

    [Fact]
    public async Task Every_text_is_answered_as_the_program_answers_it()
    {
        var window = await OpenFileAsync(WithKeys(await FetchAsync()));
        var texts = Texts();

        var answers = await window.Page.EvaluateAsync<string[]>(Ask, texts);

        Assert.Equal(texts.Select(text => (text, ExpectedOf(text))), texts.Zip(answers));
        Assert.Equal(
            ["Expired", "KeyWithdrawn", "NotOurs", "NumberAlone", "StateUnknown", "UnknownKey", "Unreadable"],
            answers.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_behind_the_keys_or_the_paper_decides_nothing_and_old_keys_are_said()
    {
        var window = await OpenFileAsync(WithKeys(await FetchAsync()));
        var text = TextOf(SomeCopies.Code with { MadeOn = Today(-1), ExpiresOn = Today(300) });

        await window.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(-40));
        Assert.Equal(["DayUnknown"], await window.Page.EvaluateAsync<string[]>(Ask, (string[])[text]));

        await window.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(40));
        await window.Page.ReloadAsync();
        Assert.Equal(["StateUnknown"], await window.Page.EvaluateAsync<string[]>(Ask, (string[])[text]));
        await window.SeesAsync("[data-old]");
        await window.IsAccessibleAsync();
    }

    [Fact]
    public async Task Its_script_is_what_its_sources_give()
    {
        Assert.True(
            Directory.Exists(Repository.File("offline-check/node_modules")), "Run npm ci in offline-check, as test.sh does.");
        var built = Path.Combine(_folder, "built.js");

        await ExternalProgram.RunAsync([], "node", Repository.File("offline-check/build.mjs"), built);

        Assert.Equal(
            await File.ReadAllTextAsync(built, Cancellation),
            await File.ReadAllTextAsync(Repository.File("wwwroot-assets/offline-check/offline-check.js"), Cancellation));
    }

    private static DateOnly Today(int days) => new DeskClock(TimeProvider.System).Today.AddDays(days);

    private static string TextOf(CopyCode code, CopyKey? key = null) =>
        SignedCopyCode.Sign(code, key ?? SomeCopies.Key).ToAddress(new("https://check.example"));

    // What is right, old, another's and withdrawn, and three hundred texts of which a letter is another.
    private static string[] Texts()
    {
        var code = SomeCopies.Code with { MadeOn = Today(-3), ExpiresOn = Today(3) };
        var right = TextOf(code);
        var at = right.IndexOf("/C/", StringComparison.Ordinal) + 3;
        var spoiled =
            from number in Enumerable.Range(0, 300)
            let place = at + number * 7919 % (right.Length - at)
            let letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ2345671"[number % 33]
            where right[place] != letter
            select right[..place] + letter + right[(place + 1)..];
        return
        [
            right, right[at..], right.ToLowerInvariant(), right.Insert(at + 40, "\n  "),
            TextOf(code with { Form = CopyForm.MarkedCopy }), TextOf(code with { Form = CopyForm.InformationSheet }),
            TextOf(code, SomeCopies.Es256Key), TextOf(code, SomeKeys.Ring.SigningKey),
            TextOf(code, new CopyKey([1, 2, 3, 4], SomeCopies.Key.Sign)),
            TextOf(code, new CopyKey(SomeCopies.Es256Key.Id, SomeCopies.Key.Sign)),
            TextOf(code with { MadeOn = Today(-30), ExpiresOn = Today(-1) }), TextOf(code with { ExpiresOn = Today(0) }),
            right[..^1], right + "A", right[..(at + 60)], right + "=", "HELLO", new string('A', 600),
            "0007-261123-00042-6", "0007261123000426", "0007-261123-00042-7", "https://check.example/c", .. spoiled,
        ];
    }

    private static string ExpectedOf(string text)
    {
        if (CopyNumber.TryParse(text, out _))
        {
            return "NumberAlone";
        }

        return SignedCopyCode.Read(text) is CopyCodeReading.Read { Code: var code }
            ? code.CheckSignature(Keys) switch
            {
                CodeSignature.Right => Today(0) > code.Code.ExpiresOn ? "Expired"
                    : Today(0) < code.Code.MadeOn ? "DayUnknown" : "StateUnknown",
                CodeSignature.Wrong => "NotOurs",
                CodeSignature.UnknownKey => "UnknownKey",
                CodeSignature.KeyWithdrawn => "KeyWithdrawn",
            }
            : "Unreadable";
    }

    private static ImmutableArray<PublicCopyKey> Keys { get; } =
        [SomeCopies.PublicKey, SomeCopies.Es256PublicKey, _withdrawnKey];

    // As if the hall had these.
    private static string WithKeys(string file)
    {
        var json = System.Text.Encoding.UTF8.GetString(new PublishedKeys(DateTime.UtcNow, Keys).ToJson());
        var start = json.IndexOf("\"keys\":", StringComparison.Ordinal);
        return KeyList().Replace(file, json[start..json.LastIndexOf('}')].Replace("$", "$$", StringComparison.Ordinal), 1);
    }

    private static async Task SpeakAsync(DeskWindow window, string culture)
    {
        if (culture != "zh-CN")
        {
            await window.TabToAsync("[data-action=language]");
            await window.PressAsync("Enter");
        }
    }

    private static async Task ShowAsync(DeskWindow window, string picture, string answer)
    {
        await window.Page.SetInputFilesAsync("#picture", picture);
        await window.SeesAsync($"[data-answer={answer}]");
    }

    private async Task<string> PictureOfAsync(byte[] pdf)
    {
        var picture = Path.Combine(_folder, "page");
        await ExternalProgram.RunAsync(
            pdf, "pdftoppm", "-r", "200", "-png", "-f", "1", "-l", "1", "-singlefile", "{file}", picture);
        return $"{picture}.png";
    }

    private async Task<string> FetchAsync()
    {
        using var client = new HttpClient { BaseAddress = _program.Address };
        return await client.GetStringAsync("/c/offline", Cancellation);
    }

    // From a disk, on a telephone's width, without a network: whatever it asks for but itself is a fault.
    private async Task<DeskWindow> OpenFileAsync(string content)
    {
        var path = Path.Combine(_folder, "offline-check.html");
        await File.WriteAllTextAsync(path, content, Cancellation);
        var window = await OpenAsync();
        await window.Page.Context.SetOfflineAsync(true);
        await window.Page.SetViewportSizeAsync(390, 844);
        window.Page.Request += (_, request) => Assert.StartsWith("file://", request.Url, StringComparison.Ordinal);
        await window.Page.GotoAsync(new Uri(path).AbsoluteUri);
        await window.SeesAsync("[data-works]");
        return window;
    }

    [GeneratedRegex("\"keys\":\\[.*?\\]")]
    private static partial Regex KeyList();
}
