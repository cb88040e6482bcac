using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Data;
using CounterDesk.Web.Reports.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>What is asked about signed reports without a browser.</summary>
internal static class ReportsCommand
{
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

    private static Command CreateVerify()
    {
        var day = new Argument<DateOnly>("DATE")
        {
            Description = "The day, as 2026-03-18.",
            CustomParser = result =>
            {
                if (DateOnly.TryParseExact(
                    result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
                {
                    return read;
                }

                result.AddError("DATE is a day such as 2026-03-18.");
                return default;
            },
        };
        var verify = new Command("verify", "Proves that the report of a day is the one that was signed.") { day };
        verify.SetReadingAction((services, parsed, cancellationToken) =>
            VerifyAsync(services, parsed.GetRequiredValue(day), cancellationToken));
        return verify;
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
