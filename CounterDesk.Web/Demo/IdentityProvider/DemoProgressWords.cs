using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// How far the demo hall is, in a sentence; the sign-in page shows it and asks again until it is over.
/// </summary>
internal sealed record DemoProgressWords(string Title, string Sentence, bool IsOver)
{
    public static DemoProgressWords Of(DemoProgress progress, IStringLocalizer<DemoSignInText> text) => new(
        text[$"Ready_{progress.Step}"],
        text[$"Ready_{progress.Step}_Body", progress.Done, progress.Total],
        progress.Step is DemoStep.Ready or DemoStep.Failed);
}
