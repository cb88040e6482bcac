using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task What_nobody_knows_how_to_measure_is_wrong_usage()
    {
        var ending = await DeskProgram.RunAsync("bench", "weather");

        Assert.Equal((ExitCode.WrongUsage, ""), (ending.ExitCode, ending.Output));
        Assert.Contains("audit", ending.Errors, StringComparison.Ordinal);
    }
}
