namespace CounterDesk.Tests.Browser;

/// <summary>
/// What the server asks of an element reaches the browser later, and by then a quick clerk's page may have gone on without
/// it. Asked of the scripts themselves.
/// </summary>
public sealed class GoneElementTests(DeskInBrowser desk) : BrowserTest(desk)
{
    [Fact]
    public async Task Of_an_element_that_has_gone_nothing_is_asked_and_nothing_fails()
    {
        var window = await OpenAsync();
        await window.Page.GotoAsync("/");

        var answers = await window.Page.EvaluateAsync<bool[]>(
            """
            async () => {
                const page = await import("/scripts/page.js");
                const pad = await import("/scripts/signature-pad.js");
                page.openDialog(null);
                page.holdMiddle(null);
                page.scrollToTop(null);
                return [page.printFrame(null), pad.open(null, null) === null];
            }
            """);

        Assert.Equal([false, true], answers);
    }
}
