using System.Diagnostics;
using CounterDesk.Web;

namespace CounterDesk.Tests.Support;

/// <summary>
/// The demo hall's program as somebody starts it: a process with arguments, what it prints, and the code it ends with.
/// </summary>
internal static class DeskProgram
{
    private static readonly string _program = typeof(CannotStartException).Assembly.GetName().Name!;

    public static Task<Ending> RunAsync(params string[] arguments) => RunAsync("", arguments);

    /// <param name="typed">What it reads from its input.</param>
    /// <param name="arguments">The verb and what follows it.</param>
    public static async Task<Ending> RunAsync(string typed, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [FileName, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return new Ending(process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // Where the program was built, not the copy beside the tests: that one lacks its settings and its web root.
    public static string FileName => Path.Combine(
        AppContext.BaseDirectory.Replace("CounterDesk.Tests", _program, StringComparison.Ordinal), $"{_program}.dll");

    internal sealed record Ending(int ExitCode, string Output, string Errors);
}
