using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

/// <summary>
/// A verb's arguments and the program's settings stand in one line and must not be taken for each other.
/// </summary>
public sealed class ArgumentsTests
{
    public static TheoryData<string, string, string> Lines => new()
    {
        { "", "", "" },
        { "--urls http://localhost:5080", "", "--urls http://localhost:5080" },
        { "--DataFolder=d --Database:Provider=SqlServer", "", "--DataFolder=d --Database:Provider=SqlServer" },
        { "--applicationName=x", "", "--applicationName=x" },
        { "--help", "--help", "" },
        { "inspect a.ofd --trust t --json", "inspect a.ofd --trust t --json", "" },
        { "import folder --DataFolder d", "import folder", "--DataFolder d" },
        { "import --datafolder d folder", "import folder", "--datafolder d" },
        { "migrate --Database:Provider=SqlServer", "migrate", "--Database:Provider=SqlServer" },
        { "inspect a.ofd --at=2026-11-25T10:00:00+08:00", "inspect a.ofd --at=2026-11-25T10:00:00+08:00", "" },
        { "--DataFolder d import folder", "import folder", "--DataFolder d" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Verb_and_settings_are_told_apart(string line, string verb, string settings)
    {
        var arguments = Arguments.Split(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(verb, string.Join(' ', arguments.Verb));
        Assert.Equal(settings, string.Join(' ', arguments.Settings));
    }
}
