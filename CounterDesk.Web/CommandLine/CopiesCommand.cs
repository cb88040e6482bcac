using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>What can be said of copies without a browser.</summary>
internal static class CopiesCommand
{
    public static Command Create()
    {
        var number = new Argument<string>("NUMBER") { Description = "A copy's number, such as 0007-261123-00042-6." };
        var prove = new Command(
            "prove",
            "Makes a copy again from the register and from the license as its source has it, and says whether it is the "
            + "same, or what differs. Shows nothing of the license.")
        {
            number,
        };
        prove.SetDeskAction((services, parsed, cancellationToken) => ProveAsync(
            services.GetRequiredService<CopyProving>(), parsed.GetRequiredValue(number), cancellationToken));
        return new Command("copies", "Looks after the copies of the hall.") { prove };
    }

    private static async Task<int> ProveAsync(CopyProving proving, string text, CancellationToken cancellationToken)
    {
        if (!CopyNumber.TryParse(text, out var number))
        {
            await Console.Error.WriteLineAsync($"This is no copy's number ({CopyNumber.FindFault(text)}): 16 digits, as on the paper.");
            return ExitCode.WrongUsage;
        }

        try
        {
            var proven = await proving.ProveAsync(number, cancellationToken);
            await Console.Out.WriteLineAsync($"{number}: {Sentence(proven)}");
            return CodeOf(proven);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync(
                $"{number}: could not be told. The database could not be asked: {exception.GetBaseException().Message}");
            return ExitCode.CouldNotBeTold;
        }
    }

    internal static int CodeOf(ProvenCopy proven) => proven switch
    {
        ProvenCopy.Told { Proof: { IsSameModel: true, Bytes: ProvenBytes.Same or ProvenBytes.OtherWriter } } => ExitCode.Yes,
        ProvenCopy.Told { Proof: { IsSameModel: true, Bytes: ProvenBytes.OtherFile or ProvenBytes.NoCheckValue } } =>
            ExitCode.CouldNotBeTold,
        ProvenCopy.CouldNotBeTold => ExitCode.CouldNotBeTold,
        _ => ExitCode.No,
    };

    internal static string Sentence(ProvenCopy proven) => proven switch
    {
        ProvenCopy.Told(var proof) => proof.IsSameModel
            ? $"the same model. {WordsOf(proof.Bytes)}"
            : $"NOT the same model. What differs: {string.Join("; ", proof.Differences.Select(PartWords))}.",
        ProvenCopy.CouldNotBeTold(var why) => $"could not be told. {WordsOf(why)}",
        _ => "the register of this hall has no such copy.",
    };

    private static string WordsOf(ProvenBytes bytes) => bytes switch
    {
        ProvenBytes.Same => "The same bytes: this is the very file that was printed.",
        ProvenBytes.Differ => "NOT the same bytes, although the same version wrote them from the same file.",
        ProvenBytes.OtherWriter =>
            "Another version of the program, or other fonts, wrote the file then, so its bytes are others; that says nothing against it.",
        ProvenBytes.OtherFile =>
            "The source delivers another file of the license than then, so whether the bytes are the same could not be told.",
        ProvenBytes.NoCheckValue =>
            "No check value fits what the register has of it, so whether the bytes are the same could not be told.",
        ProvenBytes.NotCompared => "The bytes were not compared.",
    };

    internal static string WordsOf(ProofObstacle why) => why switch
    {
        ProofObstacle.MadeBefore => "It was made before the register kept what a copy is made with.",
        ProofObstacle.RecordUnreadable => "What the register kept of its making cannot be read.",
        ProofObstacle.SourceHasItNoLonger => "The source does not have the license.",
        ProofObstacle.SourceDidNotAnswer => "The source could not be asked.",
    };

    private static string PartWords(string part) => part switch
    {
        CopyParts.Identifier => "the license's identifier",
        CopyParts.Kind => "the kind's name",
        CopyParts.Number => "the license's number",
        CopyParts.Holder => "the holder",
        CopyParts.LastDay => "the last day of use",
        CopyProof.InRegister => "what the register itself has (purpose, recipient, counter, time, settings, checks or code)",
        CopyProof.InLog => "the digests in the register are not those in the audit log",
        _ => $"the field {part[CopyParts.FieldPrefix.Length..]}",
    };
}
