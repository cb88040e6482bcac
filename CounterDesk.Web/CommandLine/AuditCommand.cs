using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>What an auditor does without a browser.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var verify = new Command("verify", "Proves the audit log whole, or names the first entry that is not proven.");
        verify.SetReadingAction((services, _, cancellationToken) => VerifyAsync(services, cancellationToken));
        return new Command("audit", "Looks after the audit log.") { verify };
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var databases = services.GetRequiredService<IDbContextFactory<CounterDeskDb>>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // SQLite would make an empty database where there is none.
        var file = services.GetRequiredService<DataFolder>().Database;
        if (db.Database.IsSqlite() && !File.Exists(file))
        {
            return await CouldNotBeToldAsync($"There is no database {file}.");
        }

        List<AuditProof> proofs;
        try
        {
            proofs = AuditProof.OfAll(db);
        }
        catch (DbException exception)
        {
            return await CouldNotBeToldAsync($"The audit log could not be read: {exception.Message}");
        }

        foreach (var proof in proofs)
        {
            await Console.Out.WriteLineAsync(Sentence(proof));
        }

        return proofs.Count is 0
                ? await CouldNotBeToldAsync("The database has no audit log yet: the desk was never started.")
            : proofs.Any(proof => proof.Fault is not null) ? ExitCode.No
            : ExitCode.Yes;
    }

    private static async Task<int> CouldNotBeToldAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return ExitCode.CouldNotBeTold;
    }

    private static string Sentence(AuditProof proof) => proof.Fault is not { } fault
        ? $"Hall {proof.Hall}: whole. All {proof.Proven} entries are proven."
        : $"Hall {proof.Hall}: NOT WHOLE. Entry {fault.Sequence}: {Words(fault.Kind)}. " +
            $"The {proof.Proven} before it are proven.";

    private static string Words(AuditFaultKind kind) => kind switch
    {
        AuditFaultKind.Changed => "it was changed after it had been written",
        AuditFaultKind.Replaced => "it is not the one that was there when the log went on",
        AuditFaultKind.Missing => "it is missing",
        AuditFaultKind.OutOfOrder => "its number was there before",
        AuditFaultKind.AddedBehindTheHead => "it stands behind the end of the log",
        AuditFaultKind.NoHead => "the log ends here, and nothing says that it should",
        AuditFaultKind.Unreadable => "it cannot be read as an entry",
        AuditFaultKind.UnknownFormat => "it is in a form that this program does not know",
    };
}
