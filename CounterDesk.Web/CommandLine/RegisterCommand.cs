using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using CounterDesk.Web.RegisterExtracts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.CommandLine;

/// <summary>Writes what a check page that runs alone needs: once its key, and again and again an extract.</summary>
internal static class RegisterCommand
{
    public static Command Create()
    {
        var keyFile = new Argument<FileInfo>("FILE")
        {
            Description = $"Where the key goes, usually {ExtractFolder.KeyName}. It travels apart from extracts, once.",
        };
        var key = new Command("key", "Writes the two secrets with which a check page that runs alone knows extracts and check values.")
        {
            keyFile,
        };
        key.SetReadingAction((services, parsed, cancellationToken) => WriteKeyAsync(
            parsed.DataFolder().Keys, services.GetRequiredService<IOptions<HallOptions>>().Value.Code,
            parsed.GetRequiredValue(keyFile).FullName, cancellationToken));

        var place = new Argument<string>("FILE|FOLDER")
        {
            Description = $"Where the extract goes; in a folder it is named {ExtractFolder.ExtractName}.",
        };
        var extract = new Command("extract", "Writes what a check page that runs alone needs of the register, as of now.")
        {
            place,
        };
        extract.SetDeskAction((services, parsed, cancellationToken) => WriteExtractAsync(
            services.GetRequiredService<ExtractWriter>(), parsed.GetRequiredValue(place), cancellationToken));
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = $"Files of the check page's folder {ReturnOutbox.FolderName}, in any order.", Arity = ArgumentArity.OneOrMore,
        };
        var receive = new Command("receive", "Takes in what a check page that runs alone wrote: reports of receivers, and how often copies were checked.")
        {
            files,
        };
        receive.SetDeskAction((services, parsed, cancellationToken) => ReceiveAsync(
            services.GetRequiredService<ReturnReceiver>(), parsed.GetRequiredValue(files), cancellationToken));
        return new Command("register", "Takes extracts of the register for a check page that runs alone, and takes in what it sends back.")
        {
            key, extract, receive,
        };
    }

    private static async Task<int> WriteKeyAsync(
        string keyFolder, string hall, string path, CancellationToken cancellationToken)
    {
        if (KeyRingFile.Read(keyFolder) is not { } content)
        {
            return await ExitCode.CouldNotBeToldAsync("There is no key ring in the data folder: the desk was never started.");
        }

        var ring = new FileKeyRing(content);
        var key = new ExtractKey(hall, ring.HashingKeyOf(KeyUse.CheckValue), ring.HashingKeyOf(KeyUse.RegisterExtract));
        return await PutAsync(path, key.Write(), "The key was written. Only the check page's account may read it.", cancellationToken);
    }

    private static async Task<int> WriteExtractAsync(
        ExtractWriter writer, string place, CancellationToken cancellationToken)
    {
        try
        {
            var path = Directory.Exists(place) ? Path.Combine(place, ExtractFolder.ExtractName) : Path.GetFullPath(place);
            var (file, copies) = await writer.WriteAsync(cancellationToken);
            return await PutAsync(path, file, $"{copies} copies were written.", cancellationToken);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException)
        {
            return await ExitCode.CouldNotBeToldAsync($"The register could not be read: {exception.GetBaseException().Message}");
        }
    }

    private static async Task<int> ReceiveAsync(
        ReturnReceiver receiver, FileInfo[] files, CancellationToken cancellationToken)
    {
        var exit = ExitCode.Yes;
        foreach (var file in files)
        {
            try
            {
                // What is too large is not read.
                var receipt = file.Exists && file.Length > ReturnFile.MaxLength
                    ? new ReturnReceipt(ReturnFault.TooLarge)
                    : await receiver.ReceiveAsync(await File.ReadAllBytesAsync(file.FullName, cancellationToken), cancellationToken);
                await Console.Out.WriteLineAsync($"{file.Name}: {SentenceOf(receipt)}");
                exit = receipt.Fault is null or ReturnFault.AlreadyReceived || exit is ExitCode.CouldNotBeTold ? exit : ExitCode.No;
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException or IOException
                or UnauthorizedAccessException or KeyRingException)
            {
                await Console.Error.WriteLineAsync($"{file.Name}: could not be taken in: {exception.GetBaseException().Message}");
                exit = ExitCode.CouldNotBeTold;
            }
        }

        return exit;
    }

    private static string SentenceOf(ReturnReceipt receipt) => receipt.Fault is { } fault
        ? SentenceOf(fault)
        : $"taken in: {receipt.Reports} reports, {receipt.Checks} checks, {receipt.Skipped} left out.";

    private static string SentenceOf(ReturnFault fault) => fault switch
    {
        ReturnFault.AlreadyReceived => "was taken in before; nothing was done. It may be deleted.",
        ReturnFault.TooLarge => "refused: it is larger than any such file.",
        ReturnFault.Damaged => "refused: it is no file of a check page.",
        ReturnFault.NotWhole => "refused: it was cut or changed on the way, or made with another key. Copy it again.",
        ReturnFault.OtherFormat => "refused: another version of the program wrote it. Bring both up to date.",
        ReturnFault.OtherHall => "refused: it is another hall's.",
        ReturnFault.NotForUs => "refused: this hall's keys do not open it.",
        ReturnFault.UnknownExtract => "refused: this hall's log knows of no such extract.",
    };

    // Whole or not at all: who carries it on must not find half of one.
    private static async Task<int> PutAsync(
        string path, byte[] content, string sentence, CancellationToken cancellationToken)
    {
        try
        {
            var unfinished = $"{path}.new";
            await using (var file = new FileStream(unfinished, PrivateFile.Options(FileMode.Create)))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            await Console.Out.WriteLineAsync(sentence);
            return ExitCode.Yes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await ExitCode.CouldNotBeToldAsync($"{path} cannot be written: {exception.Message}");
        }
    }
}
