using System.Net;
using System.Net.Sockets;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

/// <summary>
/// Where the program must not or cannot run it says why in a sentence, without a trace of its insides, and ends.
/// </summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-start-").FullName;

    public static TheoryData<string, string> Refusals => new()
    {
        { "--environment Production --Demo:Enabled true", "The demo hall does not run in Production" },
        { "--environment Production", "There is no identity provider" },
        { "--environment Production", "Set Hall:Code to the four digits" },
        { "--Hall:PublicAddress=check.example.gov.cn", "Hall:PublicAddress is a scheme" },
        { "--Hall:PublicAddress=https://example.gov.cn/check", "Hall:PublicAddress is a scheme" },
        { "--SignIn:Roles:teller:0=x", "SignIn:Roles may name these roles" },
        { "--Database:Provider=Oracle", "It must be SqlServer or Sqlite" },
        { "--Database:Provider=SqlServer", "Set ConnectionStrings:CounterDesk" },
        {
            "--Database:Provider=SqlServer "
            + "--ConnectionStrings:CounterDesk=Server=127.0.0.1,1;User=a;Password=secret;Connect_Timeout=1",
            "The database could not be reached"
        },
        { "--ReverseProxy:Addresses:0=proxy", "which is no IP address" },
        { "--DataFolder /dev/null/data", "cannot be made" },
        { "--IdCardReaders:Dialect=Zk", "IdCardReaders:Dialect is one of JingLun, HuaShi, XinZhongXin, Est, Signed" },
        { "--IdCardReaders:Dialect=Est --IdCardReaders:Address=http://127.0.0.1:33666", "IdCardReaders:Address is on" },
        { "--IdCardReaders:Dialect=HuaShi --IdCardReaders:Address=http://10.0.0.7:80", "IdCardReaders:Address is on" },
        { "--IdCardReaders:Dialect=Signed --IdCardReaders:PublicKey=04ab", "Set IdCardReaders:PublicKey to the point" },
        { "--environment Production --IdCardReaders:StandIn=true", "The stand-in of an ID card reader does not run" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task The_program_says_why_it_does_not_start(string settings, string sentence)
    {
        var arguments = settings.Split(' ')
            .Select(setting => setting.Replace("Connect_Timeout", "Connect Timeout", StringComparison.Ordinal));

        await RefusesAsync(sentence, [.. arguments]);
    }

    [Fact]
    public async Task The_program_says_so_when_another_one_has_its_port()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await RefusesAsync("could not listen", "--urls", $"http://{other.LocalEndpoint}");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("inspect")]
    [InlineData("--DataFolder", "x", "nonsense")]
    public async Task Wrong_usage_has_a_code_of_its_own(params string[] arguments) =>
        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync(arguments)).ExitCode);

    private async Task RefusesAsync(string sentence, params string[] arguments)
    {
        var ending = await DeskProgram.RunAsync(
            ["--DataFolder", _folder, "--urls", "http://127.0.0.1:0", .. arguments]);

        Assert.Contains(sentence, ending.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ending.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", ending.Errors + ending.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.No, ending.ExitCode);
    }
}
