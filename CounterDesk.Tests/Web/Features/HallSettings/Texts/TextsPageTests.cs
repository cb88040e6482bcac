using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Features.HallSettings.Texts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.Features.HallSettings.Texts;

/// <summary>The page on which the hall words its texts, beside the paper they will stand on.</summary>
public sealed class TextsPageTests : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;

    private TextPreviews Previews => Services.GetRequiredService<TextPreviews>();

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestItems.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton<IDbContextFactory<CounterDeskDb>>(_desk.Database);
        Services.AddSingleton(_desk.Audit);
        Services.AddSingleton(SomeCopyDesk.Fonts);
        Services.AddSingleton(SomeLicenses.Catalog);
        Services.AddSingleton(Settings.Create(SomeCopyDesk.Hall));
        Services.AddSingleton(Settings.Create(new CopyOptions()));
        Services.AddSingleton(new DemoOptions { Enabled = true });
        Services.AddSingleton<CurrentHallTexts>();
        Services.AddSingleton<HallTextSpecimen>();
        Services.AddSingleton<HallTextCheck>();
        Services.AddSingleton<HallTextDesk>();
        Services.AddSingleton<TextPreviews>();
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Fact]
    public void Only_the_system_administrator_may_come_here() => Assert.Equal(
        DeskRoles.SystemAdministrator,
        Assert.Single(typeof(TextsPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void Every_text_fault_and_form_has_words() => Assert.DoesNotContain(
        [
            .. Enum.GetNames<HallTextFault>().SelectMany(name => (string[])[$"Fault_{name}", $"Fault_{name}_Next"]),
            .. Enum.GetNames<CopyForm>().Select(name => $"Form_{name}"),
        ],
        key => Words[key].ResourceNotFound);

    [Fact]
    public async Task What_is_typed_is_on_the_specimen_after_a_moment_and_nowhere_else()
    {
        var page = Render<TextsPage>();
        Assert.Contains("云山市政务服务中心", TextOf(page), StringComparison.Ordinal);

        var typed = page.Find("#name").InputAsync("云山市民之家");
        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        await typed;

        Assert.Contains("云山市民之家", TextOf(page), StringComparison.Ordinal);
        Assert.Equal("云山市政务服务中心", Services.GetRequiredService<CurrentHallTexts>().Names.Name);
        Assert.Equal(Words["Save", 1], page.Find("[data-action=save] span").TextContent);
    }

    [Fact]
    public async Task Saved_it_counts_and_the_edition_before_can_be_taken_back()
    {
        var page = Render<TextsPage>();
        await page.Find("#which").ChangeAsync("1");
        await TypeAsync(page, "#paragraphs", "本件只供所载事由。");
        await page.Find("[data-action=save]").ClickAsync();
        Assert.NotNull(page.Find("[data-answer=Saved]"));
        await TypeAsync(page, "#paragraphs", "本件只供所载事由。\n一年内有效。");
        await page.Find("[data-action=save]").ClickAsync();

        Assert.Equal(["3", "2"], page.FindAll("[data-edition]").Select(row => row.GetAttribute("data-edition")));
        Assert.Contains("高远", page.Find("[data-edition='3']").TextContent, StringComparison.Ordinal);
        Assert.Contains("一年内有效。", TextOf(page), StringComparison.Ordinal);

        await page.Find("[data-action=take-2]").ClickAsync();
        Assert.Equal("本件只供所载事由。", page.Find("#paragraphs").GetAttribute("value"));
        Assert.DoesNotContain("一年内有效。", TextOf(page), StringComparison.Ordinal);
        Assert.Equal(3, Services.GetRequiredService<CurrentHallTexts>().EditionOf(HallTextKey.All[1]));
    }

    [Fact]
    public async Task What_cannot_be_printed_is_said_while_it_is_typed_and_the_page_stays()
    {
        var page = Render<TextsPage>();
        var before = TextOf(page);

        await TypeAsync(page, "#name", "云山𠮷大厅");

        Assert.Contains("U+20BB7", page.Find("[data-answer=NoShape]").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, TextOf(page));

        await page.Find("[data-action=save]").ClickAsync();
        Assert.NotNull(page.Find("[data-answer=NoShape]"));
        Assert.Empty(page.FindAll("[data-edition]"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_saved()
    {
        var page = Render<TextsPage>();
        await TypeAsync(page, "#phone", "12345");
        await _desk.BreakAuditAsync();

        await page.Find("[data-action=save]").ClickAsync();

        Assert.NotNull(page.Find("[data-stop=log]"));
        Assert.Equal("0999-1234-5678", Services.GetRequiredService<CurrentHallTexts>().Names.Phone);
    }

    [Fact]
    public async Task The_specimen_is_shown_in_large_print_too_and_gone_with_the_page()
    {
        var page = Render<TextsPage>();
        var id = IdOf(page);
        await page.Find("[data-action=edition]").ClickAsync();
        Assert.Contains("大字版", TextOf(page), StringComparison.Ordinal);

        await DisposeComponentsAsync();

        Assert.Null(Previews.Find(id));
    }

    private IStringLocalizer<TextsText> Words => Services.GetRequiredService<IStringLocalizer<TextsText>>();

    private async Task TypeAsync(IRenderedComponent<TextsPage> page, string field, string words)
    {
        var typed = page.Find(field).InputAsync(words);
        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        await typed;
    }

    private static Guid IdOf(IRenderedComponent<TextsPage> page) =>
        Guid.Parse(page.Find("iframe").GetAttribute("src")!.Split('/')[^1].Split('.')[0]);

    private string TextOf(IRenderedComponent<TextsPage> page)
    {
        using var file = new PdfContents(Previews.Find(IdOf(page))!);
        return string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf));
    }
}
