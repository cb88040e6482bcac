using System.Net;
using System.Net.Sockets;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class IdReaderCommandTests
{
    [Fact]
    public async Task In_Production_it_does_not_start()
    {
        var ending = await DeskProgram.RunAsync("id-reader", "--environment", "Production");

        Assert.Equal((ExitCode.No, ""), (ending.ExitCode, ending.Output));
        Assert.Contains("does not run in Production", ending.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--behavior", "angry")]
    [InlineData("--card", "王无名")]
    public async Task What_it_cannot_do_is_wrong_usage(string option, string value) =>
        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync("id-reader", option, value)).ExitCode);

    [Fact]
    public async Task It_says_so_when_another_program_has_its_port()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var ending = await DeskProgram.RunAsync("id-reader", "--port", $"{((IPEndPoint)other.LocalEndpoint).Port}");

        Assert.Equal(ExitCode.No, ending.ExitCode);
        Assert.Contains("could not listen", ending.Errors, StringComparison.Ordinal);
    }
}
