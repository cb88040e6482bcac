using System.Globalization;
using Markdig;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>The receiver's guide of one page, as docs/receivers.*.md has it.</summary>
internal static class ReceiverGuide
{
    private static readonly MarkdownPipeline _pipeline =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    private static readonly Lazy<string> _chinese = new(() => Read("zh-CN"));
    private static readonly Lazy<string> _english = new(() => Read("en"));

    /// <summary>As HTML, in the language of the page.</summary>
    public static string Html =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? _english : _chinese).Value;

    private static string Read(string language)
    {
        var name = $"{typeof(ReceiverGuide).Namespace}.receivers.{language}.md";
        using var stream = typeof(ReceiverGuide).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program: docs/receivers.{language}.md goes into it.");
        using var reader = new StreamReader(stream);
        return Markdown.ToHtml(reader.ReadToEnd(), _pipeline);
    }
}
