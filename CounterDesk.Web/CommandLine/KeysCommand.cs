using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>Exports the key ring, sealed, and brings an export back.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Looks after the hall's key ring.") { CreateExport(), CreateRestore() };

    private static Command CreateExport()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "What is written; it must not be there yet." };
        var export = new Command(
            "export", "Seals the key ring with a passphrase, asked for or read from the first line of the input.")
        {
            file,
        };
        export.SetDeskAction((services, parsed, cancellationToken) => TellAsync(() => ExportAsync(
            services.GetRequiredService<KeyExporting>(), parsed.GetRequiredValue(file), cancellationToken)));
        return export;
    }

    private static Command CreateRestore()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "An export." };
        file.AcceptExistingOnly();
        var older = new Option<bool>("--older")
        {
            Description = "Take it although keys are missing that were made since. What they encrypted is lost, and "
                + "copies they signed are no longer recognized.",
        };
        var restore = new Command(
            "restore", "Puts an export in the place of a key ring that is missing or damaged.") { file, older };
        restore.SetAction(async (parsed, cancellationToken) =>
        {
            // Not as other verbs begin: without a ring the program does not start.
            await using var app = parsed.Build();
            return await TellAsync(async () =>
            {
                await Start.PrepareDatabaseAsync(app, cancellationToken);
                var code = await RestoreAsync(
                    app.Services.GetRequiredService<KeyRestoring>(), parsed.GetRequiredValue(file),
                    parsed.GetValue(older), cancellationToken);
                if (code is ExitCode.Yes)
                {
                    await app.Services.OpenKeyRingAsync(cancellationToken);
                }

                return code;
            });
        });
        return restore;
    }

    private static async Task<int> ExportAsync(
        KeyExporting exporting, FileInfo file, CancellationToken cancellationToken)
    {
        if (file.Exists)
        {
            return await SayAsync(ExitCode.WrongUsage, $"{file} is there already, and nothing is written over it.");
        }

        if (await PassphraseInput.ReadNewAsync() is not { } passphrase)
        {
            return await SayAsync(ExitCode.WrongUsage, "The two passphrases differ. Nothing was written.");
        }

        if (Passphrase.FindFault(passphrase) is { } fault)
        {
            return await SayAsync(ExitCode.WrongUsage, $"The passphrase will not do: {WordsOf(fault)}. Nothing was written.");
        }

        await exporting.WriteAsync(exporting.Seal(passphrase), file.FullName, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"The key ring is in {file}, sealed. Keep it and the passphrase apart; nobody can open it without.");
        return ExitCode.Yes;
    }

    private static async Task<int> RestoreAsync(
        KeyRestoring restoring, FileInfo file, bool takesOlder, CancellationToken cancellationToken)
    {
        if (file.Length > SealedKeyRing.MaxFileBytes)
        {
            return await SayAsync(ExitCode.No, $"{file}: {WordsOf(RestoreFault.Damaged)}");
        }

        var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        var passphrase = await PassphraseInput.ReadAsync();
        switch (await restoring.RestoreAsync(bytes, passphrase, takesOlder, cancellationToken))
        {
            case RestoredKeys.Done(var exportedAt, var missing):
                await Console.Out.WriteLineAsync(
                    $"The key ring is back, as it was exported at {DeskClock.At(exportedAt):yyyy-MM-dd HH:mm}. "
                    + "Keys that were withdrawn since are withdrawn in it as well."
                    + (missing.IsEmpty ? "" : $" Lost are the keys {string.Join(", ", missing)}."));
                return ExitCode.Yes;
            case RestoredKeys.Lacks(var missing):
                return await SayAsync(
                    ExitCode.No,
                    $"{file} is older than the keys {string.Join(", ", missing)}, which the hall has used since. Look "
                    + "for a later export. If there is none, --older takes this one: what those keys encrypted is "
                    + "then lost, and copies they signed are no longer recognized. Nothing was done.");
            case RestoredKeys.Refused(var fault):
                return await SayAsync(ExitCode.No, $"{file}: {WordsOf(fault)}");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    internal static string WordsOf(RestoreFault fault) => fault switch
    {
        RestoreFault.Damaged => "this is no export of a key ring, or it was cut or changed. Nothing was done.",
        RestoreFault.OtherHall => "this is another hall's key ring. Nothing was done.",
        RestoreFault.OtherDatabase => "this key ring belongs to another database. Nothing was done.",
        RestoreFault.NotNeeded =>
            "there is a sound key ring already. Move it away first if this one is to take its place. Nothing was done.",
        RestoreFault.WrongPassphrase => "the passphrase is not the one it was sealed with. Nothing was done.",
    };

    private static string WordsOf(PassphraseFault fault) => fault switch
    {
        PassphraseFault.Missing => "it is empty",
        PassphraseFault.TooShort => $"it has fewer than {Passphrase.MinLength} characters",
        PassphraseFault.TooLong => $"it has more than {Passphrase.MaxLength} characters",
        PassphraseFault.TooSimple => "it has fewer than six different characters",
    };

    private static async Task<int> TellAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException)
        {
            return await SayAsync(
                ExitCode.CouldNotBeTold, $"The database could not be written: {exception.GetBaseException().Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await SayAsync(ExitCode.CouldNotBeTold, $"A file could not be read or written: {exception.Message}");
        }
    }

    private static async Task<int> SayAsync(int code, string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
