using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CounterDesk.Domain.Seals;
using CounterDesk.Web.Trust;

namespace CounterDesk.Web.CommandLine;

/// <summary>Verifies the seals of license files against a trust folder. Needs no database and no network.</summary>
internal static class InspectCommand
{
    private static readonly string[] _timeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "License files, OFD or PDF.", Arity = ArgumentArity.OneOrMore };
        var trust = new Option<DirectoryInfo>("--trust")
        {
            Description = "A folder with anchors, intermediates and crls. By default that of the data folder.",
            HelpName = "DIR",
        };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "Judge as of this time: ISO 8601 with offset, such as 2026-11-23T09:00:00+08:00. By default now.",
            HelpName = "TIME",
            CustomParser = ParseTime,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line, one line a file." };
        files.AcceptExistingOnly();
        trust.AcceptExistingOnly();
        var command = new Command("inspect", "Verifies the seals of license files.") { files, trust, at, json };
        command.SetAction((parsed, _) => InspectAsync(
            parsed.GetRequiredValue(files),
            parsed.GetValue(trust)?.FullName ?? parsed.DataFolder().Trust,
            parsed.GetValue(at) ?? TimeProvider.System.GetUtcNow(),
            parsed.GetValue(json) ? InspectJson.Of : InspectText.Of));
        return command;
    }

    private static async Task<int> InspectAsync(
        FileInfo[] files, string trustFolder, DateTimeOffset at, Func<string, FileReport, string> format)
    {
        TrustStore trust;
        try
        {
            trust = TrustFolder.Read(trustFolder);
        }
        catch (Exception exception) when (exception is TrustStoreException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The trust folder cannot be used: {exception.Message}");
            return ExitCode.WrongUsage;
        }

        var verdicts = new List<FileVerdict>();
        foreach (var file in files)
        {
            try
            {
                var report = LicenseFileVerifier.Verify(await ReadAsync(file), trust, at);
                verdicts.Add(report.Verdict);
                await Console.Out.WriteLineAsync(format(file.ToString(), report));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"{file}: {exception.Message}");
                return ExitCode.WrongUsage;
            }
        }

        return ExitCodeOf(verdicts);
    }

    /// <summary>No if any is invalid or rejected; else "could not be told" if any is not valid.</summary>
    internal static int ExitCodeOf(IReadOnlyCollection<FileVerdict> verdicts) =>
        verdicts.Any(verdict => verdict is FileVerdict.Invalid or FileVerdict.Rejected) ? ExitCode.No
        : verdicts.All(verdict => verdict is FileVerdict.Valid) ? ExitCode.Yes
        : ExitCode.CouldNotBeTold;

    // One byte more than is accepted is enough to refuse a file that is too large.
    private static async Task<byte[]> ReadAsync(FileInfo file)
    {
        await using var stream = file.OpenRead();
        var bytes = new byte[Math.Min(stream.Length, LicenseFileVerifier.MaxFileBytes + 1)];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static DateTimeOffset? ParseTime(ArgumentResult result)
    {
        // K accepts a time without offset as well, which would be the machine's own.
        var text = result.Tokens.Single().Value;
        var hasOffset = text.EndsWith('Z') || text.Length > 6 && text[^6] is '+' or '-';
        if (hasOffset && DateTimeOffset.TryParseExact(
            text, _timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        result.AddError($"'{text}' is no time of ISO 8601 with offset, such as 2026-11-23T09:00:00+08:00.");
        return null;
    }
}
