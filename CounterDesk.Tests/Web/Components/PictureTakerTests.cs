using System.Globalization;
using Bunit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Tests.Web.Components;

/// <summary>
/// What becomes of a file, and of each state a camera can be in. The browser's own part is asked in Browser.
/// </summary>
public sealed class PictureTakerTests : BunitContext
{
    private readonly BunitJSModuleInterop _module;
    private PlainImage? _image;

    public PictureTakerTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        _module = JSInterop.SetupModule("./scripts/document-camera.js");
        _module.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_file_is_taken_without_what_a_camera_wrote_into_it()
    {
        var taker = RenderTaker();

        Upload(taker, PhotoForge.Jpeg(orientation: 6), "scan.jpg");

        taker.WaitForAssertion(() => Assert.NotNull(_image));
        Assert.Equal((PlainImageFormat.Jpeg, 6), (_image!.Format, _image.Orientation));
        Assert.DoesNotContain(
            PhotoForge.Planted, words => _image.Bytes.AsSpan().IndexOf(PhotoForge.Words(words)) >= 0);
        taker.WaitForAssertion(() => Assert.Equal("Taken", StateOf(taker)));
        Assert.Single(taker.FindAll("canvas[data-picture=Jpeg]"));
    }

    [Fact]
    public void What_is_in_the_file_counts_and_not_its_name()
    {
        var taker = RenderTaker();

        Upload(taker, "%PDF-1.7 not a picture"u8.ToArray(), "scan.jpg");

        taker.WaitForAssertion(() => Assert.Equal(Text("Picture_NotAPicture"), Trouble(taker)));
        Assert.Null(_image);
        Assert.Equal("Closed", StateOf(taker));
    }

    [Fact]
    public void A_file_too_large_is_refused_before_it_is_fetched()
    {
        var taker = RenderTaker();

        Upload(taker, new byte[PlainImage.MaxFileBytes + 1], "scan.png");

        taker.WaitForAssertion(() => Assert.Equal("没有收：文件超过 8 MB", Trouble(taker)));
        Assert.Null(_image);
    }

    [Theory]
    [InlineData("NotSecure")]
    [InlineData("Refused")]
    [InlineData("NotFound")]
    [InlineData("InUse")]
    [InlineData("Failed")]
    public async Task Whatever_keeps_the_camera_shut_is_said_and_a_file_can_be_chosen(string answer)
    {
        AnswerOpening(answer);
        var taker = RenderTaker();

        await taker.Find("[data-action=open-camera]").ClickAsync(new());

        Assert.Equal(Text($"Camera_{answer}"), Trouble(taker));
        Assert.Contains(
            Text($"Camera_{answer}_Next"), taker.Find("[data-banner]").TextContent, StringComparison.Ordinal);
        Assert.Single(taker.FindAll("[data-field=letter-file]"));
        Assert.True(taker.Find(".camera").HasAttribute("hidden"));
    }

    [Fact]
    public async Task An_open_camera_can_be_left_and_another_chosen_where_there_are_two()
    {
        AnswerOpening("Open");
        _module.Setup<int>("count", _ => true).SetResult(2);
        var taker = RenderTaker();

        await taker.Find("[data-action=open-camera]").ClickAsync(new());

        Assert.Equal("Open", StateOf(taker));
        Assert.False(taker.Find(".camera").HasAttribute("hidden"));
        _module.Setup<string>("next").SetResult("Open");
        await taker.Find("[data-action=next-camera]").ClickAsync(new());
        await taker.Find("[data-action=close-camera]").ClickAsync(new());
        Assert.Equal("Closed", StateOf(taker));
        Assert.Single(_module.Invocations["close"]);
        Assert.Single(taker.FindAll("[data-action=choose]"));
    }

    [Fact]
    public async Task A_camera_that_goes_away_is_said_to_have_gone()
    {
        AnswerOpening("Open");
        _module.Setup<IJSStreamReference>("take", _ => true).SetException(new JSException("The camera shows nothing."));
        var taker = RenderTaker();
        await taker.Find("[data-action=open-camera]").ClickAsync(new());

        await taker.Find("[data-action=take]").ClickAsync(new());

        Assert.Equal(Text("Camera_Failed"), Trouble(taker));
        Assert.Single(_module.Invocations["close"]);
    }

    [Fact]
    public async Task The_camera_stops_when_the_clerk_leaves_the_page()
    {
        AnswerOpening("Open");
        var taker = RenderTaker();
        await taker.Find("[data-action=open-camera]").ClickAsync(new());

        await DisposeComponentsAsync();

        Assert.Single(_module.Invocations["close"]);
    }

    [Fact]
    public async Task What_is_removed_or_replaced_is_overwritten()
    {
        var image = SomeProofs.Picture;
        var taker = RenderTaker(image);

        await taker.Find("[data-action=drop]").ClickAsync(new());

        Assert.Null(_image);
        Assert.All(image.Bytes, value => Assert.Equal(0, value));
    }

    [Fact]
    public void What_the_browser_cannot_show_is_not_kept()
    {
        JSInterop.SetupModule("./scripts/picture.js").SetupVoid("show", _ => true).SetException(new JSException("No."));

        var taker = RenderTaker(SomeProofs.Picture);

        taker.WaitForAssertion(() => Assert.Equal(Text("Picture_Damaged"), Trouble(taker)));
        Assert.Null(_image);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void Every_refusal_has_its_words_and_what_to_do_next(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var text = Services.GetRequiredService<IStringLocalizer<PictureText>>();
        string[] keys = [.. Enum.GetNames<PictureFault>(), "Interrupted"];

        Assert.DoesNotContain(keys, key => text[$"Picture_{key}"].ResourceNotFound);
        Assert.DoesNotContain(keys, key => text[$"Picture_{key}_Next"].ResourceNotFound);
    }

    private void AnswerOpening(string answer) => _module.Setup<string>("open").SetResult(answer);

    private IRenderedComponent<PictureTaker> RenderTaker(PlainImage? image = null)
    {
        IRenderedComponent<PictureTaker>? taker = null;
        _image = image;
        taker = Render<PictureTaker>(parameters => parameters
            .Add(taker => taker.Name, "letter").Add(taker => taker.Label, "委托书的照片").Add(taker => taker.Value, image)
            .Add(taker => taker.ValueChanged, taken =>
            {
                _image = taken;
                taker?.Render(parameters => parameters.Add(taker => taker.Value, taken));
            }));
        return taker;
    }

    private static void Upload(IRenderedComponent<PictureTaker> taker, byte[] bytes, string name) =>
        taker.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes, name));

    private static string StateOf(IRenderedComponent<PictureTaker> taker) =>
        taker.Find("[data-picture-state]").GetAttribute("data-picture-state")!;

    private static string Trouble(IRenderedComponent<PictureTaker> taker) => taker.Find("[data-banner] b").TextContent;

    private string Text(string key) => Services.GetRequiredService<IStringLocalizer<PictureText>>()[key];
}
