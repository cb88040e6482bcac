using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Keys;
using CounterDesk.Web.Reports.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>What is asked about signed reports without a browser.</summary>
internal static class ReportsCommand
{
    private const int LargestKeyFile = 1 << 20;
    private const int LargestFile = 1 << 26;

    public static Command Create() => new("reports", "Looks after the signed reports of days.") { CreateVerify() };

    /// <summary>A finding in words, and what a script is told.</summary>
    internal static (int Code, string Words) Tell(SignOffFinding finding) => finding switch
    {
        SignOffFinding.Holds => (ExitCode.Yes, "the signature holds: report, root and log say the same."),
        SignOffFinding.SignatureWrong => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. What was signed was changed, or another key signed it."),
        SignOffFinding.RowChanged => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. The row names another signer, time or remark than was signed."),
        SignOffFinding.NumbersChanged => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. The numbers kept are not those that were signed."),
        SignOffFinding.RootDiffers => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. The log has another root of the day."),
        SignOffFinding.LogDiffers => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. The log has no such signing, or one of something else."),
        SignOffFinding.NotSigned => (ExitCode.CouldNotBeTold, "nobody has signed it."),
        SignOffFinding.CannotBeCompared => (
            ExitCode.CouldNotBeTold, "the signature itself is good, but entries or numbers of that time are no longer kept."),
    };

    /// <summary>The same of a file.</summary>
    internal static (int Code, string Words) Tell(SignedFileFinding finding) => finding switch
    {
        SignedFileFinding.Holds => (ExitCode.Yes, "the signature holds, and nothing in the file was changed since it left the hall."),
        SignedFileFinding.NotSignedReport => (
            ExitCode.CouldNotBeTold, "this is no signed report of CounterDesk. There is nothing in it to verify."),
        SignedFileFinding.Cut => (
            ExitCode.CouldNotBeTold, "the file is not whole, its end is missing. Ask for it once more."),
        SignedFileFinding.LaterProgram => (
            ExitCode.CouldNotBeTold, "the signature is right, but a later version of CounterDesk signed it. Verify with that."),
        SignedFileFinding.NoSeal => (
            ExitCode.CouldNotBeTold,
            "the signature holds, and the numbers carried in the file are those that were signed. Whether its pages say the "
            + "same cannot be told: the file left without a seal. Take the report from the hall once more."),
        SignedFileFinding.StatementDamaged => (
            ExitCode.No, "THE FILE DOES NOT HOLD. What it carries of the signing was changed and cannot be read."),
        SignedFileFinding.SignatureWrong => (
            ExitCode.No, "THE SIGNATURE DOES NOT HOLD. What was signed was changed, or it is not this hall's key that signed it."),
        SignedFileFinding.NumbersChanged => (
            ExitCode.No, "THE FILE DOES NOT HOLD. The numbers it carries are not those that were signed."),
        SignedFileFinding.FileChanged => (
            ExitCode.No,
            "THE FILE DOES NOT HOLD. What it carries was signed, but something else in it, such as its pages, was changed "
            + "since it left the hall."),
    };

    private static Command CreateVerify()
    {
        var what = new Argument<string>("DATE|FILE")
        {
            Description = "The day, as 2026-03-18, or the PDF of a signed report.",
        };
        what.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (!TryReadDay(text, out _) && !File.Exists(text))
            {
                result.AddError($"{text} is neither a day such as 2026-03-18 nor a file that is there.");
            }
        });
        var keys = new Option<FileInfo>("--keys")
        {
            Description =
                "For a file: the keys.json of an audit export. By default the key of the data folder.",
            HelpName = "FILE",
        };
        keys.AcceptExistingOnly();
        var verify = new Command(
            "verify", "Proves that the report of a day, or the file of one, is the one that was signed.") { what, keys };
        verify.SetAction(async (parsed, cancellationToken) =>
        {
            var text = parsed.GetRequiredValue(what);
            if (!TryReadDay(text, out var day))
            {
                return await VerifyAsync(text, parsed.GetValue(keys), parsed.DataFolder().Keys, cancellationToken);
            }

            await using var app = parsed.Build();
            await using var scope = app.Services.CreateAsyncScope();
            return await VerifyAsync(scope.ServiceProvider, day, cancellationToken);
        });
        return verify;
    }

    private static bool TryReadDay(string? text, out DateOnly day) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static async Task<int> VerifyAsync(
        string path, FileInfo? keys, string keyFolder, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                return await ExitCode.CouldNotBeToldAsync($"{path}: no report is so large.");
            }

            if (await FindKeyAsync(keys, keyFolder, cancellationToken) is not { } key)
            {
                return await ExitCode.CouldNotBeToldAsync(
                    keys is null
                        ? "There is no key ring in the data folder. Name the keys.json of an audit export with --keys."
                        : $"{keys} has no key of a hall's log. Take keys.json from an audit export.");
            }

            var file = await File.ReadAllBytesAsync(path, cancellationToken);
            var reading = SignedFileCheck.Read(file, key);
            var (code, words) = Tell(reading.Finding);
            await Console.Out.WriteLineAsync($"{path}: {words}");
            if (reading.Statement is { Matter: var matter, Signer: var signer } statement)
            {
                await Console.Out.WriteLineAsync(
                    $"""
                    Hall {matter.Hall}, {SignOffNotes.DayOf(matter.Day)}, version {matter.Version}, signed by {signer.Name} ({signer.Number}) at {DeskClock.At(statement.SignedAtUtc):yyyy-MM-dd HH:mm:ss}.
                    Root of the day: {matter.Root}
                    Key: {Convert.ToHexStringLower(Sm3.Hash(key.Point.Span))}
                    As drawn: {Convert.ToHexStringLower(ReportSeal.DigestOf(file))}
                    """);
            }

            return code;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or KeyRingException)
        {
            return await ExitCode.CouldNotBeToldAsync(exception.Message);
        }
    }

    // As an export of the log publishes it, or of the own ring.
    private static async Task<Sm2PublicKey?> FindKeyAsync(FileInfo? file, string keyFolder, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return KeyRingFile.Read(keyFolder) is { } ring ? new FileKeyRing(ring).AuditKey : null;
        }

        try
        {
            return file.Length <= LargestKeyFile
                && JsonNode.Parse(await File.ReadAllBytesAsync(file.FullName, cancellationToken)) is JsonObject published
                && published["auditKey"] is JsonObject { } said && (string?)said["point"] is { } point
                && Sm2PublicKey.TryRead(Convert.FromHexString(point), out var key)
                ? key
                : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            var databases = services.GetRequiredService<IDbContextFactory<CounterDeskDb>>();
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (KeptDatabase.FindFault(db, services) is { } fault)
            {
                return await ExitCode.CouldNotBeToldAsync(fault);
            }

            var finding = await services.GetRequiredService<SignOffProof>().CheckAsync(day, cancellationToken);
            var (code, words) = Tell(finding);
            await Console.Out.WriteLineAsync($"{SignOffNotes.DayOf(day)}: {words}");
            return code;
        }
        catch (Exception exception) when (exception is CannotStartException or DbException)
        {
            return await ExitCode.CouldNotBeToldAsync(exception.Message);
        }
    }
}
