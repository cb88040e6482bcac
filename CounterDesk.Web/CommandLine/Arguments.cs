namespace CounterDesk.Web.CommandLine;

/// <summary>
/// What the program was started with, taken apart: the verb and its own arguments, and settings for the program. A verb
/// comes first;
/// a setting is <c>--DataFolder PATH</c>, <c>--urls ADDRESS</c>, <c>--environment NAME</c> or has a colon in its name.
/// </summary>
internal sealed record Arguments(IReadOnlyList<string> Verb, string[] Settings)
{
    private static readonly string[] _plainSettings = [DataFolder.Setting, "urls", "environment"];

    public static Arguments Split(string[] args) =>
        args is [] || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")
            ? SplitSettings(args)
            : SplitVerb(args);

    // Where no verb stands in front, whatever has a name is a setting.
    private static Arguments SplitSettings(string[] args) => Split(args, _ => true);

    private static Arguments SplitVerb(string[] args) => Split(
        args,
        name => name.Contains(':', StringComparison.Ordinal)
            || _plainSettings.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static Arguments Split(string[] args, Func<string, bool> isSetting)
    {
        List<string> verb = [];
        List<string> settings = [];
        for (var index = 0; index < args.Length; index++)
        {
            var argument = args[index];
            var name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..].Split('=')[0] : "";
            if (name.Length is 0 || !isSetting(name))
            {
                verb.Add(argument);
                continue;
            }

            settings.Add(argument);
            if (!argument.Contains('=', StringComparison.Ordinal) && index + 1 < args.Length)
            {
                settings.Add(args[++index]);
            }
        }

        return new Arguments(verb, [.. settings]);
    }
}
