using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>What is done with the audit log without a browser.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "Looks after the audit log.")
    {
        CreateVerify(), CreateResume(), CreateExport(), CreateDelete(),
    };

    private static Command CreateVerify()
    {
        var whole = new Option<bool>("--whole")
        {
            Description = "From the first entry on; otherwise from the last day that the desk proved.",
        };
        var verify = new Command("verify", "Proves the audit log whole, or names the first entry that is not proven.")
        {
            whole,
        };
        verify.SetReadingAction((services, parsed, cancellationToken) =>
            TellAsync(() => VerifyAsync(services, parsed.GetValue(whole), cancellationToken)));
        return verify;
    }

    private static Command CreateResume()
    {
        var reason = new Option<string>("--reason")
        {
            Description = "Why entries are gone, such as: disk failed, backup of the evening before brought back.",
            Required = true,
        };
        reason.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError("Say with --reason why entries are gone.");
            }
        });
        var resume = new Command(
            "resume", "Lets the log go on that a backup was brought back of: says which entries are gone, and why.")
        {
            reason,
        };
        resume.SetDeskAction((services, parsed, cancellationToken) => TellAsync(() => ResumeAsync(
            services.GetRequiredService<LogResumption>(), parsed.GetRequiredValue(reason).Trim(), cancellationToken)));
        return resume;
    }

    private static Command CreateExport()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "The ZIP archive to write; one that is there is never replaced.",
        };
        var from = Day("--from", "The first day; the log's first by default.");
        var to = Day("--to", "The last day; today by default.");
        var export = new Command(
            "export", "Writes the log for inspectors, with how to prove it without this program.") { file, from, to };
        export.SetDeskAction((services, parsed, cancellationToken) => TellAsync(() => ExportAsync(
            services.GetRequiredService<LogExport>(), parsed.GetRequiredValue(file),
            (parsed.GetValue(from), parsed.GetValue(to)), cancellationToken)));
        return export;
    }

    private static Command CreateDelete()
    {
        var delete = new Command(
            "delete", "Deletes the days that were kept for Audit:KeepMonths. What is left stays provable.");
        delete.SetDeskAction((services, _, cancellationToken) => TellAsync(() => DeleteAsync(
            services.GetRequiredService<LogDeletion>(), cancellationToken)));
        return delete;
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(
                result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError($"{name} is a day such as 2026-03-18.");
            return null;
        },
    };

    private static async Task<int> VerifyAsync(
        IServiceProvider services, bool whole, CancellationToken cancellationToken)
    {
        var databases = services.GetRequiredService<IDbContextFactory<CounterDeskDb>>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (KeptDatabase.FindFault(db, services) is { } fault)
        {
            return await ExitCode.CouldNotBeToldAsync(fault);
        }

        var proofs = services.GetRequiredService<AuditProver>().ProveAll(whole, null, cancellationToken);
        foreach (var proof in proofs)
        {
            await Console.Out.WriteAsync(AuditText.Of(proof));
        }

        return proofs.Count is 0
                ? await ExitCode.CouldNotBeToldAsync("The database has no audit log yet: the desk was never started.")
            : proofs.Any(proof => proof.Verdict is AuditVerdict.NotWhole) ? ExitCode.No
            : proofs.Any(proof => proof.Verdict is AuditVerdict.CouldNotBeTold) ? ExitCode.CouldNotBeTold
            : ExitCode.Yes;
    }

    private static async Task<int> ResumeAsync(
        LogResumption resumption, string reason, CancellationToken cancellationToken)
    {
        var outcome = await resumption.ResumeAsync(reason, Environment.UserName, cancellationToken);
        await Console.Out.WriteLineAsync(AuditText.Of(outcome));
        return outcome is Resumption.Done ? ExitCode.Yes : ExitCode.No;
    }

    private static async Task<int> DeleteAsync(LogDeletion deletion, CancellationToken cancellationToken)
    {
        var outcome = await deletion.DeleteAsync(Environment.UserName, null, cancellationToken);
        await Console.Out.WriteLineAsync(AuditText.Of(outcome));
        return outcome is Deletion.NotWhole ? ExitCode.No : ExitCode.Yes;
    }

    private static async Task<int> ExportAsync(
        LogExport export, FileInfo file, (DateOnly? From, DateOnly? To) days, CancellationToken cancellationToken)
    {
        await using var archive = new FileStream(file.FullName, FileMode.CreateNew, FileAccess.Write);
        var note = new AuditNote
        {
            Action = AuditAction.LogExported, Details = [new("Account", Environment.UserName)],
        };
        var exported = await export.WriteAsync(archive, days, note, cancellationToken);
        await Console.Out.WriteLineAsync(
            $"Entries {exported.First} to {exported.Last} are in {file.FullName}. " +
            $"SM3 of its manifest.json: {Convert.ToHexStringLower(exported.ManifestDigest)}.");
        return ExitCode.Yes;
    }

    // What the world puts in the way is no "no".
    private static async Task<int> TellAsync(Func<Task<int>> act)
    {
        try
        {
            return await act();
        }
        catch (CannotStartException exception)
        {
            return await ExitCode.CouldNotBeToldAsync(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await ExitCode.CouldNotBeToldAsync(exception.Message);
        }
        catch (Exception exception) when (exception is DbException or AuditUnavailableException)
        {
            return await ExitCode.CouldNotBeToldAsync(
                $"The audit log could not be read or written: {exception.GetBaseException().Message}");
        }
    }
}
