using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Layout;

/// <summary>
/// Answers a request with one fact and one way on, in words of <typeparamref name="TText"/> under <c>Key_Title</c> and
/// <c>Key_Body</c>. They are looked up when the page is written, in the language of the request.
/// </summary>
internal sealed class Notice<TText> : IResult
{
    /// <summary>The name tests find the page by.</summary>
    public required string Name { get; init; }

    public required string Key { get; init; }

    public required int Status { get; init; }

    public required string WayOnKey { get; init; }

    public string WayOn { get; init; } = "/";

    /// <summary>What the clerk reads out to whoever looks after the program.</summary>
    public string? Reference { get; init; }

    public Task ExecuteAsync(HttpContext context)
    {
        var text = context.RequestServices.GetRequiredService<IStringLocalizer<TText>>();
        var page = new RazorComponentResult<NoticePage>(new Dictionary<string, object?>
        {
            [nameof(NoticePage.Name)] = Name,
            [nameof(NoticePage.Title)] = text[$"{Key}_Title"].Value,
            [nameof(NoticePage.Body)] = text[$"{Key}_Body"].Value,
            [nameof(NoticePage.Reference)] = Reference is null ? null : text[$"{Key}_Reference", Reference].Value,
            [nameof(NoticePage.WayOn)] = WayOn,
            [nameof(NoticePage.WayOnLabel)] = text[WayOnKey].Value,
        })
        {
            StatusCode = Status,
        };
        return page.ExecuteAsync(context);
    }
}
