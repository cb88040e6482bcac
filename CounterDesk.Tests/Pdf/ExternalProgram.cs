using System.ComponentModel;
using System.Diagnostics;

namespace CounterDesk.Tests.Pdf;

/// <summary>Runs a program of others on a file of ours. A missing program fails the test: test.sh installs them.</summary>
internal static class ExternalProgram
{
    private const string Place = "{file}";

    /// <summary>What the program printed; <c>{file}</c> in an argument becomes the file's path.</summary>
    public static async Task<string> RunAsync(byte[] pdf, string program, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            return await RunAsync(program, arguments.Select(argument => argument == Place ? file : argument), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}{output}");
            return output;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{program} is not installed; ./test.sh installs it.", missing);
        }
    }
}
