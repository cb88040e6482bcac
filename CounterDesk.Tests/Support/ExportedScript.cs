using System.ComponentModel;
using System.Diagnostics;

namespace CounterDesk.Tests.Support;

/// <summary>A script that goes with what leaves the audit log, run as whoever has it runs it.</summary>
internal static class ExportedScript
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string path, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("python3", [path])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{Path.GetFileName(path)} needs python3, which is not here.");
            throw;
        }
    }
}
