using System.Collections.Immutable;
using System.CommandLine;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Web.CommandLine;

/// <summary>
/// Checks the codes of copies without a network: who signed them and until when they may be used. Whether a copy or its
/// license was withdrawn since only the check page knows.
/// </summary>
internal static class CheckCommand
{
    private const int LargestKeyFile = 1 << 20;

    private static readonly Lazy<LicenseKindCatalog> _kinds = new(() => LicenseKindCatalog.Load([]));

    public static Command Create()
    {
        var texts = new Argument<string[]>("TEXT")
        {
            Description = "What a scanner reads from the code, whole or only what follows /C/.",
            Arity = ArgumentArity.OneOrMore,
        };
        var keys = new Option<FileInfo>("--keys")
        {
            Description =
                "Keys that a hall published at /.well-known/counterdesk/keys. By default those of the data folder.",
            HelpName = "FILE",
        };
        keys.AcceptExistingOnly();
        var command = new Command("check", "Checks the codes of copies against published keys, without a network.")
        {
            texts, keys,
        };
        command.SetAction((parsed, cancellationToken) => CheckAsync(
            parsed.GetRequiredValue(texts), parsed.GetValue(keys), parsed.DataFolder().Keys, cancellationToken));
        return command;
    }

    private static async Task<int> CheckAsync(
        string[] texts, FileInfo? file, string keyFolder, CancellationToken cancellationToken)
    {
        if (await FindKeysAsync(file, keyFolder, cancellationToken) is not { } keys)
        {
            return ExitCode.WrongUsage;
        }

        var today = new DeskClock(TimeProvider.System).Today;
        var answers = texts.Select(text => Check(text, keys, today)).ToList();
        foreach (var (_, sentence) in answers)
        {
            await Console.Out.WriteLineAsync(sentence);
        }

        return answers.Any(answer => answer.Code is ExitCode.No) ? ExitCode.No
            : answers.All(answer => answer.Code is ExitCode.Yes) ? ExitCode.Yes
            : ExitCode.CouldNotBeTold;
    }

    /// <summary>The exit code and the sentence for one text.</summary>
    internal static (int Code, string Sentence) Check(string text, ImmutableArray<PublicCopyKey> keys, DateOnly today)
    {
        if (CopyNumber.TryParse(text, out var number))
        {
            return (
                ExitCode.CouldNotBeTold,
                $"{number}: a number alone says nothing. Scan the code, or ask the check page.");
        }

        return SignedCopyCode.Read(text) switch
        {
            CopyCodeReading.Read { Code: var code } => Check(code, code.CheckSignature(keys), today),
            CopyCodeReading.Unreadable { Fault: var fault } =>
                (ExitCode.CouldNotBeTold, $"Not the code of a copy ({fault}). The print may be spoiled: scan again."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (int Code, string Sentence) Check(SignedCopyCode code, CodeSignature signature, DateOnly today)
    {
        var copy = code.Code;
        var kind = _kinds.Value.Find(copy.KindCode)?.Name ?? copy.KindCode;
        var facts = $"{copy.Number}: {WordsOf(copy.Form)} of {kind}, holder {copy.MaskedHolder}, "
            + $"made {copy.MadeOn:yyyy-MM-dd}, to be used until {copy.ExpiresOn:yyyy-MM-dd}.";
        return signature switch
        {
            CodeSignature.UnknownKey => (
                ExitCode.CouldNotBeTold,
                $"{copy.Number}: signed by a key that is not in the file. Another hall's, or the file is old."),
            CodeSignature.Wrong => (ExitCode.No, $"{copy.Number}: not signed by the key it names. Forged or changed."),
            CodeSignature.KeyWithdrawn =>
                (ExitCode.No, $"{facts} The key that signed it has been withdrawn: it no longer counts."),
            CodeSignature.Right when today > copy.ExpiresOn => (ExitCode.No, $"{facts} Signature right, expired."),
            CodeSignature.Right =>
                (ExitCode.Yes, $"{facts} Signature right, present state unknown: compare with the paper."),
        };
    }

    private static string WordsOf(CopyForm form) => form switch
    {
        CopyForm.CertifiedCopy => "certified copy",
        CopyForm.MarkedCopy => "certified copy (license not in force)",
        CopyForm.InformationSheet => "information sheet (no copy)",
    };

    private static async Task<ImmutableArray<PublicCopyKey>?> FindKeysAsync(
        FileInfo? file, string keyFolder, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return KeyRingFile.Read(keyFolder) is { } ring
                ? new FileKeyRing(ring).PublicKeys
                : await RefuseAsync(
                    "There is no key ring in the data folder. Name a file of published keys with --keys.");
        }

        try
        {
            return file.Length <= LargestKeyFile
                && PublishedKeys.TryRead(
                    await File.ReadAllBytesAsync(file.FullName, cancellationToken), out var published)
                ? published.Keys
                : await RefuseAsync($"{file} is not a file of published keys.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(exception.Message);
        }
    }

    private static async Task<ImmutableArray<PublicCopyKey>?> RefuseAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return null;
    }
}
